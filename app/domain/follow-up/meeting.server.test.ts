// The student-health team has a meeting page: what has been passed to it, by age and date, with decisions noted back to
// the thread, in an inner circle where the professions' own notes stay (OSL 23:2).
import { randomUUID } from "node:crypto";
import { desc } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { logged } from "~test/factories/logged";
import { aWorld, later, type World } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { readThread } from "../pupil/read-thread.server";
import { acceptFollowUp } from "./answer-follow-up.server";
import { decideFollowUp } from "./decide-follow-up.server";
import { listMeeting } from "./list-meeting.server";
import { noteAtMeeting } from "./note-at-meeting.server";
import { bringToStudentHealth, passOnFollowUp } from "./pass-on-follow-up.server";
import { readBringable } from "./read-bringable.server";
import { readFollowUp } from "./read-follow-up.server";
import { readMeetingItem } from "./read-meeting-item.server";

let world: World;
let teacher: StaffCtx;
let beside: StaffCtx;
let counsellor: StaffCtx;
let principal: StaffCtx;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { group: "teacher" });
  beside = await world.staff("teacher", { group: "teacher" });
  counsellor = await world.staff("counsellor");
  principal = await world.staff("principal");
});

const day = 86_400_000;
const form = async (ctx: StaffCtx, concernId: string) => {
  const { followUp } = await readFollowUp(ctx, { concernId });
  return { concernId, version: followUp?.version ?? 0, idempotencyKey: randomUUID() };
};

async function passedToTeam(ctx = teacher, at = teacher) {
  const concernId = await logged(ctx, world.pupilId);
  await passOnFollowUp(at, { ...(await form(ctx, concernId)), to: "team", word: "Vad gör vi?" });
  return concernId;
}

it("lists what has been passed to the team by age and by date, and stays its owner's until the team has accepted", async () => {
  const first = await passedToTeam(teacher, teacher);
  const second = await logged(later(teacher, day), world.pupilId, { form: { priority: "act_now" } });
  await bringToStudentHealth(later(beside, day), { concernId: second, word: "", idempotencyKey: "b" });
  const [soon, later2] = [later(counsellor, 2 * day), later(counsellor, 3 * day)];
  const ids = async (by: "age" | "date") => (await listMeeting(soon, by)).map((i) => i.concernId);
  expect(await ids("age")).toEqual([first, second]);
  expect(await ids("date")).toEqual([second, first]);
  expect((await listMeeting(soon, "age"))[0]).toMatchObject({ asked: true, days: 2, dueOn: "2026-11-29" });
  expect((await listTodo(soon)).team).toEqual({ asked: 2, all: 2 });
  const mine = async () =>
    (await listTodo(teacher)).followUps.find((f) => f.concernId === first)?.group ?? null;
  expect(await mine()).toBe("waiting");
  await acceptFollowUp(later2, await form(later2, first));
  expect(await mine()).toBeNull();
  expect((await listTodo(later2)).team).toEqual({ asked: 1, all: 2 });
});

it("walks from one matter to the next", async () => {
  const first = await passedToTeam();
  const second = await passedToTeam(teacher, later(teacher, 1000));
  const one = await readMeetingItem(counsellor, { concernId: first, by: "age" });
  expect(one).toMatchObject({ place: { number: 1, of: 2 }, nextId: second });
  const two = await readMeetingItem(counsellor, { concernId: second, by: "age" });
  expect(two).toMatchObject({ place: { number: 2, of: 2 }, nextId: null });
});

it("a decision is noted back to the thread, for all in the pupil's circle; the professions' own notes stay among them", async () => {
  const concernId = await passedToTeam();
  await acceptFollowUp(counsellor, await form(counsellor, concernId));
  const decision = "Kuratorn träffar Alva på torsdag.";
  await decideFollowUp(counsellor, { ...(await form(counsellor, concernId)), decision, dueOn: "2026-12-03" });
  const note = { concernId, text: "Berättade om hemmet.", idempotencyKey: "n" };
  const inner = await noteAtMeeting(counsellor, note);
  expect(await noteAtMeeting(counsellor, note)).toMatchObject({ concernId: inner.concernId });

  for (const ctx of [teacher, beside, principal]) {
    const { entries } = await readThread(ctx, { pupilId: world.pupilId });
    expect(entries.map((e) => e.id)).toEqual([concernId]);
    expect(entries[0]?.followUp).toMatchObject({
      ownerName: null,
      dueOn: "2026-12-03",
      decisions: [{ text: decision }],
    });
    expect(entries[0]?.links).toEqual([]);
    expect(JSON.stringify(await readFollowUp(ctx, { concernId }))).not.toContain("hemmet");
    await expect(readFollowUp(ctx, { concernId: inner.concernId })).rejects.toBeInstanceOf(NotVisible);
  }
  const own = await readMeetingItem(counsellor, { concernId, by: "age" });
  expect(own.ownNotes).toMatchObject([{ text: "Berättade om hemmet." }]);
  const last = await world.db.read.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(1);
  expect(last[0]).toMatchObject({ kind: "concern.read", subject: { concernId: inner.concernId } });
  const ids = (await readThread(counsellor, { pupilId: world.pupilId })).entries.map((e) => e.id);
  expect(ids.sort()).toEqual([concernId, inner.concernId].sort());
});

it("is for the school's student health alone, and a decision for the team that has accepted", async () => {
  const concernId = await passedToTeam();
  for (const ctx of [teacher, beside, principal]) {
    await expect(listMeeting(ctx, "age")).rejects.toBeInstanceOf(NotVisible);
    await expect(readMeetingItem(ctx, { concernId, by: "age" })).rejects.toBeInstanceOf(NotVisible);
    await expect(
      noteAtMeeting(ctx, { concernId, text: "Hej", idempotencyKey: randomUUID() }),
    ).rejects.toBeInstanceOf(NotVisible);
  }
  const decided = { decision: "Vi väntar.", dueOn: "2026-12-03" };
  await expect(
    decideFollowUp(counsellor, { ...(await form(counsellor, concernId)), ...decided }),
  ).rejects.toMatchObject({ errors: { form: { key: "follow_up_not_now" } } });
  const calm = await logged(teacher, world.pupilId);
  await expect(readMeetingItem(counsellor, { concernId: calm, by: "age" })).rejects.toBeInstanceOf(
    NotVisible,
  );
});

it("takes a note that nothing needed doing about, from whoever has the pupil; of a protected pupil where somebody of the team is named", async () => {
  const calm = await logged(teacher, world.pupilId, { form: { priority: "no_action" } });
  const { earlier, team } = await readBringable(beside, { pupilId: world.pupilId });
  expect([earlier.map((e) => e.id), team]).toEqual([[calm], true]);
  const bring = { concernId: calm, word: "Fjärde gången.", idempotencyKey: "b" };
  await bringToStudentHealth(beside, bring);
  await bringToStudentHealth(beside, bring);
  expect((await listMeeting(counsellor, "age")).map((i) => i.concernId)).toEqual([calm]);
  expect((await readFollowUp(beside, { concernId: calm })).followUp?.owner.mine).toBe(true);

  const mentor = await world.staff("teacher", { group: "mentor" });
  const hidden = await world.pupil({ protection: "confidentiality" });
  const concernId = await logged(mentor, hidden);
  expect((await readBringable(mentor, { pupilId: hidden })).team).toBe(false);
  await expect(
    bringToStudentHealth(mentor, { concernId, word: "", idempotencyKey: "p" }),
  ).rejects.toMatchObject({ errors: { form: { key: "receiver_of_task_cannot" } } });
});
