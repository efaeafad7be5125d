// Takes one step with a received report: right, version, status table, then the change, its ledger row, its figures, the
// news to the sender's ledger and the audit row in one transaction. Does not know what a step means: its caller does.
// A form that comes twice is carried out once; one that was read before somebody else's step is refused.
import { actorRef, type SocialCtx } from "~/access/context.server";
import type { AuditEvent } from "~/audit/events";
import { type ActorRef, record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { noteDelivery } from "~db/delivery.server";
import { addReceivedEvent, changeReceived, type ReceivedRow } from "~db/reception.server";
import { moveCount } from "~db/statistics.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { groupOf } from "../statistics/group";
import { nextReceptionStatus, type ReceptionAction } from "./status";
import { visibleReceived } from "./visible-received.server";

export interface StepForm {
  receivedId: string;
  /** The version that the form was made from. */
  version: number;
  idempotencyKey: string;
}

type NewsState = "opened" | "acknowledged" | "registered" | "outcome" | "forwarded";

export interface Step {
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
  const sent = await readSentForm(ctx, `reception-${step.name}`, form);
  await ctx.db.write(async (tx) => {
    const { row, ground } = await visibleReceived(ctx, form.receivedId, tx);
    const earlier = await claimSentForm(tx, sent, { receivedId: row.id });
    if (earlier) return;
    if (row.version !== form.version) refuse("", "received_version_old");
    await applyStep(tx, { now: ctx.now, actor: actorRef(ctx.actor), ground }, row, step);
  });
}

interface By {
  now: Date;
  actor: ActorRef;
  ground: string;
}

/** The step itself, for a row that was read in the same transaction. Gives the row as it then stands. */
export async function applyStep(tx: Queries, by: By, row: ReceivedRow, step: Step): Promise<ReceivedRow> {
  const actor = by.actor.kind === "system" ? "system" : "reception";
  // Nothing is done with what is on its way to another municipality: it would not go along.
  if (actor === "reception" && row.forwardAskedAt && !row.forwardedAt) refuse("", "received_on_its_way");
  const change = { ...(await step.change(row, tx)), ...statusAfter(actor, row, step.action) };
  if (!(await changeReceived(tx, row, change))) refuse("", "received_version_old");
  await addReceivedEvent(tx, {
    receivedId: row.id,
    at: by.now,
    accountId: by.actor.accountId,
    kind: step.name,
    ...(step.detail ? { detail: step.detail } : {}),
  });
  const after = { ...row, ...change, version: row.version + 1 };
  const [from, to] = [groupOf(row), groupOf(after)];
  if (from.outcome !== to.outcome || from.ending !== to.ending) await moveCount(tx, from, to);
  await tellSender(tx, row, { at: by.now, news: step.news(row) });
  await step.also?.(tx, after);
  await record(tx, { at: by.now, actor: by.actor, ground: by.ground, event: step.audit(row) });
  return after;
}

function statusAfter(
  actor: "reception" | "system",
  row: ReceivedRow,
  action: ReceptionAction | null,
): { status?: ReceivedRow["status"] } {
  if (action === null) return {};
  const next = nextReceptionStatus(actor, row.status, action);
  return next ? { status: next } : refuse("", "received_step_not_now");
}

/** A report that was entered by hand has no sender here, and nobody is told. */
async function tellSender(
  tx: Queries,
  row: ReceivedRow,
  { at, news }: { at: Date; news: ReturnType<Step["news"]> },
): Promise<void> {
  if (news && row.wayIn === "tool" && row.digest)
    await noteDelivery(tx, { reference: row.reference, digest: row.digest, at, ...news });
}
