// What waits for somebody leads only to what she may still read, and the number is that of the list.
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { addNotices } from "~db/notice.server";
import { duty } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aReport, sendAsRead } from "~test/factories/report";
import { aNote, at, aWorld, later, type World } from "~test/factories/world";
import { proposeHandover } from "../handover/propose-handover.server";
import { leaveNote } from "../note/leave-note.server";
import { listReports } from "../report/list-reports.server";
import { correctConcern } from "./correct-concern.server";
import { countTodo, listTodo } from "./list-todo.server";
import { readConcern } from "./read-concern.server";

async function told(form = {}) {
  const world = await aWorld();
  const author = await world.staff("counsellor");
  const mentor = await world.staff("teacher", { group: "mentor" });
  const concernId = await logged(author, world.pupilId, { form, tell: [mentor.actor.accountId] });
  return { world, author, mentor, concernId };
}

async function todo(ctx: StaffCtx) {
  const { notices, followUps, loose, drafts } = await listTodo(ctx);
  const now = followUps.filter((f) => f.group === "due" || f.group === "asked").length;
  expect(await countTodo(ctx)).toBe(notices.length + now + loose.length + drafts.length);
  return { notices: notices.map((n) => n.subjectId), open: followUps.map((f) => f.pupilName) };
}

const handOver = (ctx: StaffCtx, world: World) =>
  proposeHandover(ctx, {
    pupilIds: [world.pupilId],
    toId: "",
    changeOn: "2026-11-23",
    summaries: {},
    idempotencyKey: "h",
  });

it("a note that one is told of, until it is read", async () => {
  const { mentor, concernId } = await told();
  expect((await todo(mentor)).notices).toEqual([concernId]);
  await readConcern(mentor, { concernId });
  expect((await todo(mentor)).notices).toEqual([]);
});

it("not once the pupil has been handed over, in list nor number", async () => {
  const { world, mentor } = await told();
  await handOver(mentor, world);
  const afterwards = at(mentor, new Date("2026-11-22T23:00:00Z"));
  expect(await todo(afterwards)).toEqual({ notices: [], open: [] });
});

it("not once the note has become student health's own", async () => {
  const { author, mentor, concernId } = await told();
  await correctConcern(author, { concernId, version: 1, form: aNote({ circle: "student_health" }) });
  expect(await todo(mentor)).toEqual({ notices: [], open: [] });
});

it("open notes on a mentor's pupils, without the name of a protected identity", async () => {
  const { world, mentor } = await told({ priority: "act_now" });
  const hidden = await world.pupil({ givenName: "Ida", familyName: "Norén", protection: "confidentiality" });
  await logged(mentor, hidden);
  expect((await todo(mentor)).open).toEqual(["Alva Lindqvist", null]);
});

it("a teacher is shown her own open notes alone", async () => {
  const { world } = await told();
  const teacher = await world.staff("teacher", { group: "teacher" });
  expect((await todo(teacher)).open).toEqual([]);
  await logged(teacher, world.pupilId);
  expect((await todo(teacher)).open).toEqual(["Alva Lindqvist"]);
});

/** One notice of every kind that is sent to a principal. */
async function toldAsPrincipal() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const principal = await world.staff("principal");
  const reportId = await aReport(teacher, world.pupilId);
  await handOver(teacher, world);
  await leaveNote(teacher, {
    fullName: "Nils Okänd",
    className: "5B",
    schoolUnitId: world.schoolUnitId,
    form: aNote(),
    idempotencyKey: "n",
  });
  await world.db.write((tx) =>
    addNotices(
      tx,
      (
        [
          ["route_to_confirm", reportId],
          ["report_event", reportId],
          ["access_narrowed", world.pupilId],
        ] as const
      ).map(([kind, subjectId]) => ({
        id: crypto.randomUUID(),
        accountId: principal.actor.accountId,
        kind,
        pupilId: world.pupilId,
        subjectId,
        createdAt: principal.now,
      })),
    ),
  );
  return { world, principal };
}

it("a principal is told of what is hers to decide, and no more once she is principal there no longer", async () => {
  const { world, principal } = await toldAsPrincipal();
  const kinds = async (ctx: StaffCtx) => {
    const { notices, followUps, loose } = await listTodo(ctx);
    expect(await countTodo(ctx)).toBe(notices.length + followUps.length + loose.length);
    return notices.map((n) => n.kind).sort();
  };
  expect(await kinds(principal)).toEqual([
    "access_narrowed",
    "handover",
    "loose_note",
    "report_event",
    "route_to_confirm",
  ]);
  const { accountId } = principal.actor;
  await world.db.write((tx) =>
    tx.update(duty).set({ role: "other_staff" }).where(eq(duty.accountId, accountId)),
  );
  await world.grant();
  const duties = [{ role: "other_staff" as const, schoolUnitId: world.schoolUnitId }];
  const formerly = { ...later(principal, 1000), actor: { ...principal.actor, duties } };
  expect(await kinds(formerly)).toEqual([]);
});

it("names no child beside what is told of a report", async () => {
  const { principal } = await toldAsPrincipal();
  const { notices } = await listTodo(principal);
  const named = notices.filter((n) => n.pupilName !== null).map((n) => n.kind);
  expect(named).toEqual(["access_narrowed"]);
});

it("a report that has not been sent, from the same day and without a name, for its owners alone, until it is sent", async () => {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const mentor = await world.staff("teacher", { group: "mentor" });
  const before = await countTodo(teacher);
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
  expect(await countTodo(teacher)).toBe(before + 1);
  expect((await listTodo(teacher)).drafts).toEqual([{ id: reportId, acute: false, createdAt: teacher.now }]);
  expect((await listTodo(mentor)).drafts).toEqual([]);
  await sendAsRead(teacher, reportId);
  expect((await listTodo(teacher)).drafts).toEqual([]);
});

it("of several drafts one on a child in danger stands first, and then the oldest, in both lists", async () => {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const ids: string[] = [];
  for (const acute of ["no", "unknown", "yes"])
    ids.push(await aReport(later(teacher, ids.length * 1000), world.pupilId, { acute }));
  const expected = [ids[2], ids[0], ids[1]];
  const { drafts } = await listTodo(teacher);
  expect(drafts.map((d) => d.id)).toEqual(expected);
  expect(drafts.map((d) => d.acute)).toEqual([true, false, false]);
  const listed = (await listReports(later(teacher, 2 * 86_400_000))).drafts;
  expect(listed.map((d) => [d.id, d.acute, d.days])).toEqual(expected.map((id, i) => [id, i === 0, 2]));
});
