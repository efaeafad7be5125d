// A group of linked entries followed as one matter, with status and next date: on the list of things to do of whoever
// follows it, overdue for owner and principal, and in the calendar without names.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { account, pupil } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { at, aWorld, type World } from "~test/factories/world";
import { countTodo, listTodo } from "../concern/list-todo.server";
import { countOverdue, listOverdue } from "../follow-up/list-overdue.server";
import { makeCalendarAddress } from "../follow-up-calendar/choose-calendar.server";
import { readCalendar } from "../follow-up-calendar/read-calendar.server";
import { openMatter } from "./open-matter.server";
import { readMatter } from "./read-matter.server";
import { stepMatter } from "./step-matter.server";

let world: World;
let teacher: StaffCtx;
let mentor: StaffCtx;
let principal: StaffCtx;
let counsellor: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  mentor = await world.staff("teacher", { name: "Ola Berg", group: "mentor" });
  principal = await world.staff("principal", { name: "Anna Sten" });
  counsellor = await world.staff("counsellor", { name: "Karin Ström" });
});

/** Of a note that needs nothing done, so that the matter alone has a date. */
async function matterOf(ctx: StaffCtx, form: { circle?: "pupil" | "student_health"; nextOn?: string } = {}) {
  const { circle = "pupil", nextOn = "2026-11-25" } = form;
  const note = await logged(ctx, world.pupilId, { form: { circle, priority: "no_action" } });
  const { matterId } = await openMatter(ctx, {
    pupilId: world.pupilId,
    form: { name: "Frånvaro höstterminen", nextOn, circle },
    concernIds: [note],
    idempotencyKey: randomUUID(),
  });
  return matterId;
}

/** Noon in Stockholm. */
const on = <C extends StaffCtx>(ctx: C, date: string) => at(ctx, new Date(`${date}T11:00:00Z`));
const seen = async (ctx: StaffCtx, date = "2026-11-22") =>
  (await listTodo(on(ctx, date))).matters.map(({ group, overdue, ownerName }) => [group, overdue, ownerName]);

describe("a matter's next date is in 'to do'", () => {
  it("of whoever follows it: coming, due on its day, then overdue; counted from its day", async () => {
    const matterId = await matterOf(teacher);
    expect(await seen(teacher)).toEqual([["coming", false, null]]);
    expect(await countTodo(teacher)).toBe(0);
    expect(await seen(teacher, "2026-11-25")).toEqual([["due", false, null]]);
    expect(await seen(teacher, "2026-11-26")).toEqual([["due", true, null]]);
    expect(await countTodo(on(teacher, "2026-11-25"))).toBe(1);
    const { matters } = await listTodo(teacher);
    expect(matters).toMatchObject([{ matterId, dueOn: "2026-11-25", pupilName: "Alva Lindqvist" }]);
    expect(JSON.stringify(matters)).not.toContain("Frånvaro");
  });

  it("of the mentor as another's; of colleagues not at all, and the mentor's own when the first has lost the pupil", async () => {
    await matterOf(teacher);
    const colleague = await world.staff("teacher", { group: "teacher" });
    expect(await seen(mentor)).toEqual([["waiting", false, "Maria Ek"]]);
    expect([await seen(colleague), await seen(counsellor)]).toEqual([[], []]);
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: teacher.now }).where(eq(account.id, teacher.actor.accountId)),
    );
    expect(await seen(mentor, "2026-11-25")).toEqual([["due", false, null]]);
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: mentor.now }).where(eq(account.id, mentor.actor.accountId)),
    );
    expect(await seen(principal, "2026-11-25")).toEqual([["due", false, null]]);
  });

  it("no longer when it is closed, or the pupil has left; without a date never", async () => {
    const matterId = await matterOf(teacher);
    await matterOf(teacher, { nextOn: "" });
    expect(await seen(teacher)).toHaveLength(1);
    await world.db.write((tx) => tx.update(pupil).set({ leftOn: "2026-11-20" }));
    expect(await seen(teacher)).toEqual([]);
    await world.db.write((tx) => tx.update(pupil).set({ leftOn: null }));
    const { version } = await readMatter(teacher, { matterId });
    await stepMatter(teacher, { matterId, version, step: "close", closing: "" });
    expect(await seen(teacher)).toEqual([]);
  });

  it("of student health's own circle alone (OSL 23:2), whose team has it when its opener is gone", async () => {
    await matterOf(counsellor, { circle: "student_health" });
    const nurse = await world.staff("school_nurse");
    expect([await seen(teacher), await seen(mentor), await seen(nurse)]).toEqual([[], [], []]);
    expect(await countOverdue(on(principal, "2026-11-27"))).toBe(0);
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: teacher.now }).where(eq(account.id, counsellor.actor.accountId)),
    );
    expect(await seen(nurse, "2026-11-25")).toEqual([["due", false, null]]);
  });

  it("overdue for the principal too, with who follows it; a protected identity has no name in a list", async () => {
    const matterId = await matterOf(teacher);
    expect(await countOverdue(on(principal, "2026-11-25"))).toBe(0);
    expect(await countOverdue(on(principal, "2026-11-27"))).toBe(1);
    expect((await listOverdue(on(principal, "2026-11-27"))).matters).toEqual([
      { matterId, dueOn: "2026-11-25", days: 2, pupilName: "Alva Lindqvist", ownerName: "Maria Ek" },
    ]);
    await world.db.write((tx) => tx.update(pupil).set({ protection: "confidentiality" }));
    expect((await listOverdue(on(principal, "2026-11-27"))).matters.map((r) => r.pupilName)).toEqual([null]);
    expect((await listTodo(teacher)).matters.map((m) => m.pupilName)).toEqual([null]);
  });

  it("and in the calendar file of whoever follows it, as a number on a day and nothing else", async () => {
    await matterOf(teacher);
    const daysOf = async (ctx: StaffCtx) =>
      (await readCalendar(world, { token: (await makeCalendarAddress(ctx)).token, now: ctx.now }))?.days;
    expect(await daysOf(teacher)).toEqual([{ date: "2026-11-25", count: 1 }]);
    expect(await daysOf(mentor)).toEqual([]);
    expect(await daysOf(on(teacher, "2026-11-27"))).toEqual([{ date: "2026-11-27", count: 1 }]);
  });
});
