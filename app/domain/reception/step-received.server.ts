// Takes one step with a received report: right, version, status table, then the change, its ledger row, its figures, the
// news to the sender's ledger and the audit row in one transaction. Does not know what a step means: its caller does.
// A form that comes twice is carried out once; one that was read before somebody else's step is refused.
import { actorRef, type SocialCtx } from "~/access/context.server";
import type { AuditEvent } from "~/audit/events";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { noteDelivery } from "~db/delivery.server";
import { claimOnce } from "~db/idempotency.server";
import { addReceivedEvent, changeReceived, type ReceivedRow } from "~db/reception.server";
import { moveCount } from "~db/statistics.server";
import { refuse } from "../refusal";
import { groupOf } from "../statistics/group";
import { nextReceptionStatus, type ReceptionAction } from "./status";
import { visibleReceived } from "./visible-received.server";

export interface StepForm {
  receivedId: string;
  /** The version that the form was made from. */
  version: number;
  idempotencyKey: string;
}

type NewsState = "opened" | "acknowledged" | "registered" | "outcome";

interface Step {
  name: string;
  /** Null: a step that the status does not depend on. */
  action: ReceptionAction | null;
  /** What changes, judged on the row as it stands; refuses what does not fit. */
  change(row: ReceivedRow, tx: Queries): Partial<ReceivedRow> | Promise<Partial<ReceivedRow>>;
  detail?: string;
  /** What the sender's ledger is told, or null. */
  news(row: ReceivedRow): { state: NewsState; detail: string | null } | null;
  audit(row: ReceivedRow): AuditEvent;
  /** What else belongs to it. */
  also?(tx: Queries, row: ReceivedRow): Promise<void>;
}

export async function takeStep(ctx: SocialCtx, form: StepForm, step: Step): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { row, ground } = await visibleReceived(ctx, form.receivedId, tx);
    const earlier = await claimOnce(tx, {
      key: form.idempotencyKey,
      accountId: ctx.actor.accountId,
      useCase: `reception-${step.name}`,
      result: { receivedId: row.id },
      now: ctx.now,
    });
    if (earlier) return;
    if (row.version !== form.version) refuse("", "received_version_old");
    const change = { ...(await step.change(row, tx)), ...statusAfter(row, step.action) };
    if (!(await changeReceived(tx, row, change))) refuse("", "received_version_old");
    await addReceivedEvent(tx, {
      receivedId: row.id,
      at: ctx.now,
      accountId: ctx.actor.accountId,
      kind: step.name,
      ...(step.detail ? { detail: step.detail } : {}),
    });
    const after = { ...row, ...change };
    if (after.decision !== row.decision || after.ending !== row.ending) {
      await moveCount(tx, groupOf(row), groupOf(after));
    }
    await tellSender(tx, row, { at: ctx.now, news: step.news(row) });
    await step.also?.(tx, after);
    await record(tx, { at: ctx.now, actor: actorRef(ctx.actor), ground, event: step.audit(row) });
  });
}

function statusAfter(row: ReceivedRow, action: ReceptionAction | null): { status?: ReceivedRow["status"] } {
  if (action === null) return {};
  const next = nextReceptionStatus("reception", row.status, action);
  return next ? { status: next } : refuse("", "received_step_not_now");
}

/** A report that was entered by hand has no sender here, and nobody is told. */
async function tellSender(
  tx: Queries,
  row: ReceivedRow,
  { at, news }: { at: Date; news: ReturnType<Step["news"]> },
): Promise<void> {
  if (news && row.digest)
    await noteDelivery(tx, { reference: row.reference, digest: row.digest, at, ...news });
}
