import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { storeReceived } from "~/domain/reception/store-received.server";
import { chooseMail } from "~/integrations/mail/index.server";
import {
  type MailOutcome,
  type MailSimulator,
  startMailSimulator,
} from "~/integrations/mail/simulator.server";
import type { Database } from "~db/database";
import { outboxTroubles } from "~db/outbox.server";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { outbox } from "~db/schema/operation.server";
import { account, contactUnit } from "~db/schema/school.server";
import { aDelivery } from "~test/factories/received";
import { aReport } from "~test/factories/report";
import { aMoment, aWorld, later } from "~test/factories/world";
import { type BesideHouse, runBeside } from "./run-beside.server";
import { runDue } from "./run-due.server";

const plus = (minutes: number) => new Date(aMoment.getTime() + minutes * 60_000);
const unit = "Mottagningen barn och unga";
const servers: MailSimulator[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function aHouse(...script: MailOutcome[]) {
  const world = await aWorld();
  const server = await startMailSimulator();
  servers.push(server);
  server.script.push(...script);
  const mail = chooseMail({
    mode: "test",
    url: server.url,
    from: "trad@skola.example",
    login: null,
    ca: null,
  });
  const house: BesideHouse = { ...world, mail, digest: false, holder: "one", jitter: () => 1 };
  await world.db.write((tx) => tx.update(contactUnit).set({ noticeEmail: "mottagning@eks.example" }));
  const store = (minutes: number, acute = false) =>
    storeReceived(
      world,
      aDelivery({
        now: plus(minutes),
        acute,
        unit,
        file: Buffer.from(randomUUID()),
        reference: randomUUID(),
      }),
    );
  const run = (minutes: number, change: Partial<BesideHouse> = {}) =>
    runBeside({ ...house, ...change }, plus(minutes));
  const rows = () => world.db.read.select().from(outbox);
  /** Dies between the mail server's next yes and the row that would say so. */
  const dying = (): Database => {
    const { length } = server.mails;
    const write: Database["write"] = (unit) =>
      server.mails.length > length ? Promise.reject(new Error("died")) : world.db.write(unit);
    return { engine: world.db.engine, read: world.db.read, write } as Database;
  };
  return { world, server, store, run, rows, dying };
}

const idOf = ({ raw }: { raw: string }) => /^message-id: (.*)$/im.exec(raw)?.[1];

describe("a notice of what has come in", () => {
  it("says that something has, in words that never change, to the unit's address in the register", async () => {
    const { world, server, store, run, rows } = await aHouse();
    await store(0);
    await run(0);
    await store(30, true);
    await run(30);
    const [quiet, acute] = server.mails;
    expect(quiet?.to).toEqual(["mottagning@eks.example"]);
    expect(quiet?.text.replaceAll("\r", "")).toBe(
      "Något har kommit in i Röda tråden. Logga in.\n\nSomething has arrived in Röda tråden. Sign in.\n",
    );
    expect(acute?.text).toBe(quiet?.text);
    const same = (raw = "") => raw.replace(/^(message-id|date): .*$/gim, "");
    expect(same(acute?.raw)).toBe(same(quiet?.raw));
    expect((await rows()).map((row) => row.doneAt)).toEqual([plus(0), plus(30)]);
    const told = await world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "mail.notice-sent"));
    expect(told).toHaveLength(2);
  });

  it("is one for all that waits, not again within ten minutes, at once for what is acute", async () => {
    const { server, store, run } = await aHouse();
    await Promise.all([store(0), store(0), store(0)]);
    await run(0);
    expect(server.mails).toHaveLength(1);
    await store(2);
    await run(2);
    await run(9.9);
    expect(server.mails).toHaveLength(1);
    await run(10);
    expect(server.mails).toHaveLength(2);
    await store(11);
    await store(12, true);
    await run(12);
    expect(server.mails).toHaveLength(3);
    await run(60);
    expect(server.mails).toHaveLength(3);
  });

  it("is tried again after 'later' and after a line that goes dead, and comes once", async () => {
    const { server, store, run, rows } = await aHouse("later", "die");
    await store(0);
    await run(0);
    expect((await rows())[0]).toMatchObject({ doneAt: null, lastError: "mail_try_later" });
    await run(0.05);
    expect(server.attempts).toBe(1);
    await run(1);
    expect((await rows())[0]).toMatchObject({ doneAt: null, lastError: "mail_unreachable" });
    await run(2);
    await run(3);
    expect([server.attempts, server.mails.length]).toEqual([3, 1]);
    expect((await rows())[0]?.doneAt).toEqual(plus(2));
  });

  it("is given up with a code where the server says never, told for a day, and the next is tried", async () => {
    const { world, server, store, run, rows } = await aHouse("never");
    await store(0);
    await run(0);
    expect((await rows())[0]).toMatchObject({ failedAt: plus(0), lastError: "mail_refused" });
    const givenUp = async (minutes: number) =>
      (await outboxTroubles(world.db.read, { attempts: 8, dueBefore: plus(-1), now: plus(minutes) })).givenUp;
    expect([await givenUp(1439), await givenUp(1441)]).toEqual([true, false]);
    await run(100);
    expect(server.attempts).toBe(1);
    await store(101);
    await run(101);
    expect(server.mails).toHaveLength(1);
  });

  it("that left before the house died goes again as the same mail; with one more to tell of, as another", async () => {
    const { server, store, run, dying } = await aHouse();
    await store(0);
    await expect(run(0, { db: dying() })).rejects.toThrow("died");
    expect(server.mails).toHaveLength(1);
    await expect(run(11, { db: dying() })).rejects.toThrow("died");
    await store(12, true);
    await run(22);
    await run(40);
    const [first, again, more, ...rest] = server.mails.map(idOf);
    expect([again, rest]).toEqual([first, []]);
    expect(more).not.toBe(first);
  });

  it("is not queued where the unit wants none, and is dropped where no mail is configured", async () => {
    const { world, server, store, run, rows } = await aHouse();
    await store(0);
    await run(0, { mail: null });
    expect((await rows()).map((row) => row.doneAt)).toEqual([plus(0)]);
    await world.db.write((tx) => tx.update(contactUnit).set({ noticeEmail: "" }));
    await store(1);
    expect(await rows()).toHaveLength(1);
    expect(server.attempts).toBe(0);
  });

  it("holds no delivery back: the line of deliveries never touches it", async () => {
    const { world, server, store } = await aHouse("hang");
    await store(0);
    const due = { ...world, checkpointKey: null, holder: "one", jitter: () => 1 };
    expect(await runDue(due, plus(0))).toEqual({ done: 0, failed: 0 });
    expect(server.attempts).toBe(0);
  });
});

describe("the daily number", () => {
  /** A Monday, 06:59 and 07:00 in Stockholm. */
  const early = new Date("2026-11-23T05:59:00Z");
  const seven = new Date("2026-11-23T06:00:00Z");

  async function withStaff() {
    const { world, server, dying } = await aHouse();
    const teacher = await world.staff("teacher", { group: "teacher", name: "Karin Ek" });
    const id = teacher.actor.accountId;
    await world.db.write((tx) =>
      tx.update(account).set({ email: "karin@skola.example" }).where(eq(account.id, id)),
    );
    await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
    const mail = chooseMail({ mode: "test", url: server.url, from: "t@s.example", login: null, ca: null });
    const run = (now: Date, digest = true, db = world.db) =>
      runBeside({ ...world, db, mail, digest, holder: "one", jitter: () => 1 }, now);
    return { world, server, run, id, teacher, dying };
  }

  it("comes from seven in the morning, once, and is a number and nothing else", async () => {
    const { server, run } = await withStaff();
    await run(early);
    expect(server.mails).toEqual([]);
    await run(new Date(+seven + 15 * 60_000));
    await run(new Date(+seven + 60 * 60_000));
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]).toMatchObject({ to: ["karin@skola.example"] });
    expect(server.mails[0]?.text.replaceAll("\r", "")).toBe(
      "1 sak väntar på dig. Logga in och välj Att göra. Där kan du också stänga av mejlet.\n\n1 thing waits for you. Sign in and choose To do. The mail can be turned off there too.\n",
    );
  });

  it("counts by the policy of the first page: a notice that leads nowhere any longer is not told", async () => {
    const { world, server, run, id } = await withStaff();
    const gone = { kind: "concern_told" as const, subjectId: randomUUID(), createdAt: aMoment };
    await world.db.write((tx) =>
      tx.insert(notice).values({ ...gone, id: randomUUID(), accountId: id, createdBy: id }),
    );
    await run(seven);
    expect(server.mails[0]?.text).toContain("1 sak");
  });

  it("that left before the house died goes again as the same mail, and the next day's is another", async () => {
    const { world, server, run, teacher, dying } = await withStaff();
    await expect(run(seven, true, dying())).rejects.toThrow("died");
    await run(new Date(+seven + 15 * 60_000));
    await aReport(later(teacher, 20 * 60 * 60_000), world.pupilId, { observations: "Kom utan mössa." });
    await run(new Date(+seven + 24 * 60 * 60_000));
    const [first, again, next] = server.mails.map(idOf);
    expect([again, next === undefined, next === first]).toEqual([first, false, false]);
  });

  it("is off where it is not asked for, and after a server that does not answer it comes later the same day", async () => {
    const { server, run } = await withStaff();
    await run(seven, false);
    expect(server.attempts).toBe(0);
    server.script.push("later");
    await run(new Date(+seven + 15 * 60_000));
    expect(server.mails).toEqual([]);
    await run(new Date(+seven + 30 * 60_000));
    expect([server.attempts, server.mails.length]).toEqual([2, 1]);
  });
});
