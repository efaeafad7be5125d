import { AsyncLocalStorage } from "node:async_hooks";
import { count, eq, max, sum } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { databaseEngine } from "~/env.server";
import { freshDatabase } from "~test/factories/database";
import type { Database } from "./database";
import { contains, sql, startsWith } from "./dialect.server";
import { openDatabase } from "./engine.server";
import { DatabaseFault } from "./fault.server";
import { auditEvent } from "./schema/audit.server";
import { lease, signingOrder } from "./schema/operation.server";
import { schoolAuthority, schoolUnit } from "./schema/school.server";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const authority = (id: string, name = "Norra skolan") => ({ id, name, legalProfile: "municipal" as const });
const names = async () => (await db.read.select().from(schoolAuthority)).map((row) => row.id).sort();

async function faultOf(work: Promise<unknown>): Promise<DatabaseFault> {
  const error = await work.catch((reason: unknown) => reason);
  if (!(error instanceof DatabaseFault))
    throw new Error(`no fault, but ${error instanceof Error ? error : "success"}`);
  return error;
}

describe("a unit of work", () => {
  it("is seen whole by readers once it is acknowledged, and by itself before", async () => {
    const seen = await db.write(async (tx) => {
      await tx.insert(schoolAuthority).values([authority("a"), authority("b")]);
      return (await tx.select().from(schoolAuthority)).length;
    });
    expect(seen).toBe(2);
    expect(await names()).toEqual(["a", "b"]);
  });

  it("leaves nothing behind when it throws, and hands its own error on", async () => {
    const own = new Error("the rule says no");
    const failing = db.write(async (tx) => {
      await tx.insert(schoolAuthority).values(authority("a"));
      throw own;
    });
    await expect(failing).rejects.toBe(own);
    expect(await names()).toEqual([]);
  });

  it("is refused whole after a query that failed, though it caught the error", async () => {
    await db.write((tx) => tx.insert(schoolAuthority).values(authority("taken")));
    const stubborn = db.write(async (tx) => {
      await tx.insert(schoolAuthority).values(authority("before"));
      await tx
        .insert(schoolAuthority)
        .values(authority("taken"))
        .catch(() => undefined);
      return "acknowledged";
    });
    expect((await faultOf(stubborn)).kind).toBe("unique");
    expect(await names()).toEqual(["taken"]);
  });

  it("sends nothing more once it has ended", async () => {
    let later: () => Promise<unknown> = async () => undefined;
    await db.write(async (tx) => {
      later = async () => await tx.insert(schoolAuthority).values(authority("late"));
    });
    await expect(later()).rejects.toThrow("after its unit of work had ended");
    expect(await names()).toEqual([]);
  });

  it("can neither begin another nor read past itself", async () => {
    const nested = db.write(() => db.write(async () => "inner"));
    await expect(nested).rejects.toThrow("cannot begin inside another");
    const past = db.write(async () => await db.read.select().from(schoolAuthority));
    await expect(past).rejects.toThrow("read through the unit");
  });

  it("may ask for several things at once", async () => {
    const sizes = await db.write(async (tx) => {
      const insert = (id: string) => tx.insert(schoolAuthority).values(authority(id)).returning();
      return (await Promise.all(["a", "b", "c"].map(insert))).map((rows) => rows.length);
    });
    expect(sizes).toEqual([1, 1, 1]);
    expect(await names()).toEqual(["a", "b", "c"]);
  });

  it("answers a conflict that it foresaw with rows, not with an error", async () => {
    const take = () =>
      db.write((tx) => tx.insert(schoolAuthority).values(authority("a")).onConflictDoNothing().returning());
    expect([(await take()).length, (await take()).length]).toEqual([1, 0]);
  });
});

describe("many units at once", () => {
  it("each see what those before them wrote: no update is lost", async () => {
    await db.write((tx) => tx.insert(lease).values({ name: "n", holder: "0", until: new Date(0) }));
    const add = () =>
      db.write(async (tx) => {
        const [row] = await tx.select().from(lease).where(eq(lease.name, "n"));
        await tx.update(lease).set({ holder: String(Number(row?.holder) + 1) });
      });
    await Promise.all(Array.from({ length: 40 }, add));
    const [row] = await db.read.select().from(lease);
    expect(row?.holder).toBe("40");
  });

  it("each run in the context of whoever asked for them", async () => {
    const caller = new AsyncLocalStorage<number>();
    const ask = (n: number) => caller.run(n, () => db.write(async () => caller.getStore()));
    expect(await Promise.all([1, 2, 3].map(ask))).toEqual([1, 2, 3]);
  });

  it("keep exactly the rows of those that were acknowledged, whatever fails among them", async () => {
    const kinds = fc.constantFrom("fine", "throws", "taken", "no parent", "swallows");
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { minLength: 1, maxLength: 25 }), fc.uuid(), async (units, run) => {
        const shared = `${run}-shared`;
        await db.write((tx) => tx.insert(schoolAuthority).values(authority(shared)));
        const results = await Promise.allSettled(
          units.map((kind, i) =>
            db.write(async (tx) => {
              await tx.insert(schoolAuthority).values(authority(`${run}-${i}`));
              if (kind === "throws") throw new Error("own");
              if (kind === "taken") await tx.insert(schoolAuthority).values(authority(shared));
              if (kind === "no parent") {
                await tx.insert(schoolUnit).values({ ...unitOf("nobody"), id: `${run}-${i}` });
              }
              if (kind === "swallows") {
                await tx
                  .insert(schoolAuthority)
                  .values(authority(shared))
                  .catch(() => undefined);
              }
            }),
          ),
        );
        expect(results.map((result) => result.status === "fulfilled")).toEqual(
          units.map((kind) => kind === "fine"),
        );
        const kept = (await names()).filter((id) => id.startsWith(run) && id !== shared);
        const acknowledged = units.flatMap((kind, i) => (kind === "fine" ? [`${run}-${i}`] : []));
        expect(kept).toEqual(acknowledged.sort());
      }),
      { numRuns: databaseEngine() === "sqlite" ? 40 : 10 },
    );
  });
});

const unitOf = (authorityId: string) => ({
  id: "unit",
  authorityId,
  name: "Enheten",
  kind: "compulsory" as const,
  municipalityCode: "0180",
});

describe("a refusal", () => {
  it("tells its kind, and nothing of the values", async () => {
    const secret = "Hemlig Hemligsson";
    await db.write((tx) => tx.insert(schoolAuthority).values(authority(secret)));
    const again = await faultOf(db.write((tx) => tx.insert(schoolAuthority).values(authority(secret))));
    const orphan = await faultOf(
      db.write((tx) => tx.insert(schoolUnit).values({ ...unitOf(`${secret} 2`), name: secret })),
    );
    const empty = await faultOf(
      db.write((tx) =>
        tx.insert(schoolAuthority).values({ ...authority(secret), name: null as unknown as string }),
      ),
    );
    expect([again.kind, orphan.kind, empty.kind]).toEqual(["unique", "foreign-key", "not-null"]);
    for (const fault of [again, orphan, empty]) {
      expect(`${fault.stack} ${JSON.stringify(fault)} ${String(fault.cause)}`).not.toContain("Hemlig");
    }
  });

  it("of a read tells nothing of the values either", async () => {
    const broken = db.read.select().from(schoolAuthority).where(sql`no_such_function(${"Hemlig"}) = 1`);
    const error = (await broken.catch((reason: unknown) => reason)) as Error;
    expect(error).toBeInstanceOf(Error);
    expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toContain("Hemlig");
  });

  it("meets every attempt to write through the reading side", async () => {
    const attempt = (async () => await db.read.insert(schoolAuthority).values(authority("a")))();
    expect((await faultOf(attempt)).kind).toBe("read-only");
    expect(await names()).toEqual([]);
  });

  it("meets every change of the audit", async () => {
    await db.write((tx) => tx.insert(auditEvent).values(event("e1")));
    const changed = await faultOf(db.write((tx) => tx.update(auditEvent).set({ ground: "other" })));
    const deleted = await faultOf(db.write((tx) => tx.delete(auditEvent)));
    expect([changed.kind, deleted.kind]).toEqual(["refused-by-trigger", "refused-by-trigger"]);
    expect((await db.read.select().from(auditEvent)).map((row) => row.ground)).toEqual(["own"]);
  });
});

const event = (id: string) => ({
  id,
  at: new Date("2026-03-01T10:00:00.123Z"),
  actorKind: "staff" as const,
  actorId: "account-1",
  kind: "concern.logged",
  ground: "own",
  subject: { z: 1, a: "två", nothing: null },
});

describe("values", () => {
  it("come back alike from both engines", async () => {
    const bytes = Uint8Array.from([0, 255, 39, 92, 10]);
    const at = new Date("2026-03-29T00:59:59.999Z");
    const [row] = await db.write((tx) =>
      tx
        .insert(auditEvent)
        .values({ ...event("e1"), at })
        .returning(),
    );
    expect(row?.at).toEqual(at);
    expect(JSON.stringify(row?.subject)).toBe('{"z":1,"a":"två","nothing":null}');
    const order = {
      id: "order",
      purpose: "sign_in" as const,
      browserHash: "hash",
      sealedState: bytes,
      status: "pending" as const,
      createdAt: at,
      expiresAt: at,
      version: 2 ** 52,
    };
    await db.write((tx) => tx.insert(signingOrder).values(order));
    const [kept] = await db.read.select().from(signingOrder);
    expect(kept).toEqual({ ...order, accountId: null, subjectId: null });
  });

  it("are counted, summed and compared alike", async () => {
    await db.write((tx) =>
      tx.insert(auditEvent).values([event("e1"), { ...event("e2"), at: new Date("2026-04-01T00:00:00Z") }]),
    );
    const [row] = await db.read
      .select({
        n: count(),
        raw: sql<number>`count(*)`,
        last: max(auditEvent.at),
        total: sum(auditEvent.seq).mapWith(Number),
      })
      .from(auditEvent);
    expect(row).toEqual({ n: 2, raw: 2, last: new Date("2026-04-01T00:00:00Z"), total: 3 });
  });

  it("are searched by letter and sorted by code point alike", async () => {
    const all = ["Åsa", "asa", "Asa", "Zeb", "ÄSA"];
    await db.write((tx) =>
      tx.insert(schoolAuthority).values(all.map((name, i) => authority(String(i), name))),
    );
    const found = async (where: ReturnType<typeof contains>) =>
      (await db.read.select().from(schoolAuthority).where(where)).map((row) => row.name).sort();
    expect(await found(contains(schoolAuthority.name, "sa"))).toEqual(["Asa", "asa", "Åsa"].sort());
    expect(await found(startsWith(schoolAuthority.name, "As"))).toEqual(["Asa"]);
    expect(await found(startsWith(schoolAuthority.name, "Ås"))).toEqual(["Åsa"]);
    expect(await found(contains(schoolAuthority.name, "%"))).toEqual([]);
    const sorted = await db.read.select().from(schoolAuthority).orderBy(schoolAuthority.name);
    expect(sorted.map((row) => row.name)).toEqual([...all].sort());
  });
});

describe("opening", () => {
  it("says which engine and migration there is", async () => {
    expect(await db.health()).toEqual({
      engine: databaseEngine(),
      migration: expect.stringMatching(/^\d{4}_/),
    });
  });

  it("refuses an address of the other engine, or of none", async () => {
    const other = databaseEngine() === "sqlite" ? "postgres://127.0.0.1/x" : "sqlite:invented/x.db";
    await expect(openDatabase(other)).rejects.toThrow("set them alike");
    await expect(openDatabase("mysql://x")).rejects.toThrow("begins with sqlite:");
  });
});
