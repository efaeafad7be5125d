// A photograph of a signature on paper, whatever the kind of document: checked, cleaned of what a camera writes into it,
// sealed and opened. No policy, and no word on whose signature it is: the use case of the document's kind decides.
// audit: none here; the use cases that call it log what they do. Source: decision 0022; ITU-T T.81 (clean-image).
import { createHash } from "node:crypto";
import { cleanImage, UnusableImage } from "~/documents/clean-image";
import type { Vault } from "~/vault/vault.server";
import type { PhotoRow } from "~db/signing.server";
import { acceptFile } from "../concern/accept-file.server";
import { Refusal, refuse } from "../refusal";
import { longestSigner, type PaperMeta, paperMeta, photoKinds, photoSizeLimit } from "./paper";
import { photoPlace } from "./places";

export type GivenPhoto = { name: string; bytes: Uint8Array };
type Photograph = { image: Uint8Array; meta: PaperMeta };

export function signerOf(given: string): string {
  const signer = given.trim();
  if (signer === "") refuse("signer", "signing:fault.signerMissing");
  if ([...signer].length > longestSigner) refuse("signer", "signing:fault.signerTooLong");
  return signer;
}

export async function photograph(file: GivenPhoto | null, signer: string): Promise<Photograph> {
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

export async function sealPhoto(
  vault: Vault,
  { subjectId, photoId }: { subjectId: string; photoId: string },
  { image, meta }: Photograph,
) {
  const at = photoPlace(subjectId, photoId, "sealed_image");
  const about = photoPlace(subjectId, photoId, "sealed_meta");
  return {
    sealedImage: await vault.seal(at.owner, at.place, image),
    sealedMeta: await vault.seal(about.owner, about.place, JSON.stringify(meta)),
  };
}

export async function openPhoto(
  vault: Vault,
  row: Pick<PhotoRow, "id" | "subjectId" | "sealedImage" | "sealedMeta">,
): Promise<Photograph> {
  const at = photoPlace(row.subjectId, row.id, "sealed_image");
  const about = photoPlace(row.subjectId, row.id, "sealed_meta");
  const image = await vault.open(at.owner, at.place, row.sealedImage);
  const meta = paperMeta.parse(JSON.parse(await vault.openText(about.owner, about.place, row.sealedMeta)));
  return { image, meta };
}
