// One step with a follow-up, whichever it is: load, ask the policy "follow-up.read" and the table of states, seal what was
// said; then in one transaction the state read again, the write under its version, the step in the history, the concern's
// mark of being dealt with, and the audit row. The use cases say which step and what it changes.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { type FollowUpFacts, followUpFacts } from "~/access/follow-up-facts.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { markHandled } from "~db/concern-write.server";
import type { Queries } from "~db/database";
import type { FollowUpRow } from "~db/follow-up.server";
import { insertStep, updateFollowUp } from "~db/follow-up-write.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { type FollowUpAction, type FollowUpStatus, nextFollowUpStatus } from "./status";
import { stepPlace } from "./step-place";

/** What every form about a follow-up sends. */
export interface FollowUpForm {
  concernId: string;
  version: number;
  idempotencyKey: string;
}

interface Change {
  set: Partial<FollowUpRow>;
  toId?: string | null;
  toUnitId?: string | null;
  onDate?: string;
}

interface Step {
  action: FollowUpAction;
  /** What was said, checked already; "" for nothing. */
  text?: string;
  /** Within the transaction: what is changed; refuses what is against a rule. */
  change: (tx: Queries, state: FollowUpFacts & { row: FollowUpRow }) => Change | Promise<Change>;
}

/** What an offer leaves behind when it is over. */
export const noOffer = { offeredToId: null, offeredUnitId: null, offeredBy: null } as const;

/** Throws NotVisible; Refusal (`form`: `follow_up_not_now`, `version_old`, `concern_withdrawn`). */
export async function stepFollowUp(ctx: StaffCtx, form: FollowUpForm, step: Step): Promise<void> {
  const { concern } = await allowed(ctx, form.concernId);
  const stepId = randomUUID();
  const { owner, place } = stepPlace(concern.id, stepId);
  const sealedText = step.text ? await ctx.vault.seal(owner, place, step.text) : null;
  const sent = await readSentForm(ctx, `follow-up.${step.action}`, form);
  await ctx.db.write(async (tx) => {
    const earlier = await claimSentForm(tx, sent, { concernId: concern.id });
    if (earlier) return;
    const state = await allowed(ctx, concern.id, tx);
    if (state.row.version !== form.version) refuse("form", "version_old");
    const status = nextFollowUpStatus(state.actors, state.row.status, step.action);
    if (!status) refuse("form", "follow_up_not_now");
    const change = await step.change(tx, state);
    await write(ctx, tx, { state, status, change, step, stepId, sealedText });
  });
}

async function allowed(ctx: StaffCtx, concernId: string, q?: Queries) {
  const state = await followUpFacts(ctx, concernId, q);
  const ground = requireGround(ctx.actor, "follow-up.read", state.facts);
  if (!state.row) throw new NotVisible();
  if (state.concern.status !== "active") refuse("form", "concern_withdrawn");
  return { ...state, row: state.row, ground };
}

interface Written {
  state: FollowUpFacts & { row: FollowUpRow; ground: string };
  status: FollowUpStatus;
  change: Change;
  step: Step;
  stepId: string;
  sealedText: Uint8Array | null;
}

async function write(ctx: StaffCtx, tx: Queries, written: Written): Promise<void> {
  const { state, status, change, step, stepId, sealedText } = written;
  const { row, concern } = state;
  const closing = status === "closed";
  const set = { ...change.set, status, closedAt: closing ? ctx.now : null };
  if (!(await updateFollowUp(tx, { id: row.id, version: row.version, set }))) refuse("form", "version_old");
  if (closing !== (row.status === "closed")) {
    const [handledAt, handledBy] = closing ? [ctx.now, ctx.actor.accountId] : [null, null];
    await markHandled(tx, { id: concern.id, handledAt, handledBy });
  }
  await insertStep(tx, {
    id: stepId,
    followUpId: row.id,
    position: row.version,
    authorityId: row.authorityId,
    secrecyArea: row.secrecyArea,
    pupilId: row.pupilId,
    concernId: concern.id,
    action: step.action,
    byId: ctx.actor.accountId,
    toId: change.toId ?? null,
    toUnitId: change.toUnitId ?? null,
    onDate: change.onDate ?? null,
    sealedText,
    createdAt: ctx.now,
  });
  await record(tx, {
    at: ctx.now,
    actor: actorRef(ctx.actor),
    ground: state.ground,
    event: {
      kind: "follow-up.stepped",
      pupilId: row.pupilId,
      concernId: concern.id,
      step: step.action,
      toId: change.toId ?? null,
      teamUnitId: change.toUnitId ?? null,
    },
  });
}
