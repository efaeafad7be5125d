// The files beside a report's document: which they are by the document's own list, and their bytes, one piece at a time,
// under the keys they have at the school. A document of before files were sent lists none. No policy: the caller decides.
// audit: none here; the use cases that call it record what they do.
import type { Vault } from "~/vault/vault.server";
import { chunksOf } from "~db/attachment.server";
import type { Database } from "~db/database";
import { attachmentPlace } from "../concern/seal-concern";
import { mostPictureBytes, type OwnAttachment, ownAttachmentList } from "./attachment-list";
import { documentDataPlace, documentTwinPlace } from "./places";

export async function listedBeside(
  { vault }: { vault: Vault },
  document: { id: string; reportId: string; sealedData: Uint8Array },
): Promise<OwnAttachment[]> {
  const { owner, place } = documentDataPlace(document.reportId, document.id);
  const data = JSON.parse(await vault.openText(owner, place, document.sealedData));
  return ownAttachmentList.parse(data.attachments);
}

/** The document's machine-readable twin, exactly as it is delivered; null in documents of before there was one. */
export async function twinOf(
  { vault }: { vault: Vault },
  document: { id: string; reportId: string; sealedTwin: Uint8Array | null },
): Promise<string | null> {
  const { owner, place } = documentTwinPlace(document.reportId, document.id);
  return document.sealedTwin && vault.openText(owner, place, document.sealedTwin);
}

export function piecesOf(
  { db, vault }: { db: Database; vault: Vault },
  attachmentId: string,
): AsyncIterable<Uint8Array> {
  const { owner, place } = attachmentPlace(attachmentId);
  return vault.openChunks(owner, place, chunksOf(db.read, attachmentId));
}

/** A picture for a document, whole, since the document is laid out with it; never more than its pictures may have together. */
export async function wholePicture(
  house: { db: Database; vault: Vault },
  attachmentId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of piecesOf(house, attachmentId)) {
    length += piece.byteLength;
    if (length > mostPictureBytes) throw new Error("a picture is larger than a document takes");
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
