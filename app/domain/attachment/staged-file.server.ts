// A file on its way in, as it lies: written and read a few pieces at a time, each sealed for itself under the upload's key
// and bound to its position, so that any part can be read where it lies. No policy: the caller has found the upload as its own.
// audit: none here; an upload is nobody's record yet.

import { regroup } from "~/vault/file-chunks.server";
import type { Vault } from "~/vault/vault.server";
import type { Database, Queries } from "~db/database";
import { addChunks, chunkAt } from "~db/upload.server";
import { refuse } from "../refusal";
import type { FileBytes } from "./judge-file.server";
import { pieceLength, stagedPlace } from "./places";

interface House {
  db: Database;
  vault: Vault;
}

interface Staged {
  uploadId: string;
  contentId: string;
}

/** So many pieces are sealed and written together. */
const together = 4;

/**
 * Writes what comes, from a position on. A last piece that is not whole is written only where `isLast` says that the file
 * ends there. `written` is asked in the transaction of each few pieces, and throws where they must not be.
 */
export async function stagePieces(
  { db, vault }: House,
  input: Staged & {
    from: number;
    now: Date;
    content: AsyncIterable<Uint8Array>;
    isLast: (offset: number) => boolean;
    written: (tx: Queries, reached: { from: number; to: number }) => Promise<void>;
  },
): Promise<void> {
  const { uploadId, contentId, now } = input;
  let held: { position: number; sealed: Uint8Array; length: number }[] = [];
  let offset = input.from;
  const write = async () => {
    const rows = held.map(({ position, sealed }) => ({ contentId, position, sealed, at: now }));
    const to = offset + held.reduce((sum, each) => sum + each.length, 0);
    held = [];
    const from = offset;
    await db.write(async (tx) => {
      await input.written(tx, { from, to });
      await addChunks(tx, rows);
    });
    offset = to;
  };
  let reached = input.from;
  for await (const piece of regroup(input.content)) {
    const whole = piece.byteLength === pieceLength || input.isLast(reached + piece.byteLength);
    if (!whole) break;
    const { owner, place } = stagedPlace(uploadId, contentId, reached / pieceLength);
    const sealed = await vault.seal(owner, place, piece);
    held.push({ position: reached / pieceLength, sealed, length: piece.byteLength });
    reached += piece.byteLength;
    if (held.length === together) await write();
  }
  if (held.length > 0) await write();
}

async function pieceAt({ db, vault }: House, { uploadId, contentId }: Staged, position: number) {
  const sealed = await chunkAt(db.read, contentId, position);
  // Taken by another form, or swept, since the row was read.
  if (!sealed) refuse("files", "file_gone");
  const { owner, place } = stagedPlace(uploadId, contentId, position);
  return vault.open(owner, place, sealed);
}

export function stagedBytes(house: House, staged: Staged & { size: number }): FileBytes {
  const { size } = staged;
  return {
    size,
    async read(offset, length) {
      const end = Math.min(size, offset + length);
      const parts: Uint8Array[] = [];
      for (let position = Math.floor(offset / pieceLength); position * pieceLength < end; position += 1) {
        const piece = await pieceAt(house, staged, position);
        const begins = position * pieceLength;
        parts.push(piece.subarray(Math.max(0, offset - begins), end - begins));
      }
      return new Uint8Array(Buffer.concat(parts));
    },
    async *pieces() {
      for (let position = 0; position * pieceLength < size; position += 1)
        yield await pieceAt(house, staged, position);
    },
  };
}
