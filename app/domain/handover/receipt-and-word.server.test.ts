// Handover: a class or all, the receipt of reading, declining with a word, the giver's words, reminders.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { notice } from "~db/schema/concern.server";
import { handover } from "~db/schema/handover.server";
import { duty, groupMember, groupStaff, pupil, schoolGroup } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { at, aWorld, later, type World } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { withdrawConcern } from "../concern/withdraw-concern.server";
import { readThread } from "../pupil/read-thread.server";
import { acceptHandover, declineHandover } from "./answer-handover.server";
import { appointReceiver } from "./appoint-receiver.server";
import { listHandovers } from "./list-handovers.server";
import { pupilsMeant } from "./prepare-handover.server";
import { proposeHandover } from "./propose-handover.server";
import { readHandover } from "./read-handover.server";
import { remindOfHandovers } from "./remind-of-handovers.server";
import { reminderDue } from "./rules";
import { writeSummaries } from "./write-summaries.server";

async function cast() {
  const world = await aWorld();
  const giver = await world.staff("teacher", { group: "mentor", name: "Per Dahl" });
  const receiver = await world.staff("teacher", { name: "Maria Ek" });
  const principal = await world.staff("principal", { name: "Jonas Hed" });
  return { world, giver, receiver, principal };
}

async function propose(giver: StaffCtx, world: World, to: StaffCtx | null, changeOn = "2026-12-01") {
  const { handoverId } = await proposeHandover(giver, {
    pupilIds: [world.pupilId],
    toId: to?.actor.accountId ?? "",
    changeOn,
    summaries: {},
    idempotencyKey: "h",
  });
  return handoverId;
}

describe("a class, or all", () => {
  it("is handed over by one tick, without scripts; who is protected stays", async () => {
    const { world, giver } = await cast();
    const other = await world.pupil({ givenName: "Theo", familyName: "Åkesson", inClass: false });
    await world.pupil({ givenName: "Ida", familyName: "Norén", protection: "confidentiality" });
    const groupId = "6a";
    const [staffRow] = await world.db.read.select().from(schoolGroup);
    await world.db.write(async (tx) => {
      await tx
        .insert(schoolGroup)
        .values({ ...(staffRow as typeof schoolGroup.$inferSelect), id: groupId, name: "6A" });
      await tx.insert(groupMember).values({ id: "m", groupId, pupilId: other, startsOn: "2026-08-17" });
    });
    await world.db.write((tx) =>
      tx.insert(groupStaff).values({
        id: "s",
        groupId,
        accountId: giver.actor.accountId,
        role: "teacher",
        startsOn: "2026-08-17",
      }),
    );
    await world.grant();
    const meant = (given: Partial<Parameters<typeof pupilsMeant>[1]>) =>
      pupilsMeant(giver, { pupilIds: [], classes: [], all: false, ...given });
    expect(await meant({ classes: ["6A"] })).toEqual([other]);
    expect((await meant({ all: true })).sort()).toEqual([world.pupilId, other].sort());
    expect(await meant({ pupilIds: [world.pupilId], classes: ["6A"] })).toEqual([world.pupilId, other]);
    expect(await meant({ classes: ["9Z"] })).toEqual([]);
  });
});

describe("the receipt of reading", () => {
  it("is the receiver's first opening, shown to giver and principal; another receiver begins anew", async () => {
    const { world, giver, receiver, principal } = await cast();
    const handoverId = await propose(giver, world, receiver);
    expect((await readHandover(giver, { handoverId })).readAt).toBeNull();
    await readHandover(principal, { handoverId });
    expect((await readHandover(giver, { handoverId })).readAt).toBeNull();
    const opened = later(receiver, 60_000);
    await readHandover(opened, { handoverId });
    await readHandover(later(receiver, 120_000), { handoverId });
    for (const ctx of [giver, principal])
      expect((await readHandover(ctx, { handoverId })).readAt).toEqual(opened.now);
    expect((await listHandovers(giver)).given).toMatchObject([{ readAt: opened.now }]);
    await declineHandover(receiver, { handoverId, version: 1 });
    expect((await readHandover(giver, { handoverId })).readAt).toBeNull();
  });
});

describe("declining with a word", () => {
  it("tells giver and principal, and neither the next receiver nor the database", async () => {
    const { world, giver, receiver, principal } = await cast();
    const handoverId = await propose(giver, world, receiver);
    await declineHandover(receiver, { handoverId, version: 1, word: "  Jag byter skola i vår. " });
    for (const ctx of [giver, principal])
      expect((await readHandover(ctx, { handoverId })).declined).toEqual({
        byName: "Maria Ek",
        word: "Jag byter skola i vår.",
      });
    const [row] = await world.db.read.select().from(handover);
    expect(Buffer.from(row?.sealedWord ?? []).toString("latin1")).not.toContain("skola");
    const next = await world.staff("teacher");
    await appointReceiver(principal, { handoverId, version: 2, toId: next.actor.accountId });
    expect((await readHandover(next, { handoverId })).declined).toBeNull();
    await expect(readHandover(receiver, { handoverId })).rejects.toBeInstanceOf(NotVisible);
  });

  it("refuses a word that is too long, and nothing has changed", async () => {
    const { world, giver, receiver } = await cast();
    const handoverId = await propose(giver, world, receiver);
    await expect(
      declineHandover(receiver, { handoverId, version: 1, word: "å".repeat(302) }),
    ).rejects.toMatchObject({ errors: { word: { key: "note_too_long", params: { over: 2 } } } });
    expect((await readHandover(receiver, { handoverId })).can.accept).toBe(true);
  });
});

describe("the summary", () => {
  it("is written and changed by the giver until the day of the change, and by nobody else", async () => {
    const { world, giver, receiver, principal } = await cast();
    const handoverId = await propose(giver, world, receiver);
    const write = (ctx: StaffCtx, version: number, text: string) =>
      writeSummaries(ctx, { handoverId, version, summaries: { [world.pupilId]: text, other: "x" } });
    await write(giver, 1, "Behöver tydliga övergångar.");
    expect((await readHandover(receiver, { handoverId })).pupils[0]?.summary).toBe(
      "Behöver tydliga övergångar.",
    );
    // The receiver's page was read before: her answer is of the version that she met.
    await expect(acceptHandover(receiver, { handoverId, version: 1 })).rejects.toMatchObject({
      errors: { form: { key: "handover_decided" } },
    });
    await write(giver, 1, "Behöver tydliga övergångar.");
    await expect(write(giver, 1, "Igen")).rejects.toMatchObject({
      errors: { form: { key: "handover_decided" } },
    });
    await expect(write(giver, 2, "å".repeat(601))).rejects.toMatchObject({
      errors: { [`summary-${world.pupilId}`]: { key: "note_too_long" } },
    });
    for (const ctx of [receiver, principal])
      await expect(write(ctx, 2, "Nej")).rejects.toBeInstanceOf(NotVisible);
    const change = at(giver, new Date("2026-11-30T23:00:00Z"));
    await expect(write(change, 2, "För sent")).rejects.toMatchObject({
      errors: { form: { key: "handover_day_passed" } },
    });
  });
});

describe("the preview is exactly what the successor will see", () => {
  // Notes, circles, links, withdrawals and an earlier handover in many mixtures, from a fixed source of chance.
  it.each([1, 2, 3, 4])("by the same code: mixture %i", async (seed) => {
    const { world, giver, receiver, principal } = await cast();
    const counsellor = await world.staff("counsellor");
    const chance = chanceFrom(seed * 7919);
    const known: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      const author = [giver, principal, counsellor][chance(3)] ?? giver;
      const inner = author === counsellor && chance(2) === 0;
      const linkTo = !inner && known.length > 0 && chance(2) === 0 ? known[chance(known.length)] : undefined;
      const id = await logged(author, world.pupilId, {
        form: { text: `Notering ${i}`, circle: inner ? "student_health" : "pupil" },
        ...(linkTo ? { linkTo } : {}),
        ...(chance(3) === 0 ? { files: [{ name: `${i}.txt`, bytes: Buffer.from("hej") }] } : {}),
      });
      if (chance(4) === 0) await withdrawConcern(author, { concernId: id, version: 1, reason: "Fel elev." });
      else if (!inner) known.push(id);
    }
    const handoverId = await propose(giver, world, receiver);
    const [shown] = (await readHandover(giver, { handoverId })).pupils;
    const [before] = (await readHandover(receiver, { handoverId })).pupils;
    expect(before).toEqual(shown);
    await acceptHandover(receiver, { handoverId, version: 1 });
    const { items } = await readThread(later(receiver, 1000), { pupilId: world.pupilId });
    const met = items.filter((item) => item.id !== handoverId);
    expect(met).toEqual(shown?.items);
    expect(met.length).toBeGreaterThan(0);
  });
});

/** A linear congruential generator: the same mixtures each time. */
function chanceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

describe("reminders", () => {
  const days = { proposedOn: "2026-11-22", changeOn: "2026-12-10", remindedOn: null };
  it.each([
    ["2026-11-24", days, "wait"],
    ["2026-11-25", days, "unanswered"],
    ["2026-11-25", { ...days, remindedOn: "2026-11-25" }, "wait"],
    ["2026-11-27", { ...days, remindedOn: "2026-11-25" }, "wait"],
    ["2026-11-28", { ...days, remindedOn: "2026-11-25" }, "unanswered"],
    ["2026-12-09", { ...days, remindedOn: "2026-12-08" }, "last_day"],
    ["2026-12-09", { ...days, remindedOn: "2026-12-09" }, "wait"],
    ["2026-11-22", { ...days, changeOn: "2026-11-23" }, "wait"],
    // After the change somebody must still answer.
    ["2026-12-20", { ...days, remindedOn: "2026-12-17" }, "unanswered"],
  ] as const)("%s", (today, waiting, when) => {
    expect(reminderDue(today, waiting)).toBe(when);
  });

  const remindersOf = async (world: World) =>
    (await world.db.read.select().from(notice).where(eq(notice.kind, "handover_reminder")))
      .map((n) => n.accountId)
      .sort();

  it("go to the receiver once a day that is due, and the day before the change to the giver too", async () => {
    const { world, giver, receiver } = await cast();
    await propose(giver, world, receiver, "2026-12-01");
    const on = (day: string) => remindOfHandovers(world.db, new Date(`${day}T08:00:00Z`));
    expect(await on("2026-11-24")).toBe(0);
    expect(await on("2026-11-25")).toBe(1);
    expect(await on("2026-11-25")).toBe(0);
    expect(await remindersOf(world)).toEqual([receiver.actor.accountId]);
    expect((await listTodo(receiver)).notices.map((n) => n.kind)).toContain("handover_reminder");
    await on("2026-11-30");
    const [first, ...rest] = await remindersOf(world);
    expect([first, ...rest].sort()).toEqual(
      [giver.actor.accountId, receiver.actor.accountId, receiver.actor.accountId].sort(),
    );
  });

  it("bring back to the principal what its receiver, who has left the school, can no longer answer", async () => {
    const { world, giver, receiver, principal } = await cast();
    const handoverId = await propose(giver, world, receiver);
    const on = (day: string) => remindOfHandovers(world.db, new Date(`${day}T08:00:00Z`));
    await on("2026-11-23");
    expect((await listHandovers(principal)).unclaimed).toEqual([]);
    const { accountId } = receiver.actor;
    await world.db.write((tx) =>
      tx.update(duty).set({ endsOn: "2026-11-25" }).where(eq(duty.accountId, accountId)),
    );
    // The third day, on which it would have been reminded of.
    await on("2026-11-25");
    await on("2026-11-25");
    expect((await listHandovers(principal)).unclaimed).toMatchObject([{ id: handoverId }]);
    for (const ctx of [giver, principal])
      expect((await listTodo(ctx)).notices.map((n) => n.kind)).toEqual(["handover_reminder"]);
    expect((await readHandover(principal, { handoverId })).can.appoint).toBe(true);
    const next = await world.staff("teacher");
    const given = { handoverId, version: 2, toId: next.actor.accountId };
    await appointReceiver(principal, given);
    // The same form once more is answered like the first; another page's is told that somebody was before.
    await appointReceiver(principal, given);
    await expect(appointReceiver(principal, { ...given, toId: accountId })).rejects.toMatchObject({
      errors: { form: { key: "handover_decided" } },
    });
    await acceptHandover(next, { handoverId, version: 3 });
  });

  it("go to the principal where nobody is to receive, to nobody once it is answered or nobody is left", async () => {
    const { world, giver, receiver, principal } = await cast();
    const handoverId = await propose(giver, world, null);
    const on = (day: string) => remindOfHandovers(world.db, new Date(`${day}T08:00:00Z`));
    await on("2026-11-25");
    expect(await remindersOf(world)).toEqual([principal.actor.accountId]);
    await world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
    expect(await on("2026-11-28")).toBe(0);
    await world.db.write((tx) => tx.update(pupil).set({ protection: "none" }));
    await appointReceiver(principal, { handoverId, version: 1, toId: receiver.actor.accountId });
    await acceptHandover(receiver, { handoverId, version: 2 });
    expect(await on("2026-11-28")).toBe(0);
  });
});
