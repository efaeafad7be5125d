// Gives a finished version of an action plan to those who have the pupil (policy "plan.read"): the very bytes that are
// signed, or the whole file under the organisation's seal. Logged before a byte leaves. What leaves the page, to be kept or
// printed, is locked by the guard on what a guardian could meet. Makes nothing.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { documentModel } from "~/documents/model";
import type { Vault } from "~/vault/vault.server";
import { findPlanDocument, type PlanDocumentRow, planDocuments } from "~db/action-plan-signing.server";
import { requireOpenForReader } from "../report/guard-of-report.server";
import { planDocumentPlace, planTextPlace } from "./places";

export async function readPlanDocument(
  ctx: StaffCtx,
  input: { planId: string; documentId: string | null; asFile: boolean; sealed: boolean },
): Promise<Uint8Array> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  const ground = requireGround(ctx.actor, "plan.read", facts);
  if (input.asFile) await requireOpenForReader(ctx, { pupilId: plan.pupilId, output: "plan" });
  const documentId = input.documentId ?? (await planDocuments(ctx.db.read, plan.id))[0]?.id ?? "";
  const document = await findPlanDocument(ctx.db.read, documentId);
  if (document?.planId !== plan.id) throw new NotVisible();
  const file = await openPlanDocument(ctx.vault, document);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.document-read", pupilId: plan.pupilId, planId: plan.id, documentId },
    }),
  );
  return input.sealed ? file : file.subarray(0, document.signedLength);
}

/** The whole file; what is signed is its first `signedLength` bytes. */
export async function openPlanDocument(vault: Vault, document: PlanDocumentRow): Promise<Uint8Array> {
  const { owner, place } = planDocumentPlace(document.planId, document.id);
  return vault.open(owner, place, document.sealedPdf);
}

const planText = documentModel.pick({ language: true, notices: true, facts: true, sections: true });

/** What the document says, kept when it was drawn, to be read on a page; null on what is older than that. */
export async function openPlanText(vault: Vault, { planId, id, sealedText }: PlanDocumentRow) {
  if (!sealedText) return null;
  const { owner, place } = planTextPlace(planId, id);
  return planText.parse(JSON.parse(await vault.openText(owner, place, sealedText)));
}
