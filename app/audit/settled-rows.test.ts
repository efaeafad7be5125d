// What open transactions of other processes do to the audit's order, on a real PostgreSQL server.
import { generateKeyPairSync } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { Database } from "~db/database";
import { installedPostgres, type PostgresServer, startPostgres } from "~test/factories/postgres-server";

const bin = installedPostgres();

if (!bin) {
  it("says that the audit's order under several processes was not tested here", () => {
    console.log(
      "PostgreSQL's server is not installed: the audit's order under several processes DID NOT RUN.",
    );
    expect(installedPostgres()).toBeNull();
  });
} else {
  const now = new Date("2026-03-02T10:00:00Z");
  const key = { keyId: "key-1", ...generateKeyPairSync("ed25519") };
  const impatient = { looks: 2, pauseMs: 10 };
  const patient = { looks: 500, pauseMs: 10 };
  let server: PostgresServer;
  let url: string;
  let db: Database;

  // The schema is spelled for the engine when it is loaded: so it is loaded after the engine is set.
  const audit = async () => ({
    ...(await import("./record.server")),
    ...(await import("./seal-chain.server")),
    ...(await import("./settled-rows.server")),
    ...(await import("~db/schema/audit.server")),
  });

  beforeAll(async () => {
    process.env.DB_ENGINE = "postgres";
    server = await startPostgres(bin);
  });
  afterAll(async () => {
    await server.stop();
    process.env.DB_ENGINE = "sqlite";
  });
  beforeEach(async () => {
    const { openDatabase } = await import("~db/engine.server");
    url = await server.database();
    db = await openDatabase(url);
    onTestFinished(() => db.close());
  });

  async function recordOne() {
    const { record } = await audit();
    const event = { kind: "audit.read" } as const;
    const actor = { kind: "system", accountId: null } as const;
    await db.write((tx) => record(tx, { at: now, actor, ground: "system", event }));
  }

  /** Another process, in the middle of a transaction. */
  async function other(statement: string) {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("BEGIN");
    await client.query(statement);
    return async (end: "COMMIT" | "ROLLBACK") => {
      await client.query(end);
      await client.end();
    };
  }
  /** The database, and when it has been asked the n-th time: then the sealer has seen who is writing. */
  function watchedUntil(n: number) {
    let reach = () => {};
    let asked = 0;
    const reached = new Promise<void>((resolve) => {
      reach = resolve;
    });
    const select = (fields: never) => {
      if (++asked === n) reach();
      return db.read.select(fields);
    };
    return { db: { ...db, read: Object.assign(Object.create(db.read), { select }) } as Database, reached };
  }
  const insert = (id: string) =>
    `INSERT INTO audit_event (id, at, actor_kind, kind, ground, subject) VALUES ('${id}', now(), 'system', 'audit.read', 'system', '{}')`;

  describe("rows of several processes", () => {
    it("wait for a lower number that is not committed yet, and are sealed in order after it", async () => {
      const { settledUpTo, sealChain, auditLink } = await audit();
      const end = await other(insert("slow-1"));
      await recordOne();
      expect(await settledUpTo(db, impatient)).toBeNull();
      expect(await sealChain(db, { now, key, patience: impatient })).toEqual({
        sealed: 0,
        checkpoint: null,
        heldUp: true,
      });
      await end("COMMIT");
      expect(await sealChain(db, { now, key })).toMatchObject({ sealed: 2, heldUp: false });
      expect((await db.read.select().from(auditLink)).map((link) => link.seq).sort()).toEqual([1, 2]);
    });

    it("pass over a number that was rolled back", async () => {
      const { sealChain, auditLink } = await audit();
      const end = await other(insert("slow-1"));
      await recordOne();
      await end("ROLLBACK");
      expect(await sealChain(db, { now, key })).toMatchObject({ sealed: 1 });
      expect((await db.read.select().from(auditLink)).map((link) => link.seq)).toEqual([2]);
    });

    it("wait for a transaction that has the table but no transaction id yet", async () => {
      const { settledUpTo } = await audit();
      await recordOne();
      const end = await other("LOCK TABLE audit_event IN ROW EXCLUSIVE MODE");
      expect(await settledUpTo(db, impatient)).toBeNull();
      await end("ROLLBACK");
      expect(await settledUpTo(db, impatient)).toBe(1);
    });

    it("do not wait for readers, nor for writers of other tables", async () => {
      const { settledUpTo } = await audit();
      await recordOne();
      const open = [
        await other("SELECT * FROM audit_event"),
        await other("INSERT INTO lease VALUES ('runner', 'other', now())"),
      ];
      expect(await settledUpTo(db, impatient)).toBe(1);
      for (const end of open) await end("ROLLBACK");
    });

    it("do not wait for writers that came later, and leave what came after those to the next run", async () => {
      const { sealChain, auditLink } = await audit();
      const endEarlier = await other(insert("slow-1"));
      await recordOne();
      const watched = watchedUntil(3);
      const sealing = sealChain(watched.db, { now, key, patience: patient });
      await watched.reached;
      const endLater = await other(insert("slow-3"));
      await recordOne();
      await endEarlier("COMMIT");
      expect(await sealing).toMatchObject({ sealed: 2, checkpoint: { seq: 2 } });
      await endLater("COMMIT");
      await sealChain(db, { now, key });
      const links = await db.read.select().from(auditLink).orderBy(auditLink.seq);
      expect(links.map((link) => link.seq)).toEqual([1, 2, 3, 4]);
    });

    it("are chained once when several processes seal at once", async () => {
      const { sealChain, auditLink } = await audit();
      for (let n = 0; n < 6; n++) await recordOne();
      await Promise.allSettled([1, 2, 3].map(() => sealChain(db, { now, key, batch: 2 })));
      await sealChain(db, { now, key });
      const links = await db.read.select().from(auditLink).orderBy(auditLink.seq);
      expect(links.map((link) => link.seq)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(links.slice(1).map((link) => link.prevHash)).toEqual(
        links.slice(0, -1).map((link) => link.hash),
      );
    });
  });
}
