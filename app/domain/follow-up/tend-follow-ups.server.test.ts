// Overdue ones are visible to owner and principal; an owner who leaves the school or loses the pupil leaves nothing
// without somebody who can see to it; a handed-over pupil's open follow-ups are proposed to the successor.
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { concern } from "~db/schema/concern.server";
import { followUp } from "~db/schema/follow-up.server";
import { accessGrant } from "~db/schema/grant.server";
import { account, duty, pupil, schoolUnit } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { at, aWorld, later, type World } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { acceptHandover } from "../handover/answer-handover.server";
import { proposeHandover } from "../handover/propose-handover.server";
import { countOverdue, listOverdue } from "./list-overdue.server";
import { passOnFollowUp } from "./pass-on-follow-up.server";
import { readFollowUp } from "./read-follow-up.server";
import { moveLostFollowUps, openMissingFollowUps } from "./tend-follow-ups.server";

let world: World;
let teacher: StaffCtx;
let mentor: StaffCtx;
let principal: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  mentor = await world.staff("teacher", { group: "mentor", name: "Per Lund" });
  principal = await world.staff("principal", { name: "Jonas Hed" });
});

const day = 86_400_000;
const hour = 3_600_000;
const ownerOf = async (concernId: string) => {
  const [row] = await world.db.read.select().from(followUp).where(eq(followUp.concernId, concernId));
  return row?.ownerId ?? row?.teamUnitId ?? null;
};
const losesPupil = (ctx: StaffCtx, ends = ctx.now) =>
  world.db.write((tx) =>
    tx
      .update(accessGrant)
      .set({ endsAt: ends })
      .where(and(eq(accessGrant.accountId, ctx.actor.accountId), eq(accessGrant.pupilId, world.pupilId))),
  );
const tend = (ms = hour) => moveLostFollowUps(world.db, new Date(+teacher.now + ms));

describe("never ownerless", () => {
  it("what stood with somebody who has lost the pupil moves to the mentor, else to the principal, and says why", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: { priority: "act_now" } });
    expect(await tend()).toBe(0);
    await losesPupil(teacher);
    expect(await tend()).toBe(1);
    expect(await ownerOf(concernId)).toBe(mentor.actor.accountId);
    const { history } = await readFollowUp(later(mentor, 2 * hour), { concernId });
    expect(history.at(-1)).toMatchObject({ action: "move", byName: null, toName: "Per Lund" });
    await losesPupil(mentor);
    await tend(3 * hour);
    expect(await ownerOf(concernId)).toBe(principal.actor.accountId);
    expect(await tend(4 * hour)).toBe(0);
  });

  it("so does what stood with an account that has ended, or with somebody whose duty has", async () => {
    const first = await logged(teacher, world.pupilId);
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: teacher.now }).where(eq(account.id, teacher.actor.accountId)),
    );
    await tend();
    expect(await ownerOf(first)).toBe(mentor.actor.accountId);
    await world.db.write((tx) =>
      tx.update(duty).set({ endsOn: "2026-11-22" }).where(eq(duty.accountId, mentor.actor.accountId)),
    );
    await tend(2 * hour);
    expect(await ownerOf(first)).toBe(principal.actor.accountId);
  });

  it("student health's own goes to its team, and to nobody outside its circle", async () => {
    const counsellor = await world.staff("counsellor");
    const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
    await losesPupil(counsellor);
    await tend();
    expect(await ownerOf(inner)).toBe(world.schoolUnitId);
    for (const ctx of [mentor, principal]) {
      await expect(readFollowUp(ctx, { concernId: inner })).rejects.toBeInstanceOf(NotVisible);
      expect((await listTodo(ctx)).followUps).toEqual([]);
    }
  });

  // As the roster moved a pupil before each unit had a record of its own (decision 0035): such records stand as they were.
  it("what another school's team has of a record goes to the team of the school that has it now", async () => {
    const counsellor = await world.staff("counsellor");
    const inner = await logged(counsellor, world.pupilId, { form: { circle: "student_health" } });
    await losesPupil(counsellor);
    await tend();
    const newUnit = randomUUID();
    const { authorityId } = world;
    await world.db.write(async (tx) => {
      await tx.insert(schoolUnit).values({
        id: newUnit,
        authorityId,
        name: "Söderskolan",
        kind: "compulsory",
        municipalityCode: "2282",
      });
      await tx.update(pupil).set({ schoolUnitId: newUnit }).where(eq(pupil.id, world.pupilId));
    });
    expect(await tend(2 * hour)).toBe(1);
    expect(await ownerOf(inner)).toBe(newUnit);
    expect(await tend(3 * hour)).toBe(0);
  });

  it("an offer to somebody who can no longer read it comes back", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: { priority: "act_now" } });
    const to = mentor.actor.accountId;
    await passOnFollowUp(teacher, { concernId, version: 1, idempotencyKey: "p", to, word: "" });
    await losesPupil(mentor);
    expect(await tend()).toBe(1);
    const { followUp: now, history } = await readFollowUp(later(teacher, 2 * hour), { concernId });
    expect(now).toMatchObject({ status: "open", offered: null, owner: { mine: true } });
    expect(history.at(-1)).toMatchObject({ action: "take_back", byName: null });
  });

  it("what moves to the one it was offered to is hers, and asks her nothing more", async () => {
    const concernId = await logged(teacher, world.pupilId, { form: { priority: "act_now" } });
    const to = mentor.actor.accountId;
    await passOnFollowUp(teacher, { concernId, version: 1, idempotencyKey: "p", to, word: "" });
    await losesPupil(teacher);
    expect(await tend()).toBe(1);
    expect(await tend(2 * hour)).toBe(1);
    const { followUp: now } = await readFollowUp(later(mentor, 3 * hour), { concernId });
    expect(now).toMatchObject({ status: "open", offered: null, owner: { mine: true } });
    expect(await tend(3 * hour)).toBe(0);
  });

  it("a note from before there were follow-ups gets its author, and one on a pupil who has left nobody", async () => {
    const concernId = await logged(teacher, world.pupilId);
    await world.db.write((tx) => tx.delete(followUp).where(eq(followUp.concernId, concernId)));
    expect(await openMissingFollowUps(world.db, later(teacher, hour).now)).toBe(1);
    expect(await ownerOf(concernId)).toBe(teacher.actor.accountId);
    expect(await openMissingFollowUps(world.db, later(teacher, hour).now)).toBe(0);
    await losesPupil(teacher);
    await world.db.write((tx) =>
      tx.update(pupil).set({ leftOn: "2026-11-22" }).where(eq(pupil.id, world.pupilId)),
    );
    expect(await tend(2 * hour)).toBe(0);
  });
});

describe("overdue", () => {
  it("is seen by owner and principal, by age, and by nobody else as a list", async () => {
    const first = await logged(teacher, world.pupilId, { form: { priority: "act_now" } });
    const second = await logged(teacher, world.pupilId);
    const soon = later(principal, 9 * day);
    expect(await countOverdue(principal)).toBe(0);
    expect(await countOverdue(soon)).toBe(2);
    expect((await listOverdue(soon)).overdue).toMatchObject([
      { concernId: first, days: 9, ownerName: "Maria Ek", pupilName: "Alva Lindqvist" },
      { concernId: second, days: 2 },
    ]);
    const { followUps } = await listTodo(later(teacher, 9 * day));
    expect(followUps.map((f) => [f.concernId, f.overdue])).toEqual([
      [first, true],
      [second, true],
    ]);
    await expect(listOverdue(later(teacher, 9 * day))).rejects.toBeInstanceOf(NotVisible);
    expect(await countOverdue(later(mentor, 9 * day))).toBe(0);
    const elsewhere = {
      ...soon,
      actor: { ...soon.actor, duties: [{ role: "principal" as const, schoolUnitId: "x" }] },
    };
    expect(await listOverdue(elsewhere)).toMatchObject({ overdue: [], left: [] });
  });

  it("neither names a protected pupil nor tells of student health's own notes", async () => {
    const hidden = await world.pupil({ protection: "confidentiality" });
    await logged(mentor, hidden, { form: { priority: "act_now" } });
    const counsellor = await world.staff("counsellor");
    await logged(counsellor, world.pupilId, { form: { priority: "act_now", circle: "student_health" } });
    expect((await listOverdue(later(principal, day))).overdue.map((i) => i.pupilName)).toEqual([null]);
  });
});

it("a handed-over pupil's open follow-ups are proposed to the successor, and student health's own are not", async () => {
  const inner = await logged(teacher, world.pupilId);
  await world.db.write((tx) =>
    tx.update(concern).set({ circle: "student_health" }).where(eq(concern.id, inner)),
  );
  const successor = await world.staff("teacher");
  const concernId = await logged(teacher, world.pupilId, { form: { priority: "act_now" } });
  const { handoverId } = await proposeHandover(teacher, {
    pupilIds: [world.pupilId],
    toId: successor.actor.accountId,
    changeOn: "2026-11-23",
    summaries: {},
    idempotencyKey: randomUUID(),
  });
  await acceptHandover(later(successor, hour), { handoverId, version: 1 });
  const groupOf = async (ctx: StaffCtx) =>
    (await listTodo(ctx)).followUps.find((f) => f.concernId === concernId)?.group ?? null;
  expect(await groupOf(later(successor, 2 * hour))).toBe("asked");
  const [own] = await world.db.read.select().from(followUp).where(eq(followUp.concernId, inner));
  expect(own).toMatchObject({ status: "open", offeredToId: null });
  expect(await groupOf(later(teacher, 2 * hour))).toBe("waiting");
  // After the day of the change the giver has lost the pupil: it is the mentor's until the successor accepts.
  const after = new Date("2026-11-23T10:00:00Z");
  await moveLostFollowUps(world.db, after);
  expect(await ownerOf(concernId)).toBe(mentor.actor.accountId);
  expect(await groupOf(at(successor, after))).toBe("asked");
});
