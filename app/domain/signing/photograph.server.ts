// A photograph of a signature on paper, whatever the kind of document: judged by its content, scanned where there is a
// scanner, made anew without position, sealed and opened. No policy, and no word on whose signature it is: the use case of the document's kind decides.
// audit: none here; the use cases that call it log what they do. Source: decisions 0022, 0027.
import { createHash } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { cleanPicture } from "~/pictures/clean-picture.server";
import type { Vault } from "~/vault/vault.server";
import type { PhotoRow } from "~db/signing.server";
import { judgeFile } from "../attachment/judge-file.server";
import { refuse } from "../refusal";
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

/** Made anew by the process that makes notes' pictures: what a camera wrote beside the pixels is not in it. */
export async function photograph(
  { ports }: Pick<StaffCtx, "ports">,
  file: GivenPhoto | null,
  signer: string,
): Promise<Photograph> {
  if (!file || file.bytes.byteLength === 0) refuse("photo", "signing:fault.photoMissing");
  if (file.bytes.byteLength > photoSizeLimit) refuse("photo", "signing:fault.photoTooLarge");
  const judged = await judgeFile(bytesOf(file));
  const kind = "kind" in judged ? photoKinds.find((each) => each === judged.kind) : undefined;
  if (!kind) refuse("photo", "signing:fault.photoKind");
  const scan = ports.files?.scan;
  const said = scan ? await scan.scan(bytesOf(file).pieces()) : "clean";
  if (said === "found") refuse("photo", "file_infected", { name: file.name });
  // One page by itself, which nothing waits for: it is asked for again rather than held back.
  if (said === "unanswered") refuse("photo", "signing:fault.photoUnscanned");
  const bounds = { maxBytes: photoSizeLimit };
  const made = await cleanPicture({ kind, pieces: bytesOf(file).pieces(), bounds }, async (picture) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of picture.pieces) pieces.push(piece);
    return { image: new Uint8Array(Buffer.concat(pieces)), mediaType: picture.mediaType };
  });
  if ("refused" in made)
    refuse(
      "photo",
      `signing:fault.${made.refused === "picture_too_large" ? "photoTooLarge" : "photoBroken"}`,
    );
  const { image, mediaType } = made.taken;
  const sha256 = createHash("sha256").update(image).digest("hex");
  return { image, meta: { signer, mediaType, sha256 } };
}

const bytesOf = ({ bytes }: GivenPhoto) => ({
  size: bytes.byteLength,
  read: async (offset: number, length: number) => bytes.subarray(offset, offset + length),
  async *pieces() {
    yield bytes;
  },
});

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
