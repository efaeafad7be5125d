// Seals recorded events into the hash chain, in order, and signs a checkpoint where the chain then ends
// (decision 0005). One process's work at a time: the caller holds the lease, and the unique columns of audit_link
// refuse a second sealer all the same. Does not verify what was sealed before.
import { randomUUID } from "node:crypto";
import { and, asc, desc, gt, lt, lte } from "drizzle-orm";
import type { Database } from "~db/database";
import { auditCheckpoint, auditEvent, auditLink } from "~db/schema/audit.server";
import { genesis, linkHash } from "./chain-hash.server";
import { type Checkpoint, type CheckpointKey, signCheckpoint } from "./checkpoint.server";
import { type Patience, settledUpTo } from "./settled-rows.server";

export interface Sealing {
  sealed: number;
  /** Null when the last one still stands for all that is sealed. */
  checkpoint: Checkpoint | null;
  /** True when open transactions kept the newest rows from being sealed: the next run takes them. */
  heldUp: boolean;
}

const rowsAtATime = 1000;

/** Run at least once a minute. */
export async function sealChain(
  db: Database,
  {
    now,
    key,
    batch = rowsAtATime,
    patience,
  }: { now: Date; key: CheckpointKey; batch?: number; patience?: Patience },
): Promise<Sealing> {
  const settled = await settledUpTo(db, patience);
  let sealed = 0;
  if (settled !== null) {
    let added = batch;
    while (added === batch) {
      added = await sealBatch(db, settled, batch);
      sealed += added;
    }
  }
  return { sealed, checkpoint: await makeCheckpoint(db, now, key), heldUp: settled === null };
}

/** Whether a row that was recorded before this time has still no link. */
export async function isSealingBehind(db: Database, before: Date): Promise<boolean> {
  const [last] = await db.read
    .select({ seq: auditLink.seq })
    .from(auditLink)
    .orderBy(desc(auditLink.seq))
    .limit(1);
  const waiting = await db.read
    .select({ seq: auditEvent.seq })
    .from(auditEvent)
    .where(and(gt(auditEvent.seq, last?.seq ?? 0), lt(auditEvent.at, before)))
    .limit(1);
  return waiting.length > 0;
}

function sealBatch(db: Database, settled: number, batch: number): Promise<number> {
  return db.write(async (tx) => {
    const [last] = await tx.select().from(auditLink).orderBy(desc(auditLink.seq)).limit(1);
    const rows = await tx
      .select()
      .from(auditEvent)
      .where(and(gt(auditEvent.seq, last?.seq ?? 0), lte(auditEvent.seq, settled)))
      .orderBy(asc(auditEvent.seq))
      .limit(batch);
    let prevHash = last?.hash ?? genesis;
    const links = rows.map((row) => {
      const link = { seq: row.seq, prevHash, hash: linkHash(prevHash, row) };
      prevHash = link.hash;
      return link;
    });
    if (links.length > 0) await tx.insert(auditLink).values(links);
    return links.length;
  });
}

function makeCheckpoint(db: Database, now: Date, key: CheckpointKey): Promise<Checkpoint | null> {
  return db.write(async (tx) => {
    const [end] = await tx.select().from(auditLink).orderBy(desc(auditLink.seq)).limit(1);
    const [last] = await tx.select().from(auditCheckpoint).orderBy(desc(auditCheckpoint.seq)).limit(1);
    if (!end || (last && last.seq >= end.seq)) return null;
    const checkpoint = signCheckpoint(key, { id: randomUUID(), seq: end.seq, hash: end.hash, at: now });
    await tx.insert(auditCheckpoint).values(checkpoint);
    return checkpoint;
  });
}
