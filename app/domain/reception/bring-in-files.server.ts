// Brings the files beside a report in: each sealed under the report's new key piece by piece as it is read, and kept apart
// until the report is stored with all of them (store-received). A file whose size or SHA-256 is not the one that the
// signed document lists is refused, and then nothing of the report is stored. Decides nothing about who sends.
// audit: none here; store-received records the report and its files in one row.
import { createHash, randomUUID } from "node:crypto";
import type { Vault } from "~/vault/vault.server";
import { VaultError } from "~/vault/vault-error";
import type { Database } from "~db/database";
import { addIncoming, type NewReceivedAttachment, removeIncoming } from "~db/received-attachment.server";
import type { ListedAttachment } from "../report/attachment-list";
import { receivedFileMetaPlace, receivedFilePlace } from "./places";

export interface BroughtFile extends ListedAttachment {
  /** Read once. */
  pieces: AsyncIterable<Uint8Array>;
}

/** A file is not the one that the signed document lists, or cannot be read: no other attempt will help. */
export class NotAsListed extends Error {
  override name = "NotAsListed";
}

type Incoming = NewReceivedAttachment & { chunks: number };

export async function bringInFiles(
  { db, vault }: { db: Database; vault: Vault },
  input: { receivedId: string; files: readonly BroughtFile[]; now: Date },
): Promise<Incoming[]> {
  const brought: Incoming[] = [];
  const begun: string[] = [];
  try {
    for (const [position, file] of input.files.entries()) {
      const id = randomUUID();
      begun.push(id);
      brought.push(await bringIn({ db, vault }, { ...input, id, position, file }));
    }
    return brought;
  } catch (fault) {
    await db.write((tx) => removeIncoming(tx, begun));
    throw isUnreadable(fault) ? new NotAsListed(fault.message) : fault;
  }
}

async function bringIn(
  { db, vault }: { db: Database; vault: Vault },
  input: { receivedId: string; id: string; position: number; file: BroughtFile; now: Date },
): Promise<Incoming> {
  const { receivedId, id, position, file, now } = input;
  const seen = { hash: createHash("sha256"), size: 0 };
  const { owner, place } = receivedFilePlace(receivedId, id);
  let chunks = 0;
  for await (const sealed of vault.sealChunks(owner, place, counted(file.pieces, seen))) {
    const row = { attachmentId: id, position: chunks++, sealed, at: now };
    await db.write((tx) => addIncoming(tx, row));
  }
  const digest = seen.hash.digest("hex");
  if (digest !== file.sha256 || seen.size !== file.size) throw new NotAsListed("a file is not as listed");
  const meta = receivedFileMetaPlace(receivedId, id);
  return {
    id,
    receivedId,
    position,
    mediaType: file.mediaType,
    size: file.size,
    digest,
    sealedMeta: await vault.seal(meta.owner, meta.place, JSON.stringify({ name: file.label })),
    chunks,
  };
}

async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  seen: { hash: ReturnType<typeof createHash>; size: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    seen.hash.update(piece);
    seen.size += piece.byteLength;
    yield piece;
  }
}

const unreadable: readonly string[] = ["tampered", "malformed", "stream-incomplete", "key-destroyed"];

/** What is sealed cannot be opened, and will not be at the next attempt either. */
export function isUnreadable(fault: unknown): fault is VaultError {
  return fault instanceof VaultError && unreadable.includes(fault.reason);
}
