// Signs the very document that the signer has read with an electronic identity: begun, followed and given up. Refused where
// the report has changed since. What changes while the person signs leaves her signature on the version that she read: it
// is kept there, counts for no other, and she is told. Policy "report.work". The
// person who completes the order must be the account's own, compared by the number's HMAC; the signature must cover the
// shown text and the document's SHA-256. A signature is never asked as a condition for sending.
// Source: decision 0006; local policy decides what is asked, never what is blocked.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { beginOrder, followOrder, giveUpOrder, type OrderView } from "~/access/identity-order.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { StartOrder } from "~/integrations/signing/port";
import { findAccount } from "~db/account.server";
import { findDocumentHead, insertSignature } from "~db/report-document.server";
import { refuse } from "../refusal";
import { findMunicipality } from "../routing/municipalities";
import { currentDocument, isCurrent } from "./current-document.server";
import { evidencePlace } from "./places";
import type { Words } from "./words";

export interface SignatureOrder {
  id: string;
  browser: string;
}

type Complete = Extract<OrderView, { state: "complete" }>;

const view = { kind: "sign", device: "desktop", startedBy: "qr" } as const;

/** Gives the order to keep in the browser, or the key of a message from the provider's own texts. */
export async function beginSignature(
  ctx: StaffCtx,
  input: {
    reportId: string;
    documentId: string;
    words: Words;
    caller: { endUserIp: string; userAgent?: string };
  },
): Promise<SignatureOrder | { messageKey: string }> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.work", facts);
  if (report.status !== "draft") refuse("form", "report_sent");
  const { signing } = ctx.ports;
  if (!signing) refuse("form", "signing_not_here");
  const { id: documentId, sha256 } = await currentDocument(ctx.db.read, {
    report,
    documentId: input.documentId,
  });
  const municipality = report.receiverCode ? findMunicipality(report.receiverCode)?.name : null;
  const request: StartOrder = {
    kind: "sign",
    ...input.caller,
    visibleText: input.words("report:sign.visible", {
      reference: report.reference,
      municipality: municipality ?? "–",
      sha256,
    }),
    invisibleData: JSON.stringify({ reference: report.reference, documentId, sha256 }),
  };
  const begun = await beginOrder(
    { db: ctx.db, vault: ctx.vault, signing },
    {
      purpose: "sign_report",
      accountId: ctx.actor.accountId,
      subjectId: report.id,
      request,
      memo: { documentId },
      now: ctx.now,
    },
  );
  if (!begun.ok)
    return { messageKey: signing.messageKey({ status: "problem", problem: begun.problem }, view) };
  return { id: begun.id, browser: begun.browser };
}

export type SignatureStep =
  | Exclude<OrderView, { state: "complete" }>
  | { state: "signed" }
  /** The report changed while the person signed: her signature stands on the version that she read. */
  | { state: "signed_earlier"; documentId: string }
  /** Somebody else's identity completed the order: nothing was kept. */
  | { state: "other_person" }
  | { state: "none" };

const bindingOf = (ctx: StaffCtx, reportId: string) =>
  ({ purpose: "sign_report", accountId: ctx.actor.accountId, subjectId: reportId }) as const;

export async function followSignature(
  ctx: StaffCtx,
  input: { reportId: string; order: SignatureOrder; device: "desktop" | "mobile" },
): Promise<SignatureStep> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.work", facts);
  const { signing } = ctx.ports;
  if (!signing) return { state: "none" };
  const { order, device } = input;
  const step = await followOrder(
    { db: ctx.db, vault: ctx.vault, signing },
    { ...order, device, binding: bindingOf(ctx, report.id), now: ctx.now },
  );
  if (!step) return { state: "none" };
  if (step.state !== "complete") return step;
  if (step.subjectId !== report.id) return { state: "none" };
  const { personalNumber } = step.collected.person;
  if (!(await isOwn(ctx, personalNumber))) return { state: "other_person" };
  const { evidence } = step.collected;
  const verdict = await signing.verify(evidence, {
    kind: "sign",
    visibleText: step.request.visibleText,
    invisibleData: step.request.invisibleData,
    personalNumber,
    at: ctx.now,
  });
  if (!verdict.ok) {
    return {
      state: "failed",
      messageKey: signing.messageKey({ status: "problem", problem: "badSignature" }, view),
    };
  }
  return keep(ctx, { reportId: report.id, step });
}

export async function giveUpSignature(
  ctx: StaffCtx,
  input: { reportId: string; order: SignatureOrder },
): Promise<void> {
  const { facts } = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.work", facts);
  const { signing } = ctx.ports;
  if (!signing) return;
  const binding = bindingOf(ctx, input.reportId);
  await giveUpOrder({ db: ctx.db, vault: ctx.vault, signing }, { ...input.order, binding });
}

async function isOwn(ctx: StaffCtx, personalNumber: string): Promise<boolean> {
  const account = await findAccount(ctx.db.read, ctx.actor.accountId);
  if (!account?.identityLookup) return false;
  const scope = { kind: "authority" as const, id: ctx.actor.authorityId };
  return (await ctx.vault.lookup(scope, personalNumber)) === account.identityLookup;
}

async function keep(
  ctx: StaffCtx,
  { reportId, step }: { reportId: string; step: Complete },
): Promise<SignatureStep> {
  const documentId = step.memo.documentId ?? "";
  const document = await findDocumentHead(ctx.db.read, documentId);
  if (document?.reportId !== reportId) throw new Error("a signed document vanished");
  const { evidence } = step.collected;
  const signatureId = randomUUID();
  const { owner, place } = evidencePlace(reportId, signatureId);
  const sealedEvidence = await ctx.vault.seal(
    owner,
    place,
    JSON.stringify({
      signature: evidence.signature,
      ocspResponse: evidence.ocspResponse,
      signedBytes: Buffer.from(evidence.signedBytes).toString("base64"),
      visibleText: step.request.visibleText,
      invisibleData: step.request.invisibleData,
    }),
  );
  const current = await ctx.db.write(async (tx) => {
    const { report, facts } = await reportFacts(ctx, reportId, tx);
    const ground = requireGround(ctx.actor, "report.work", facts);
    const stillCurrent = await isCurrent(tx, report, document);
    const accountId = ctx.actor.accountId;
    const provider = evidence.provider;
    const row = {
      id: signatureId,
      reportId,
      documentId,
      accountId,
      provider,
      sealedEvidence,
      signedAt: ctx.now,
    };
    if (!(await insertSignature(tx, row))) return stillCurrent;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.signed", pupilId: report.pupilId, reportId, documentId, signatureId },
    });
    return stillCurrent;
  });
  return current ? { state: "signed" } : { state: "signed_earlier", documentId };
}
