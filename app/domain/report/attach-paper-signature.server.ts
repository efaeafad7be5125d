// Takes in a photograph of a signature on paper, by whoever works on the report (policy "report.work"), before it is sent
// or after. Bound to the digest of the document that the paper was signed for, and shown as what it is: a photograph that
// somebody attached, of a signature that the tool has not seen made. What a camera writes into it is taken out. Not an
// electronic signature: it counts as one nowhere. A second submit of the same form is answered like the first.
// Source: decision 0022; ITU-T T.81 (clean-image).
import { createHash, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { cleanImage, UnusableImage } from "~/documents/clean-image";
import { claimOnce } from "~db/idempotency.server";
import { findPhoto, insertPhoto } from "~db/signing.server";
import { acceptFile } from "../concern/accept-file.server";
import { Refusal, refuse } from "../refusal";
import { longestSigner, type PaperMeta, paperMeta, photoKinds, photoSizeLimit } from "../signing/paper";
import { evidenceToDeliver } from "./evidence-to-deliver.server";
import { requireOpen } from "./guard-of-report.server";
import { photoPlace } from "./places";
import { signableDocument } from "./signable-document.server";

export interface PaperForm {
  reportId: string;
  /** The document that the paper was signed for. */
  documentId: string;
  /** Whose signature it is, as the one who attaches it says. */
  signer: string;
  file: { name: string; bytes: Uint8Array } | null;
  idempotencyKey: string;
}

export async function attachPaperSignature(ctx: StaffCtx, input: PaperForm): Promise<void> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  requireGround(ctx.actor, "report.work", facts);
  const { documentId } = input;
  const { sha256: documentSha256 } = await signableDocument(ctx.db.read, { report, documentId });
  const signer = signerOf(input.signer);
  const { image, meta } = await photograph(input.file, signer);
  const photoId = randomUUID();
  const [forImage, forMeta] = (["sealed_image", "sealed_meta"] as const).map((column) =>
    photoPlace(report.id, photoId, column),
  );
  if (!forImage || !forMeta) throw new Error("a photograph without its place");
  const sealedImage = await ctx.vault.seal(forImage.owner, forImage.place, image);
  const sealedMeta = await ctx.vault.seal(forMeta.owner, forMeta.place, JSON.stringify(meta));
  const by = ctx.actor.accountId;
  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, report.id, tx);
    const ground = requireGround(ctx.actor, "report.work", again.facts);
    const claim = { key: input.idempotencyKey, accountId: by, useCase: "attach-paper", now: ctx.now };
    if (await claimOnce(tx, { ...claim, result: { reportId: report.id } })) return;
    await signableDocument(tx, { report: again.report, documentId });
    await insertPhoto(tx, {
      id: photoId,
      kind: "report",
      subjectId: report.id,
      documentId,
      documentSha256,
      attachedBy: by,
      attachedAt: ctx.now,
      sealedImage,
      sealedMeta,
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

function signerOf(given: string): string {
  const signer = given.trim();
  if (signer === "") refuse("signer", "signing:fault.signerMissing");
  if ([...signer].length > longestSigner) refuse("signer", "signing:fault.signerTooLong");
  return signer;
}

async function photograph(
  file: PaperForm["file"],
  signer: string,
): Promise<{ image: Uint8Array; meta: PaperMeta }> {
  if (!file) refuse("photo", "signing:fault.photoMissing");
  const { mediaType, bytes } = await acceptFile(file).catch((error: unknown) => {
    if (error instanceof Refusal && error.errors.files) throw new Refusal({ photo: error.errors.files });
    throw error;
  });
  if (!photoKinds.includes(mediaType)) refuse("photo", "signing:fault.photoKind");
  if (bytes.byteLength > photoSizeLimit) refuse("photo", "signing:fault.photoTooLarge");
  try {
    const image = cleanImage(bytes);
    const sha256 = createHash("sha256").update(image).digest("hex");
    return { image, meta: { signer, mediaType, sha256 } };
  } catch (error) {
    if (error instanceof UnusableImage) refuse("photo", "signing:fault.photoBroken");
    throw error;
  }
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
  const at = photoPlace(report.id, photo.id, "sealed_image");
  const about = photoPlace(report.id, photo.id, "sealed_meta");
  const image = await ctx.vault.open(at.owner, at.place, photo.sealedImage);
  const meta = paperMeta.parse(
    JSON.parse(await ctx.vault.openText(about.owner, about.place, photo.sealedMeta)),
  );
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
