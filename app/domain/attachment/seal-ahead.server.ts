// Seals a file for what it is about to become, a piece at a time, before the transaction that makes it that: its chunks lie
// among the uploads' until it takes them, or where they are to stay, and are swept where it never comes. No policy: the caller has asked.
// audit: none here; the use case that takes the file records it.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { KeyOwner, Place, Vault } from "~/vault/vault.server";
import type { Database, Queries } from "~db/database";
import { addChunks } from "~db/upload.server";

/** So many chunks are written together. */
const together = 4;

type SealedChunk = Parameters<typeof addChunks>[1][number];

/** Gives how many chunks the file became. */
export async function sealAhead(
  { db, vault, now }: { db: Database; vault: Vault; now: Date },
  {
    id,
    owner,
    place,
    content,
    into = addChunks,
  }: {
    id: string;
    owner: KeyOwner;
    place: Place;
    content: AsyncIterable<Uint8Array>;
    /** Where the chunks go; the uploads' where nothing is said. */
    into?: (tx: Queries, rows: SealedChunk[]) => Promise<void>;
  },
): Promise<number> {
  let chunks = 0;
  let held: SealedChunk[] = [];
  const write = async () => {
    const rows = held;
    held = [];
    await db.write((tx) => into(tx, rows));
  };
  for await (const sealed of vault.sealChunks(owner, place, content)) {
    held.push({ contentId: id, position: chunks++, sealed, at: now });
    if (held.length < together) continue;
    await write();
    // Neither ciphers nor SQLite wait for anything: without this nobody else is answered until the whole file is sealed.
    await nextTurn();
  }
  await write();
  return chunks;
}
