import { generateKeyPairSync } from "node:crypto";
import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { Database } from "~db/database";
import { auditCheckpoint, auditEvent, auditLink } from "~db/schema/audit.server";
import { freshDatabase } from "~test/factories/database";
import { genesis, linkHash } from "./chain-hash.server";
import { type CheckpointKey, checkpointHolds } from "./checkpoint.server";
import { record } from "./record.server";
import { sealChain } from "./seal-chain.server";
import { settledUpTo } from "./settled-rows.server";

const key: CheckpointKey = { keyId: "key-1", ...generateKeyPairSync("ed25519") };
const now = new Date("2026-03-02T10:00:00Z");
let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

async function read(...pupilIds: string[]) {
  const actor = { kind: "staff", accountId: "account-1" } as const;
  for (const pupilId of pupilIds) {
    const event = { kind: "pupil.read", pupilId } as const;
    await db.write((tx) => record(tx, { at: now, actor, ground: "mentor", event }));
  }
}

const links = () => db.read.select().from(auditLink).orderBy(asc(auditLink.seq));

describe("sealing", () => {
  it("chains every row in order, over several batches and runs", async () => {
    await read("p1", "p2", "p3", "p4", "p5");
    expect(await sealChain(db, { now, key, batch: 2 })).toMatchObject({ sealed: 5, heldUp: false });
    await read("p6");
    expect(await sealChain(db, { now, key, batch: 2 })).toMatchObject({ sealed: 1 });
    const events = await db.read.select().from(auditEvent).orderBy(asc(auditEvent.seq));
    let prevHash = genesis;
    const expected = events.map((row) => {
      const link = { seq: row.seq, prevHash, hash: linkHash(prevHash, row) };
      prevHash = link.hash;
      return link;
    });
    expect(await links()).toEqual(expected);
    expect(new Set(expected.map((link) => link.hash)).size).toBe(6);
  });

  it("passes over numbers that a failed act took", async () => {
    await read("p1");
    await db.write(async (tx) => {
      await tx.insert(auditEvent).values({
        ...{ seq: 9, id: "later-9", at: now, actorKind: "system", actorId: null },
        ...{ kind: "audit.verified", ground: "system", subject: { rows: 1, findings: 0 } },
      });
    });
    await sealChain(db, { now, key });
    expect((await links()).map((link) => link.seq)).toEqual([1, 9]);
  });

  it("signs a checkpoint where the chain ends, and none when nothing came since", async () => {
    await read("p1", "p2");
    const { checkpoint } = await sealChain(db, { now, key });
    const end = (await links()).at(-1);
    expect(checkpoint).toMatchObject({ seq: 2, hash: end?.hash, at: now, keyId: "key-1" });
    const stored = await db.read.select().from(auditCheckpoint);
    expect(stored).toEqual([checkpoint]);
    expect(stored.every((point) => checkpointHolds(key.publicKey, point))).toBe(true);
    expect(await sealChain(db, { now, key })).toEqual({ sealed: 0, checkpoint: null, heldUp: false });
  });

  it("makes up for a checkpoint that a crash left unsigned", async () => {
    await read("p1");
    await sealChain(db, { now, key });
    await read("p2");
    const [row] = await db.read.select().from(auditEvent).orderBy(asc(auditEvent.seq)).offset(1).limit(1);
    const prevHash = (await links())[0]?.hash ?? "";
    if (!row) throw new Error("two rows are recorded");
    await db.write((tx) => tx.insert(auditLink).values({ seq: 2, prevHash, hash: linkHash(prevHash, row) }));
    expect(await sealChain(db, { now, key })).toMatchObject({ sealed: 0, checkpoint: { seq: 2 } });
  });

  it("does nothing in an empty audit", async () => {
    expect(await sealChain(db, { now, key })).toEqual({ sealed: 0, checkpoint: null, heldUp: false });
    expect(await settledUpTo(db)).toBe(0);
  });

  it("leaves one chain when two seal at once", async () => {
    await read("p1", "p2", "p3");
    await Promise.allSettled([sealChain(db, { now, key, batch: 1 }), sealChain(db, { now, key, batch: 1 })]);
    const chain = await links();
    expect(chain.map((link) => link.seq)).toEqual([1, 2, 3]);
    expect(chain.map((link) => link.prevHash)).toEqual([genesis, chain[0]?.hash, chain[1]?.hash]);
  });

  it("is refused a fork of the chain", async () => {
    await read("p1", "p2");
    await sealChain(db, { now, key });
    const fork = { seq: 5, prevHash: genesis, hash: "f".repeat(64) };
    await expect(db.write((tx) => tx.insert(auditLink).values(fork))).rejects.toThrow();
    expect(await links()).toHaveLength(2);
  });
});
