// A file that a document lists, as a channel is given it: read from its sealed chunks piece by piece, anew at each attempt,
// and compared with the size and the digest in the document while it is read. What differs, or cannot be read, throws before
// the reading ends: who sends it on has promised more than has come by then, and breaks off. No policy: the caller decides.
// audit: none here; the use cases that call it record what they do.
import { createHash } from "node:crypto";
import type { Source } from "~/integrations/delivery/source";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import type { OwnAttachment } from "../report/attachment-list";
import { piecesOf } from "../report/sent-attachments.server";

/** A file is not the one that the document lists: no other attempt will help. */
export class AttachmentDiffers extends Error {
  override name = "AttachmentDiffers";
}

export function attachmentSource(
  house: { db: Database; vault: Vault },
  { id, size, sha256 }: OwnAttachment,
): Source {
  return { size, pieces: () => asListed(piecesOf(house, id), { size, sha256 }) };
}

/** The last piece is held until the whole is known for the one that was listed. */
async function* asListed(
  pieces: AsyncIterable<Uint8Array>,
  { size, sha256 }: Pick<OwnAttachment, "size" | "sha256">,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let length = 0;
  let held: Uint8Array | null = null;
  for await (const piece of pieces) {
    hash.update(piece);
    length += piece.byteLength;
    if (length > size) break;
    if (held) yield held;
    held = piece;
  }
  if (length !== size || hash.digest("hex") !== sha256) throw new AttachmentDiffers();
  if (held) yield held;
}
