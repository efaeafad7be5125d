// Takes in a photograph of a signature on paper, by whoever works on the report (policy "report.work"), before it is sent
// or after. Bound to the digest of the document that the paper was signed for, and shown as what it is: a photograph that
// somebody attached, of a signature that the tool has not seen made. What a camera writes into it is taken out. Not an
// electronic signature: it counts as one nowhere. A second submit of the same form is answered like the first.
// Source: decisions 0022, 0027.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { findPhoto, insertPhoto } from "~db/signing.server";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { type GivenPhoto, openPhoto, photograph, sealPhoto, signerOf } from "../signing/photograph.server";
import { evidenceToDeliver } from "./evidence-to-deliver.server";
import { requireOpen } from "./guard-of-report.server";
import { signableDocument } from "./signable-document.server";

export interface PaperForm {
  reportId: string;
  /** The document that the paper was signed for. */
  documentId: string;
  /** Whose signature it is, as the one who attaches it says. */
  signer: string;
  file: GivenPhoto | null;
  idempotencyKey: string;
}

export async function attachPaperSignature(ctx: StaffCtx, input: PaperForm): Promise<void> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.work", facts);
  const { documentId } = input;
  const { sha256: documentSha256 } = await signableDocument(ctx.db.read, { report, documentId });
  const signer = signerOf(input.signer);
  const { image, meta } = await photograph(ctx, input.file, signer);
  const photoId = randomUUID();
  const sealed = await sealPhoto(ctx.vault, { subjectId: report.id, photoId }, { image, meta });
  const by = ctx.actor.accountId;
  const form = await readSentForm(ctx, "attach-paper", input);
  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, report.id, tx);
    const ground = requireGround(ctx.actor, "report.work", again.facts);
    if (await claimSentForm(tx, form, { reportId: report.id })) return;
    await signableDocument(tx, { report: again.report, documentId });
    await insertPhoto(tx, {
      id: photoId,
      kind: "report",
      subjectId: report.id,
      documentId,
      documentSha256,
      attachedBy: by,
      attachedAt: ctx.now,
      ...sealed,
    });
    await evidenceToDeliver(tx, { report: again.report, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.paper-attached",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId,
        photoId,
      },
    });
  });
}

/** The photograph for whoever may read the document that it belongs to (policy "report.sign"); logged first. */
export async function readPaperSignature(
  ctx: StaffCtx,
  input: { reportId: string; photoId: string },
): Promise<{ image: Uint8Array; mediaType: string }> {
  const { report, facts } = await signFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.sign", facts);
  await requireOpen(ctx, report, "document");
  const photo = await findPhoto(ctx.db.read, input.photoId);
  if (photo?.subjectId !== report.id || photo.kind !== "report") throw new NotVisible();
  const { image, meta } = await openPhoto(ctx.vault, photo);
  const { documentId } = photo;
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.paper-read",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId,
        photoId: photo.id,
      },
    }),
  );
  return { image, mediaType: meta.mediaType };
}
