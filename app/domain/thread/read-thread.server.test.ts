// The red thread: one page for a pupil of forty or four hundred entries.
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { withdrawConcern } from "~/domain/concern/withdraw-concern.server";
import { readThread } from "~/domain/pupil/read-thread.server";
import { auditEvent } from "~db/schema/audit.server";
import { logged } from "~test/factories/logged";
import { aWorld, later, type World } from "~test/factories/world";
import { selectionFrom, type ThreadSelection, wholeThread } from "./selection";
import { windowLength } from "./window";

const day = 86_400_000;

async function lastRead({ db }: World) {
  const rows = await db.read.select().from(auditEvent).where(eq(auditEvent.kind, "pupil.read"));
  return rows.sort((a, b) => a.seq - b.seq).at(-1)?.subject;
}

/** The same context, which counts what it asks of the database and of the vault. */
function counting(ctx: StaffCtx) {
  const asked = { selects: 0, texts: 0, openings: 0 };
  const read = new Proxy(ctx.db.read, {
    get: (target, name, receiver) => {
      if (name === "select") asked.selects += 1;
      return Reflect.get(target, name, receiver);
    },
  });
  const vault: StaffCtx["vault"] = {
    ...ctx.vault,
    openTexts: (items) => {
      asked.texts += items.length;
      asked.openings += items.length > 0 ? 1 : 0;
      return ctx.vault.openTexts(items);
    },
  };
  return {
    asked,
    ctx: { ...ctx, vault, db: { ...ctx.db, read, write: (unit) => ctx.db.write(unit) } } as StaffCtx,
  };
}

const many = windowLength + 5;

/** Ids newest first. The newest is linked to the oldest, far outside its window. */
async function aLongThread() {
  const world = await aWorld();
  const mentor = await world.staff("teacher", { group: "mentor" });
  const ids: string[] = [];
  for (let i = 0; i < many; i += 1) {
    const then = later(mentor, (i - many) * day);
    const linkTo = i === many - 1 ? (ids[0] ?? "") : "";
    ids.push(await logged(then, world.pupilId, { form: { text: `Notering ${i}` }, linkTo }));
  }
  return { world, mentor, ids: ids.reverse() };
}

type LongThread = Awaited<ReturnType<typeof aLongThread>>;

/** It is served a window at a time; only what is shown is opened, and the audit says what was read. */
async function servedByWindow({ world, mentor, ids }: LongThread) {
  const { asked, ctx } = counting(later(mentor, 1000));
  const first = await readThread(ctx, { pupilId: world.pupilId });
  expect(first.entries.map((e) => e.id)).toEqual(ids.slice(0, windowLength));
  expect(asked.texts).toBe(windowLength);
  // The overview counts every entry by month, and no text is opened for it.
  expect(first.overview.months.map((m) => m.month)).toEqual(["2026-11", "2026-10"]);
  expect(first.overview.months.reduce((sum, m) => sum + m.count, 0)).toBe(many);
  expect(await lastRead(world)).toEqual({ pupilId: world.pupilId, concernIds: ids.slice(0, windowLength) });
  const rest = await readThread(ctx, {
    pupilId: world.pupilId,
    place: { older: first.place.older ?? "" },
  });
  expect(rest.entries.map((e) => e.text)).toEqual(ids.slice(windowLength).map((_, i) => `Notering ${4 - i}`));
  expect(await lastRead(world)).toMatchObject({ concernIds: ids.slice(windowLength) });
}

/** It asks the database as often for four entries as for forty: no query in a loop. */
async function asksAlike({ world, mentor }: LongThread) {
  const few = await world.pupil();
  for (let i = 4; i > 0; i -= 1) await logged(later(mentor, -i * day), few);
  const [long, short] = [counting(later(mentor, 1000)), counting(later(mentor, 1000))];
  await readThread(long.ctx, { pupilId: world.pupilId });
  await readThread(short.ctx, { pupilId: few });
  // Attachments and links of the shown are one query however many they are.
  expect(long.asked.selects).toBe(short.asked.selects);
  expect(long.asked.selects).toBeLessThanOrEqual(25);
  expect(long.asked.openings).toBe(short.asked.openings);
}

/** It says in words what is linked across the edge of the window, and where that entry is found. */
async function linkedAcross({ world, mentor, ids }: LongThread) {
  const [newest, oldest] = [ids[0] ?? "", ids.at(-1) ?? ""];
  const first = await readThread(mentor, { pupilId: world.pupilId });
  expect(first.entries[0]).toMatchObject({ id: newest, links: [{ otherId: oldest, end: "from" }] });
  expect(first.linkedElsewhere).toEqual([{ id: oldest, at: later(mentor, -many * day).now }]);
  const there = await readThread(mentor, { pupilId: world.pupilId, place: { entry: oldest } });
  expect(there.entries.at(-1)).toMatchObject({ id: oldest, links: [{ otherId: newest, end: "to" }] });
  expect(there.linkedElsewhere.map((l) => l.id)).toEqual([newest]);
}

/** It opens every text to search it, shows what matches, and the audit says both. */
async function searched({ world, mentor, ids }: LongThread) {
  const selection = selectionFrom({ priority: "", category: "", author: "", words: "NOTERING 44" });
  const found = await readThread(mentor, { pupilId: world.pupilId, selection });
  expect(found.entries.map((e) => e.text)).toEqual(["Notering 44"]);
  expect(found.count).toEqual({ selected: 1, all: many, events: 0, searched: many, unsearched: 0 });
  expect(await lastRead(world)).toEqual({
    pupilId: world.pupilId,
    concernIds: [ids[0]],
    searched: many,
  });
}

it("a long thread is served a window at a time, opened and audited as it is shown, linked across edges, searched", async () => {
  const thread = await aLongThread();
  await servedByWindow(thread);
  await asksAlike(thread);
  await linkedAcross(thread);
  await searched(thread);
});

describe("filtering by priority, category, author and text", () => {
  const texts = [
    "Åt ingenting, sa ’nej’.",
    "ÅT UPP ALLT",
    "Frånvarande tredje dagen",
    "Mo\u0308te med mamma",
    "",
  ];
  const words = ["", "åt", "Åt", "at", "FRÅNVAR", "möte mamma", "mamma möte", "nej", "finns inte", "%", "_"];

  async function aMixedThread() {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const mentor = await world.staff("teacher", { group: "mentor" });
    const nurse = await world.staff("school_nurse");
    await world.grant();
    const people = [teacher, mentor, nurse];
    const priorities = ["act_now", "action_desirable", "no_action"];
    const categories = ["absence", "care", "other"];
    for (let i = 0; i < 18; i += 1) {
      const author = people[i % 3] ?? teacher;
      const then = later(author, -i * day);
      const id = await logged(then, world.pupilId, {
        form: {
          text: texts[i % 5] || `Nummer ${i}`,
          priority: priorities[(i * 7) % 3] ?? "",
          category: categories[(i * 5 + 1) % 3] ?? "",
          circle: author === nurse && i % 2 === 0 ? "student_health" : "pupil",
        },
      });
      if (i === 4 || i === 8)
        await withdrawConcern(later(author, 500), { concernId: id, version: 1, reason: "mamma åt fel" });
    }
    return { world, people: people.map((p) => later(p, 1000)) };
  }

  it("equals brute force over what the reader may see, with how many of how many", async () => {
    const { world, people } = await aMixedThread();
    const { pupilId } = world;
    const whole = await Promise.all(people.map(async (ctx) => (await readThread(ctx, { pupilId })).entries));
    expect(whole.map((w) => w.length)).toEqual([15, 15, 18]);
    const anything = fc.record({
      reader: fc.nat(people.length - 1),
      priority: fc.constantFrom("", "act_now", "no_action", "nonsense"),
      category: fc.constantFrom("", "absence", "other"),
      author: fc.constantFrom("", ...people.map((p) => p.actor.accountId), "nobody"),
      words: fc.constantFrom(...words),
    });
    const nameOf = new Map(people.map((p) => [p.actor.accountId, p.actor.name]));
    await fc.assert(
      fc.asyncProperty(anything, async ({ reader, ...typed }) => {
        const seen = whole[reader] ?? [];
        const wanted = typed.words.toLowerCase().normalize("NFC").split(" ").filter(Boolean);
        const fits = seen.filter((e) => {
          const gone = e.withdrawal !== null;
          if (typed.author && e.authorName !== nameOf.get(typed.author)) return false;
          if (["act_now", "no_action"].includes(typed.priority) && (gone || e.priority !== typed.priority))
            return false;
          if (typed.category && (gone || e.category !== typed.category)) return false;
          // Of a withdrawn note the thread shows why.
          const text = (e.withdrawal ?? e.text ?? "").toLowerCase().normalize("NFC");
          return wanted.every((word) => text.includes(word));
        });
        const found = await readThread(people[reader] as StaffCtx, {
          pupilId,
          selection: selectionFrom(typed),
        });
        expect(found.entries.map((e) => e.id)).toEqual(fits.map((e) => e.id));
        expect(found.count).toMatchObject({ selected: fits.length, all: seen.length });
      }),
      { numRuns: 40 },
    );
  });

  it("finds nothing by what a withdrawn note said, or by student health's own for anybody else", async () => {
    const { world, people } = await aMixedThread();
    const [teacher, , nurse] = people as [StaffCtx, StaffCtx, StaffCtx];
    const inner = await logged(nurse, world.pupilId, {
      form: { text: "Hemligt ord", circle: "student_health" },
    });
    const selection: ThreadSelection = { ...wholeThread, words: "hemligt" };
    const found = async (ctx: StaffCtx) =>
      (await readThread(later(ctx, 1), { pupilId: world.pupilId, selection })).entries.map((e) => e.id);
    expect(await found(nurse)).toEqual([inner]);
    expect(await found(teacher)).toEqual([]);
  });
});
