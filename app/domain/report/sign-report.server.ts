// Signs the very document that the signer has read with an electronic identity: begun, followed and given up; several
// sign the same bytes, in any order, before the report is sent or after. Refused where the report has changed since.
// What changes while a person signs leaves her signature on the version that she read: it is kept there, counts for no
// other, and she is told. On a report that has been sent the evidence goes after it, through the outbox. Policy
// "report.sign". Who completed the order, and what the signature covers, is proven by sign-order. A signature is never
// asked as a condition for sending. Source: decisions 0006 and 0022; local policy decides what is asked, never what is blocked.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { markKindRead } from "~db/notice.server";
import { findDocumentHead, insertSignature } from "~db/report-document.server";
import { refuse } from "../refusal";
import { findMunicipality } from "../routing/municipalities";
import {
  beginSigning,
  followSigning,
  giveUpSigning,
  isOwnNumber,
  type OrderedSignature,
  type ProvenStep,
  type SignatureCaller,
  type SignatureOrder,
} from "../signing/sign-order.server";
import { evidenceToDeliver } from "./evidence-to-deliver.server";
import { evidencePlace } from "./places";
import { signableDocument, standsFor } from "./signable-document.server";
import type { Words } from "./words";

const signatureOn = (ctx: StaffCtx, reportId: string): OrderedSignature => ({
  purpose: "sign_report",
  subjectId: reportId,
  accountId: ctx.actor.accountId,
  isSigner: (personalNumber) => isOwnNumber(ctx, personalNumber),
});

/** Gives the order to keep in the browser, or the key of a message from the provider's own texts. */
export async function beginSignature(
  ctx: StaffCtx,
  input: { reportId: string; documentId: string; words: Words; caller: SignatureCaller },
): Promise<SignatureOrder | { messageKey: string }> {
  const { report, facts } = await signFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.sign", facts);
  const { signing } = ctx.ports;
  if (!signing) refuse("form", "signing_not_here");
  const { documentId } = input;
  const { sha256, number } = await signableDocument(ctx.db.read, { report, documentId });
  const { reference } = report;
  const municipality = report.receiverCode ? findMunicipality(report.receiverCode)?.name : null;
  return beginSigning(ctx, signing, {
    of: signatureOn(ctx, report.id),
    caller: input.caller,
    visibleText: input.words("report:sign.visible", {
      reference,
      municipality: municipality ?? "–",
      sha256,
    }),
    invisibleData: JSON.stringify({ reference, documentId, version: number, sha256 }),
    memo: { documentId },
  });
}

export type SignatureStep =
  | Exclude<ProvenStep, { state: "proven" | "not_signer" }>
  | { state: "signed" }
  /** The report changed while the person signed: her signature stands on the version that she read. */
  | { state: "signed_earlier"; documentId: string };

export async function followSignature(
  ctx: StaffCtx,
  input: { reportId: string; order: SignatureOrder; device: "desktop" | "mobile" },
): Promise<SignatureStep> {
  const { report, facts } = await signFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.sign", facts);
  const { signing } = ctx.ports;
  if (!signing) return { state: "none" };
  const { order, device } = input;
  const step = await followSigning(ctx, signing, { of: signatureOn(ctx, report.id), order, device });
  // Whose number the account has is no matter of the roster of pupils: it is not hers.
  if (step.state === "not_signer") return { state: "other_person" };
  return step.state === "proven" ? keep(ctx, { reportId: report.id, step }) : step;
}

export async function giveUpSignature(
  ctx: StaffCtx,
  input: { reportId: string; order: SignatureOrder },
): Promise<void> {
  const { facts } = await signFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.sign", facts);
  const { signing } = ctx.ports;
  if (signing)
    await giveUpSigning(ctx, signing, { of: signatureOn(ctx, input.reportId), order: input.order });
}

async function keep(
  ctx: StaffCtx,
  { reportId, step }: { reportId: string; step: Extract<ProvenStep, { state: "proven" }> },
): Promise<SignatureStep> {
  const documentId = step.memo.documentId ?? "";
  const document = await findDocumentHead(ctx.db.read, documentId);
  if (document?.reportId !== reportId) throw new Error("a signed document vanished");
  const { provider, evidence } = step;
  const signatureId = randomUUID();
  const { owner, place } = evidencePlace(reportId, signatureId);
  const sealedEvidence = await ctx.vault.seal(owner, place, JSON.stringify(evidence));
  const { accountId } = ctx.actor;
  const counts = await ctx.db.write(async (tx) => {
    const { report, facts } = await signFacts(ctx, reportId, tx);
    const ground = requireGround(ctx.actor, "report.sign", facts);
    const stands = await standsFor(tx, report, document);
    const added = await insertSignature(tx, {
      id: signatureId,
      reportId,
      documentId,
      accountId,
      provider,
      sealedEvidence,
      revocation: evidence.revocation,
      signedAt: ctx.now,
    });
    if (!added) return stands;
    if (stands)
      await markKindRead(tx, { accountId, kind: "signature_asked", subjectId: reportId, now: ctx.now });
    if (stands) await evidenceToDeliver(tx, { report, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.signed", pupilId: report.pupilId, reportId, documentId, signatureId },
    });
    return stands;
  });
  return counts ? { state: "signed" } : { state: "signed_earlier", documentId };
}
