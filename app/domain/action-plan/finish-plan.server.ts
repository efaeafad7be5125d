// Finishes a version of an action plan (policy "plan.write"): the document is made and sealed, and can be read and signed;
// it is never changed. The plan goes on: what is written after it is in the next version, and signatures stay with theirs.
// What has a version already that says the very same is not made again. Needs, goals and one measure are what it must
// have. What changes while it is made is made again. The register of sealed files knows it, so that whoever holds it can
// have it verified; a later version supersedes the earlier. Source: decisions 0018, 0022 and 0028.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { sha256Of } from "~/documents/digest.server";
import type { DocumentDraft } from "~/documents/model";
import { renderWhatCanBe } from "~/documents/render-what-can-be.server";
import type { PlanRow } from "~db/action-plan.server";
import { insertPlanDocument, planDocuments } from "~db/action-plan-signing.server";
import type { PupilRow } from "~db/pupil.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import type { Words } from "../report/words";
import { registerSealed, sealedEntry } from "../seal/register-sealed.server";
import { type LoadedPlan, loadPlan, planState } from "./load-plan.server";
import { planDocumentPlace, planTextPlace } from "./places";
import { planDocument } from "./plan-document";
import { lackingToFinish } from "./rules";

export interface FinishPlan {
  planId: string;
  words: Words;
  /** Puts the organisation's seal on the file; null where none is configured. */
  seal: ((pdf: Uint8Array) => Promise<Uint8Array>) | null;
}

/** So many times what changed meanwhile is made anew. */
const mostRenderings = 4;

export async function finishPlan(
  ctx: StaffCtx,
  input: FinishPlan,
): Promise<{ documentId: string; number: number }> {
  for (let left = mostRenderings; left > 0; left--) {
    const document = await finishOnce(ctx, input);
    if (document) return document;
  }
  return refuse("form", "plan:fault.justNow");
}

/** Null where the plan changed, or somebody else's version took the number, while this one was made. */
async function finishOnce(ctx: StaffCtx, input: FinishPlan) {
  const { plan, pupil, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.write", facts);
  if (plan.status !== "open") refuse("form", "plan:fault.closed");
  const [latest] = await planDocuments(ctx.db.read, plan.id);
  const loaded = await loadPlan(ctx, plan);
  if (latest?.wholeDigest === loaded.wholeDigest) return { documentId: latest.id, number: latest.number };
  const [lacks] = lackingToFinish({
    needs: loaded.fields.needs.value,
    goals: loaded.fields.goals.value,
    measures: loaded.measures.length,
  });
  if (lacks) refuse("form", `plan:fault.lacks.${lacks}`);
  const number = (latest?.number ?? 0) + 1;
  const { pdf, model } = await drawn(ctx, { plan, pupil, loaded, number }, input.words);
  const file = input.seal ? await input.seal(pdf) : pdf;
  const documentId = randomUUID();
  const { owner, place } = planDocumentPlace(plan.id, documentId);
  const text = planTextPlace(plan.id, documentId);
  const row = {
    id: documentId,
    planId: plan.id,
    number,
    sealedPdf: await ctx.vault.seal(owner, place, file),
    sealedText: await ctx.vault.seal(text.owner, text.place, JSON.stringify(textOf(model))),
    signedLength: pdf.byteLength,
    sha256: sha256Of(pdf),
    fileSha256: sha256Of(file),
    stateDigest: loaded.stateDigest,
    wholeDigest: loaded.wholeDigest,
    createdBy: ctx.actor.accountId,
    createdAt: ctx.now,
  };
  const entry = sealedEntry(file, { kind: "plan", seriesId: plan.id, at: ctx.now });
  return ctx.db.write(async (tx) => {
    const again = await planFacts(ctx, plan.id, tx);
    const ground = requireGround(ctx.actor, "plan.write", again.facts);
    if (again.plan.status !== "open") refuse("form", "plan:fault.closed");
    const state = await planState(tx, plan.id);
    if (state.wholeDigest !== row.wholeDigest || !(await insertPlanDocument(tx, row))) return null;
    await registerSealed(tx, [entry]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.finished", pupilId: plan.pupilId, planId: plan.id, documentId },
    });
    return { documentId, number };
  });
}

async function drawn(
  ctx: StaffCtx,
  { plan, pupil, loaded, number }: { plan: PlanRow; pupil: PupilRow; loaded: LoadedPlan; number: number },
  words: Words,
) {
  const unit = await unitWithAuthority(ctx.db.read, plan.schoolUnitId);
  const { fields, measures, entries } = loaded;
  const model = planDocument(
    {
      language: plan.language,
      reference: plan.reference,
      created: ctx.now,
      number,
      authority: unit?.authorityName ?? "",
      unit: unit?.name ?? "",
      legalProfile: unit?.legalProfile ?? "municipal",
      isProtected: pupil.protection !== "none",
      pupilName: `${pupil.givenName} ${pupil.familyName}`,
      needs: fields.needs.value,
      goals: fields.goals.value,
      followUp: fields.followUp.value,
      followUpOn: fields.followUpOn.value,
      evaluation: fields.evaluation.value,
      measures: measures.map((m) => ({ ...m, dueOn: m.dueOn ?? "" })),
      entries: entries.map((e) => ({ on: civilDate(e.occurredAt), authorName: e.authorName })),
    },
    words,
  );
  return renderWhatCanBe(model);
}

/** What is read of it on a page: as it was drawn, a mark where a character could not be. */
const textOf = ({ language, notices, facts, sections }: DocumentDraft) => ({
  language,
  notices,
  facts,
  sections,
});
