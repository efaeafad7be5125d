import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { handover } from "~db/schema/handover.server";
import { duty, groupStaff, pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { at, aWorld, later, type World } from "~test/factories/world";
import { giveTemporaryAccess } from "../access-grant/give-temporary-access.server";
import { listTodo } from "../concern/list-todo.server";
import { withdrawConcern } from "../concern/withdraw-concern.server";
import { readThread } from "../pupil/read-thread.server";
import { acceptHandover } from "./answer-handover.server";
import { listHandovers } from "./list-handovers.server";
import { prepareHandover } from "./prepare-handover.server";
import { proposeHandover } from "./propose-handover.server";
import { readHandover } from "./read-handover.server";

/** The first moment of 1 December in Stockholm, in winter time. */
const changeAt = new Date("2026-11-30T23:00:00Z");

async function aHandover(given: { to?: "receiver" | "nobody"; role?: "teacher" | "special_educator" } = {}) {
  const world = await aWorld();
  const giver = await world.staff("teacher", { group: "mentor", name: "Per Dahl" });
  const receiver = await world.staff(given.role ?? "teacher", { name: "Maria Ek" });
  const principal = await world.staff("principal", { name: "Jonas Hed" });
  const counsellor = await world.staff("counsellor");
  const first = await logged(giver, world.pupilId, {
    files: [{ name: "Samtal.txt", bytes: Buffer.from("hej") }],
  });
  await logged(principal, world.pupilId, { linkTo: first });
  const inner = await logged(counsellor, world.pupilId, {
    form: { circle: "student_health" },
    linkTo: first,
  });
  const gone = await logged(giver, world.pupilId);
  await withdrawConcern(giver, { concernId: gone, version: 1, reason: "Fel elev." });
  const { handoverId } = await propose(giver, world, {
    toId: given.to === "nobody" ? "" : receiver.actor.accountId,
  });
  return { world, giver, receiver, principal, counsellor, inner, handoverId };
}

const propose = (giver: StaffCtx, world: World, given: Partial<Parameters<typeof proposeHandover>[1]> = {}) =>
  proposeHandover(giver, {
    pupilIds: [world.pupilId],
    toId: "",
    changeOn: "2026-12-01",
    summaries: { [world.pupilId]: "Behöver tydliga övergångar." },
    idempotencyKey: "h",
    ...given,
  });

const has = async (ctx: StaffCtx, pupilId: string) =>
  readThread(ctx, { pupilId }).then(
    () => true,
    (error) => {
      if (error instanceof NotVisible) return false;
      throw error;
    },
  );

describe("the giver", () => {
  it.each(["accepted", "not accepted"])(
    "has the pupils until the day of the change and not after, %s",
    async (how) => {
      const { world, giver, receiver, handoverId } = await aHandover();
      if (how === "accepted") await acceptHandover(receiver, { handoverId, version: 1 });
      expect(await has(at(giver, new Date(+changeAt - 1)), world.pupilId)).toBe(true);
      expect(await has(at(giver, changeAt), world.pupilId)).toBe(false);
      const view = await readHandover(at(giver, changeAt), { handoverId });
      expect(view.pupils).toEqual([]);
    },
  );

  it("does not get them back when the roster is brought up to date", async () => {
    const { world, giver } = await aHandover();
    await world.grant(later(giver, 1000).now);
    expect(await has(at(giver, changeAt), world.pupilId)).toBe(false);
    await world.grant(changeAt);
    expect(await has(at(giver, changeAt), world.pupilId)).toBe(false);
  });

  it("sees the preview only while she has the pupils herself", async () => {
    const { world, giver, handoverId } = await aHandover();
    expect((await readHandover(giver, { handoverId })).pupils).toHaveLength(1);
    const today = "2026-11-22";
    await world.db.write((tx) =>
      tx.update(groupStaff).set({ endsOn: today }).where(eq(groupStaff.accountId, giver.actor.accountId)),
    );
    await world.grant(later(giver, 1000).now);
    expect((await readHandover(later(giver, 2000), { handoverId })).pupils).toEqual([]);
  });

  it("hands over what is hers: not student health's, not what was given for a time, not a stranger's", async () => {
    const { world, principal, counsellor } = await aHandover();
    const substitute = await world.staff("teacher");
    await giveTemporaryAccess(principal, {
      pupilId: world.pupilId,
      accountId: substitute.actor.accountId,
      reason: "Vikarie",
      until: "2026-12-01",
      idempotencyKey: "t",
    });
    const stranger = await world.staff("teacher");
    for (const ctx of [principal, counsellor, substitute, stranger]) {
      expect((await prepareHandover(ctx)).groups).toEqual([]);
      await expect(propose(ctx, world)).rejects.toBeInstanceOf(NotVisible);
    }
  });
});

describe("the receiver", () => {
  it("sees exactly what the preview showed, and nothing of student health's own", async () => {
    const { world, giver, receiver, inner, handoverId } = await aHandover();
    expect(await has(receiver, world.pupilId)).toBe(false);
    const [shown] = (await readHandover(giver, { handoverId })).pupils;
    const [before] = (await readHandover(receiver, { handoverId })).pupils;
    expect(before).toEqual(shown);
    expect(shown?.entries.map((e) => [e.attachments.length, e.links.length, e.withdrawal])).toEqual(
      expect.arrayContaining([
        [1, 1, null],
        [0, 1, null],
        [0, 0, "Fel elev."],
      ]),
    );
    expect(shown?.entries).toHaveLength(3);
    expect(shown?.summary).toBe("Behöver tydliga övergångar.");
    expect(JSON.stringify(shown)).not.toContain(inner);

    await acceptHandover(receiver, { handoverId, version: 1 });
    const thread = await readThread(receiver, { pupilId: world.pupilId });
    expect(thread.entries).toHaveLength(3);
    expect(thread.items.filter((item) => item.id !== handoverId)).toEqual(shown?.items);
    expect(thread.items.find((item) => item.id === handoverId)).toMatchObject({
      accepted: true,
      summary: shown?.summary,
    });
  });

  it("of student health meets what is hers already, and who hands over no more than before", async () => {
    const { giver, receiver, handoverId } = await aHandover({ role: "special_educator" });
    const [shown] = (await readHandover(giver, { handoverId })).pupils;
    const [before] = (await readHandover(receiver, { handoverId })).pupils;
    expect(shown?.entries).toHaveLength(3);
    expect(before?.entries).toHaveLength(4);
  });

  it("who hands them on sees them no more, nor by the handover that she accepted", async () => {
    const { world, receiver, handoverId } = await aHandover();
    await acceptHandover(receiver, { handoverId, version: 1 });
    expect((await readHandover(receiver, { handoverId })).pupils).toHaveLength(1);
    await propose(later(receiver, 1000), world, { changeOn: "2026-12-10", idempotencyKey: "on" });
    const afterwards = at(receiver, new Date("2026-12-09T23:00:00Z"));
    expect(await has(afterwards, world.pupilId)).toBe(false);
    expect((await readHandover(afterwards, { handoverId })).pupils).toEqual([]);
  });

  it("gets those who still go at the school, and no other", async () => {
    const { world, giver, receiver } = await aHandover();
    const moving = await world.pupil({ givenName: "Theo", familyName: "Åkesson" });
    const toId = receiver.actor.accountId;
    const both = [world.pupilId, moving];
    const { handoverId } = await propose(giver, world, { pupilIds: both, toId, idempotencyKey: "both" });
    // As the roster does it, to another school of the authority too.
    await world.db.write((tx) => tx.update(pupil).set({ leftOn: "2026-11-22" }).where(eq(pupil.id, moving)));
    const shown = await readHandover(receiver, { handoverId });
    expect(shown.pupils.map((p) => p.id)).toEqual([world.pupilId]);
    await acceptHandover(receiver, { handoverId, version: 1 });
    expect(await has(receiver, world.pupilId)).toBe(true);
    expect(await has(receiver, moving)).toBe(false);
  });

  it.each([
    ["the pupil has left", "left"],
    ["the receiver works there no more", "moved"],
  ])("cannot accept once %s", async (_what, how) => {
    const { world, receiver, handoverId } = await aHandover();
    await world.db.write(async (tx) => {
      await tx.update(pupil).set({ leftOn: how === "left" ? "2026-11-22" : null });
      if (how === "moved")
        await tx
          .update(duty)
          .set({ endsOn: "2026-11-22" })
          .where(eq(duty.accountId, receiver.actor.accountId));
    });
    // What the session builds on the day: the duties that stand.
    const actor = how === "moved" ? { ...receiver.actor, duties: [] } : receiver.actor;
    const then = { ...later(receiver, 1000), actor };
    await expect(readHandover(then, { handoverId })).rejects.toBeInstanceOf(NotVisible);
    await expect(acceptHandover(then, { handoverId, version: 1 })).rejects.toBeInstanceOf(NotVisible);
  });
});

describe("in between", () => {
  it("pupils without a receiver stand with the principal, who is told", async () => {
    const { world, giver, principal, handoverId } = await aHandover({ to: "nobody" });
    expect(await has(at(principal, changeAt), world.pupilId)).toBe(true);
    expect((await listHandovers(principal)).unclaimed).toMatchObject([
      { id: handoverId, fromName: "Per Dahl" },
    ]);
    expect((await listTodo(principal)).notices).toMatchObject([{ kind: "handover", subjectId: handoverId }]);
    const { can, receivers } = await readHandover(principal, { handoverId });
    expect(can).toMatchObject({ accept: false, decline: false, appoint: true, withdraw: false });
    expect(receivers.map((r) => r.accountId)).not.toContain(giver.actor.accountId);
  });

  it("the list names staff and days, and no pupil", async () => {
    const { giver, receiver, principal } = await aHandover({ to: "nobody" });
    for (const ctx of [giver, receiver, principal])
      expect(JSON.stringify(await listHandovers(ctx))).not.toContain("Alva");
  });

  it("nobody else reads it", async () => {
    const { world, counsellor, handoverId } = await aHandover();
    const colleague = await world.staff("teacher", { group: "teacher" });
    for (const ctx of [counsellor, colleague])
      await expect(readHandover(ctx, { handoverId })).rejects.toBeInstanceOf(NotVisible);
    await expect(readHandover(colleague, { handoverId: "none" })).rejects.toBeInstanceOf(NotVisible);
  });
});

describe("the form", () => {
  it.each([
    ["no pupils", { pupilIds: [] }, "pupilIds", "pupils_missing"],
    ["no day", { changeOn: "" }, "changeOn", "date_unreadable"],
    ["a day that has been", { changeOn: "2026-11-21" }, "changeOn", "date_passed"],
    ["a day too far off", { changeOn: "2027-12-01" }, "changeOn", "date_too_far"],
    ["a receiver who does not work there", { toId: "nobody" }, "toId", "staff_unknown"],
  ])("is refused with %s, and nothing has changed", async (_what, given, field, key) => {
    const world = await aWorld();
    const giver = await world.staff("teacher", { group: "teacher" });
    await expect(propose(giver, world, given)).rejects.toMatchObject({ errors: { [field]: { key } } });
    expect(await world.db.read.select().from(handover)).toEqual([]);
    expect(await has(at(giver, changeAt), world.pupilId)).toBe(true);
  });

  it("says beside which pupil a summary is too long", async () => {
    const world = await aWorld();
    const giver = await world.staff("teacher", { group: "teacher" });
    const attempt = propose(giver, world, { summaries: { [world.pupilId]: "å".repeat(603) } });
    await expect(attempt).rejects.toMatchObject({
      errors: { [`summary-${world.pupilId}`]: { key: "note_too_long", params: { over: 3 } } },
    });
  });

  it("sent twice is one handover; with somebody else's pupil among them, none", async () => {
    const world = await aWorld();
    const giver = await world.staff("teacher", { group: "teacher" });
    const foreign = await world.pupil({ givenName: "Theo", familyName: "Åkesson", inClass: false });
    await expect(propose(giver, world, { pupilIds: [world.pupilId, foreign] })).rejects.toBeInstanceOf(
      NotVisible,
    );
    expect(await propose(giver, world)).toEqual(await propose(giver, world));
    expect(await world.db.read.select().from(handover)).toHaveLength(1);
  });
});
