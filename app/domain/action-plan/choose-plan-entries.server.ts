// Begins an action plan out of ticked notes on a pupil's thread, or adds notes to one (policy "plan.write", and the scope of
// "concern.read" for each note: nobody builds on what she may not read). The version that was read is kept, as with
// reports. The notes are quoted in "needs", where they are edited freely: it is the plan that guardians read, never the
// notes. Student health's own notes come in by student health alone (policy "plan.release"), who says in so many words
// that all who have the pupil, and guardians, will read them. A second submit of the same form is answered like the first.
// Source: OSL 23:2 (stays among themselves unless they choose otherwise); decision 0012.
import { randomBytes, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { can, concernScope } from "~/access/policy";
import type { HoldingFacts } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import {
  addPlanEntries,
  entriesOfPlan,
  fieldsOfPlan,
  insertPlan,
  writePlanField,
} from "~db/action-plan.server";
import { concernsWithin } from "~db/concern.server";
import type { Queries } from "~db/database";
import { textPlace } from "../concern/seal-concern";
import { refuse } from "../refusal";
import { quoteEntries, withQuotations } from "../report/quote-entries";
import { makeReference } from "../report/reference";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { planFieldPlace } from "./places";
import { longestField } from "./rules";

export interface ChosenEntries {
  concernIds: string[];
  /** That guardians and all who have the pupil will read what is student health's own has been said yes to. */
  release: boolean;
  idempotencyKey: string;
}

type Concern = Awaited<ReturnType<typeof concernsWithin>>[number];

/** Gives the plan's id: the first one's where the same form is submitted again. */
export async function startPlan(
  ctx: StaffCtx,
  input: ChosenEntries & { pupilId: string; language: "sv" | "en" },
): Promise<{ planId: string }> {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  requireGround(ctx.actor, "plan.write", facts);
  const form = await readSentForm(ctx, "start-plan", input);
  if (form.first?.planId) return { planId: form.first.planId };
  const chosen = await readable(ctx, { pupilId: pupil.id, facts, ids: input.concernIds });
  if (chosen.length === 0) refuse("entries", "plan:fault.entries");
  requireRelease(ctx, facts, chosen, input);
  const planId = randomUUID();
  await ctx.vault.ensureKey({ kind: "content", id: planId }, { kind: "pupil", id: pupil.id });
  const needs = fitting(await quoted(ctx, chosen));
  const { owner, place } = planFieldPlace(planId, "needs", 1);
  const sealedValue = await ctx.vault.seal(owner, place, needs);
  const reference = makeReference(randomBytes(8));
  const by = ctx.actor.accountId;
  return ctx.db.write(async (tx) => {
    const again = await pupilFacts(ctx, pupil.id, tx);
    const ground = requireGround(ctx.actor, "plan.write", again.facts);
    const earlier = await claimSentForm(tx, form, { planId });
    if (earlier?.planId) return { planId: earlier.planId };
    await requireStanding(tx, ctx, { pupilId: pupil.id, facts: again.facts, chosen });
    requireRelease(ctx, again.facts, chosen, input);
    await insertPlan(tx, {
      id: planId,
      reference,
      authorityId: pupil.authorityId,
      schoolUnitId: pupil.schoolUnitId,
      pupilId: pupil.id,
      language: input.language,
      status: "open",
      createdBy: by,
      createdAt: ctx.now,
      version: 1,
    });
    const row = { planId, field: "needs", sealedValue, updatedBy: by, updatedAt: ctx.now };
    await writePlanField(tx, { ...row, version: 0 });
    await addPlanEntries(tx, rowsOf(ctx, planId, chosen));
    const concernIds = chosen.map((c) => c.id);
    const log = { at: ctx.now, actor: actorRef(ctx.actor), ground };
    await record(tx, { ...log, event: { kind: "plan.started", pupilId: pupil.id, planId, concernIds } });
    await recordRelease(tx, ctx, { pupilId: pupil.id, planId, facts: again.facts, chosen });
    return { planId };
  });
}

/** Adds notes to a plan that is open; they are quoted after what stands in "needs". */
export async function choosePlanEntries(
  ctx: StaffCtx,
  input: ChosenEntries & { planId: string },
): Promise<void> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.write", facts);
  const had = new Set((await entriesOfPlan(ctx.db.read, plan.id)).map((e) => e.concernId));
  const ids = input.concernIds.filter((id) => !had.has(id));
  const chosen = await readable(ctx, { pupilId: plan.pupilId, facts, ids });
  requireRelease(ctx, facts, chosen, input);
  const before = (await fieldsOfPlan(ctx.db.read, plan.id)).find((f) => f.field === "needs");
  const version = before?.version ?? 0;
  const at = (of: number) => planFieldPlace(plan.id, "needs", of);
  const written = before
    ? await ctx.vault.openText(at(version).owner, at(version).place, before.sealedValue)
    : "";
  const needs =
    chosen.length === 0 ? written : fitting(withQuotations(written, await entriesToQuote(ctx, chosen)));
  const sealedValue = await ctx.vault.seal(at(version + 1).owner, at(version + 1).place, needs);
  const by = ctx.actor.accountId;
  const form = await readSentForm(ctx, "choose-plan-entries", input);
  await ctx.db.write(async (tx) => {
    const again = await planFacts(ctx, plan.id, tx);
    const ground = requireGround(ctx.actor, "plan.write", again.facts);
    if (again.plan.status !== "open") refuse("form", "plan:fault.closed");
    if (await claimSentForm(tx, form, { planId: plan.id })) return;
    if (chosen.length === 0) refuse("entries", "plan:fault.entries");
    await requireStanding(tx, ctx, { pupilId: plan.pupilId, facts: again.facts, chosen });
    requireRelease(ctx, again.facts, chosen, input);
    const added = await addPlanEntries(tx, rowsOf(ctx, plan.id, chosen));
    if (added.length !== chosen.length) refuse("entries", "version_old");
    const row = { planId: plan.id, field: "needs", sealedValue, updatedBy: by, updatedAt: ctx.now };
    if (!(await writePlanField(tx, { ...row, version }))) refuse("entries", "version_old");
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.entries-chosen", pupilId: plan.pupilId, planId: plan.id, concernIds: added },
    });
    await recordRelease(tx, ctx, { pupilId: plan.pupilId, planId: plan.id, facts: again.facts, chosen });
  });
}

const rowsOf = (ctx: StaffCtx, planId: string, chosen: readonly Concern[]) =>
  chosen.map((c) => ({
    planId,
    concernId: c.id,
    concernVersion: c.version,
    addedBy: ctx.actor.accountId,
    addedAt: ctx.now,
  }));

async function readable(
  ctx: StaffCtx,
  { pupilId, facts, ids }: { pupilId: string; facts: HoldingFacts; ids: string[] },
): Promise<Concern[]> {
  const scope = concernScope(ctx.actor, facts);
  const rows = scope ? await concernsWithin(ctx.db.read, pupilId, scope) : [];
  const active = new Map(rows.filter((c) => c.status === "active").map((c) => [c.id, c]));
  if (ids.some((id) => !active.has(id))) refuse("entries", "entry_foreign");
  return [...new Set(ids)].flatMap((id) => active.get(id) ?? []);
}

/** What was corrected, withdrawn or deleted in these moments is chosen anew, never quoted unseen. */
async function requireStanding(
  tx: Queries,
  ctx: StaffCtx,
  { pupilId, facts, chosen }: { pupilId: string; facts: HoldingFacts; chosen: readonly Concern[] },
): Promise<void> {
  const scope = concernScope(ctx.actor, facts);
  const now = scope ? await concernsWithin(tx, pupilId, scope) : [];
  const standsAs = new Map(now.map((c) => [c.id, `${c.status} ${c.version}`]));
  if (chosen.some((c) => standsAs.get(c.id) !== `active ${c.version}`)) refuse("entries", "version_old");
}

const innerOf = (chosen: readonly Concern[]) => chosen.filter((c) => c.circle === "student_health");

function requireRelease(
  ctx: StaffCtx,
  facts: HoldingFacts,
  chosen: readonly Concern[],
  { release }: { release: boolean },
): void {
  if (innerOf(chosen).length === 0) return;
  if (!can(ctx.actor, "plan.release", facts).allow) refuse("entries", "inner_not_yours");
  if (!release) refuse("release", "plan:fault.release");
}

async function recordRelease(
  tx: Queries,
  ctx: StaffCtx,
  input: { pupilId: string; planId: string; facts: HoldingFacts; chosen: readonly Concern[] },
): Promise<void> {
  const { pupilId, planId, facts } = input;
  const concernIds = innerOf(input.chosen).map((c) => c.id);
  if (concernIds.length === 0) return;
  const ground = requireGround(ctx.actor, "plan.release", facts);
  const log = { at: ctx.now, actor: actorRef(ctx.actor), ground };
  await record(tx, { ...log, event: { kind: "plan.inner-released", pupilId, planId, concernIds } });
}

async function entriesToQuote(ctx: StaffCtx, chosen: readonly Concern[]) {
  const texts = await ctx.vault.openTexts(
    chosen.map((c) => ({ ...textPlace(c.id, c.version), sealed: c.sealedText })),
  );
  return chosen.map(({ occurredAt, authorName }, at) => ({ occurredAt, authorName, text: texts[at] ?? "" }));
}

/** What does not fit is chosen anew: nothing of a note is cut away unseen. */
function fitting(needs: string): string {
  if ([...needs].length > longestField) refuse("entries", "plan:fault.quotes", { max: longestField });
  return needs;
}

const quoted = async (ctx: StaffCtx, chosen: readonly Concern[]) =>
  quoteEntries(await entriesToQuote(ctx, chosen));
