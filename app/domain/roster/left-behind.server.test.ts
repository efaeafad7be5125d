// What is open at the school that a pupil has left: nothing is without somebody who can see to it, nothing follows the pupil
// by itself, and no report waits (SoL 19:1; decisions 0031 and 0035).
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { looseNote } from "~db/schema/concern.server";
import { followUp } from "~db/schema/follow-up.server";
import { matter } from "~db/schema/matter.server";
import { report } from "~db/schema/report.server";
import { aChangeOfSchool, type ChangeOfSchool, type Person } from "~test/factories/change-of-school";
import { logged } from "~test/factories/logged";
import { aReport, sendAsRead } from "~test/factories/report";
import { rosterRead } from "~test/factories/roster";
import { somebodyReceives } from "~test/factories/somebody-receives";
import { aNote } from "~test/factories/world";
import { giveTemporaryAccess } from "../access-grant/give-temporary-access.server";
import { closeFollowUp } from "../follow-up/close-follow-up.server";
import { listLeftOfTeam } from "../follow-up/list-meeting.server";
import { countOverdue, listOverdue } from "../follow-up/list-overdue.server";
import { moveLostFollowUps, openMissingFollowUps } from "../follow-up/tend-follow-ups.server";
import { openMatter } from "../matter/open-matter.server";
import { leaveNote } from "../note/leave-note.server";
import { readThread } from "../pupil/read-thread.server";
import { readReport } from "../report/read-report.server";
import { settleRoute } from "../report/settle-route.server";

const days = (n: number) => new Date(+rosterRead + n * 86_400_000);
const nothing = { left: [], mattersLeft: [] };
let house: ChangeOfSchool;
let old: string;
const as = (person: Person, day = 31) => house.ctx(person, days(day));
const moved = () => house.move({ e1: "s2", e2: "s1" }, days(30));

beforeEach(async () => {
  house = await aChangeOfSchool();
  old = (await house.at("e1", "Ekskolan")).id;
});

describe("what was open when a pupil changed school", () => {
  it("is seen by the old school's principal, who gives somebody access to close it; no import ends that", async () => {
    const concernId = await logged(await as("oldMentor", 1), old, { form: { priority: "act_now" } });
    await moved();
    const principal = await as("oldPrincipal");
    expect(await countOverdue(principal)).toBe(1);
    const { overdue, left } = await listOverdue(principal);
    expect(overdue).toEqual([]);
    expect(left).toMatchObject([
      { concernId, pupilId: old, pupilName: "Maja Lind", ownerName: "Lisbet Alm", priority: "act_now" },
    ]);
    for (const person of ["principal", "thirdPrincipal"] as const)
      expect(await listOverdue(await as(person))).toMatchObject({ overdue: [], left: [] });
    const closing = { concernId, version: 1, note: "Talat med hemmet.", idempotencyKey: "c" };
    await expect(closeFollowUp(await as("oldMentor"), closing)).rejects.toBeInstanceOf(NotVisible);
    const mentor = await as("oldMentor");
    await giveTemporaryAccess(principal, {
      ...{ pupilId: old, accountId: mentor.actor.accountId, reason: "Avsluta uppföljningen." },
      ...{ until: "2026-11-05", idempotencyKey: "g" },
    });
    await house.move({ e1: "s2", e2: "s1" }, days(32));
    await closeFollowUp(await as("oldMentor", 33), closing);
    expect((await listOverdue(await as("oldPrincipal", 33))).left).toEqual([]);
    await expect(readThread(await as("oldMentor", 36), { pupilId: old })).rejects.toBeInstanceOf(NotVisible);
  });

  it("is ended by whom the principal lets in, though it was another's who cannot be let in any more; and only then", async () => {
    const mentors = await logged(await as("oldMentor", 1), old, { form: { priority: "act_now" } });
    const inner = await logged(await as("oldCounsellor", 1), old, {
      form: { priority: "act_now", circle: "student_health" },
    });
    const counsellor = await as("oldCounsellor");
    const closing = (concernId: string, version = 1) => ({
      ...{ concernId, version, note: "Talat med hemmet.", idempotencyKey: concernId + version },
    });
    // Before the pupil has left, a colleague who has it puts away nothing of another's.
    const before = await as("oldCounsellor", 2);
    await expect(closeFollowUp(before, closing(mentors))).rejects.toMatchObject({
      errors: { form: { key: "follow_up_not_now" } },
    });
    await moved();
    await expect(closeFollowUp(counsellor, closing(inner))).rejects.toBeInstanceOf(NotVisible);
    await giveTemporaryAccess(await as("oldPrincipal"), {
      ...{ pupilId: old, accountId: counsellor.actor.accountId, reason: "Avsluta." },
      ...{ until: "2026-11-05", idempotencyKey: "g" },
    });
    const another = (await as("oldMentor")).actor.accountId;
    await house.db.write((tx) => tx.update(followUp).set({ ownerId: another }));
    for (const concernId of [mentors, inner])
      await closeFollowUp(await as("oldCounsellor", 32), closing(concernId));
    expect(await listLeftOfTeam(await as("oldCounsellor", 32))).toEqual(nothing);
    expect((await listOverdue(await as("oldPrincipal", 32))).left).toEqual([]);
  });

  it("goes by itself to nobody at the new school, student health's own neither", async () => {
    const mentors = await logged(await as("oldMentor", 1), old, { form: { priority: "act_now" } });
    const inner = await logged(await as("oldCounsellor", 1), old, {
      form: { priority: "act_now", circle: "student_health" },
    });
    const owners = async () =>
      (await house.db.read.select().from(followUp)).map((f) => [f.concernId, f.ownerId, f.teamUnitId]).sort();
    const before = await owners();
    await moved();
    expect(await moveLostFollowUps(house.db, days(31))).toBe(0);
    expect(await openMissingFollowUps(house.db, days(31))).toBe(0);
    expect(await owners()).toEqual(before);
    expect(before.map(([id]) => id).sort()).toEqual([mentors, inner].sort());
    // Student health's own is in no principal's list (OSL 23:2).
    expect((await listOverdue(await as("oldPrincipal"))).left.map((l) => l.concernId)).toEqual([mentors]);
    expect((await listLeftOfTeam(await as("oldCounsellor"))).left.map((l) => l.concernId)).toEqual([inner]);
    expect(await listLeftOfTeam(await as("counsellor"))).toEqual(nothing);
    await expect(listLeftOfTeam(await as("oldPrincipal"))).rejects.toBeInstanceOf(NotVisible);
  });

  it("a matter with a date is seen there too, without what it says; nobody else's, and not once it is closed", async () => {
    const note = await logged(await as("oldMentor", 1), old, { form: { priority: "no_action" } });
    const { matterId } = await openMatter(await as("oldMentor", 1), {
      ...{ pupilId: old, concernIds: [note], idempotencyKey: "m" },
      form: { name: "Trött om morgnarna", nextOn: "2026-12-01", circle: "pupil" },
    });
    expect((await listOverdue(await as("oldPrincipal", 2))).mattersLeft).toEqual([]);
    await moved();
    const { mattersLeft } = await listOverdue(await as("oldPrincipal"));
    expect(mattersLeft).toEqual([{ matterId, pupilId: old, dueOn: "2026-12-01", pupilName: "Maja Lind" }]);
    expect(await countOverdue(await as("oldPrincipal"))).toBe(1);
    for (const person of ["principal", "thirdPrincipal"] as const)
      expect((await listOverdue(await as(person))).mattersLeft).toEqual([]);
    await house.db.write((tx) => tx.update(matter).set({ status: "closed" }));
    expect(await countOverdue(await as("oldPrincipal"))).toBe(0);
  });

  it("student health's own matter is left open for its team at the old school, dated or not, and for no principal", async () => {
    const counsellor = await as("oldCounsellor", 1);
    const note = await logged(counsellor, old, { form: { priority: "no_action", circle: "student_health" } });
    const open = (nextOn: string, circle = "student_health") =>
      openMatter(counsellor, {
        ...{ pupilId: old, concernIds: [note], idempotencyKey: nextOn },
        form: { name: "Sömn", nextOn, circle },
      });
    const undated = (await open("")).matterId;
    const dated = (await open("2026-12-01")).matterId;
    expect(await listLeftOfTeam(await as("oldCounsellor", 2))).toEqual(nothing);
    await moved();
    expect((await listLeftOfTeam(await as("oldCounsellor"))).mattersLeft).toEqual([
      { matterId: dated, dueOn: "2026-12-01", pupilName: "Maja Lind" },
      { matterId: undated, dueOn: null, pupilName: "Maja Lind" },
    ]);
    expect((await listOverdue(await as("oldPrincipal"))).mattersLeft).toEqual([]);
    expect(await countOverdue(await as("oldPrincipal"))).toBe(0);
    expect(await listLeftOfTeam(await as("counsellor"))).toEqual(nothing);
    const read = await house.db.read
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.kind, "student-health.listed"))
      .orderBy(auditEvent.seq);
    expect(read.at(-1)?.subject.matterIds).toEqual([dated, undated]);
    await house.db.write((tx) => tx.update(matter).set({ circle: "pupil" }).where(eq(matter.id, undated)));
    expect((await listOverdue(await as("oldPrincipal"))).mattersLeft).toMatchObject([
      { matterId: undated, dueOn: null },
    ]);
    await house.move({ e1: "s2", e2: "s1", protection: "sekretessmarkering" }, days(32));
    expect((await listLeftOfTeam(await as("oldCounsellor", 33))).mattersLeft).toMatchObject([
      { matterId: dated, pupilName: null },
    ]);
  });

  it("ends what was given before on the day of the change", async () => {
    const mentor = await as("oldMentor", 1);
    await giveTemporaryAccess(await as("oldPrincipal", 1), {
      ...{ pupilId: old, accountId: (await as("oldCounsellor", 1)).actor.accountId, reason: "Vikarie." },
      ...{ until: "2026-12-24", idempotencyKey: "g" },
    });
    await moved();
    for (const person of ["oldMentor", "oldCounsellor"] as const)
      await expect(readThread(await as(person), { pupilId: old })).rejects.toBeInstanceOf(NotVisible);
    expect(mentor.actor.duties).not.toEqual([]);
  });
});

describe("nothing holds a report back", () => {
  it("a draft begun before the move is still its author's to send, and the new school reports at once", async () => {
    await somebodyReceives(house.db, "2282");
    const answers = { observations: "Blåmärke på armen.", acute: "no" };
    const begun = await aReport(await as("oldMentor", 1), old, answers);
    await moved();
    const { id } = await house.at("e1", "Björkskolan");
    const there = await aReport(await as("mentor"), id, answers);
    const statusOf = async (reportId: string) =>
      (await house.db.read.select().from(report).where(eq(report.id, reportId)))[0]?.status;
    for (const [person, reportId] of [
      ["oldMentor", begun],
      ["mentor", there],
    ] as const) {
      await sendAsRead(await as(person), reportId);
      expect(await statusOf(reportId), person).toBe("sent");
    }
  });

  it("a draft begun before the move says that its municipality may be old, until somebody has chosen it again; it can be sent meanwhile", async () => {
    const reportId = await aReport(await as("oldMentor", 1), old, { observations: "Blåmärke.", acute: "no" });
    const outdated = async (day: number) =>
      (await readReport(await as("oldMentor", day), { reportId })).route.outdated;
    expect(await outdated(2)).toBe(false);
    await moved();
    expect(await outdated(30)).toBe(true);
    expect(await outdated(31)).toBe(true);
    const { route } = await readReport(await as("oldMentor"), { reportId });
    await settleRoute(await as("oldMentor"), {
      ...{ reportId, municipalityCode: route.receiver?.code ?? "", reason: "" },
    });
    expect(await outdated(32)).toBe(false);
    const { id } = await house.at("e1", "Björkskolan");
    const there = await aReport(await as("mentor"), id, { observations: "Blåmärke.", acute: "no" });
    expect((await readReport(await as("mentor"), { reportId: there })).route.outdated).toBe(false);
  });

  it("a note left by name and class finds no pupil who has gone", async () => {
    await moved();
    const leave = async (person: Person, className: string) =>
      leaveNote(await as(person), {
        ...{ fullName: "Maja Lind", className, form: aNote(), idempotencyKey: className },
        schoolUnitId: await house.unitId(person === "mentor" ? "Björkskolan" : "Ekskolan"),
      });
    await leave("oldMentor", "6B");
    await leave("mentor", "7A");
    const waiting = await house.db.read.select().from(looseNote);
    expect(waiting.map((n) => n.schoolUnitId)).toEqual([await house.unitId("Ekskolan")]);
    const { id } = await house.at("e1", "Björkskolan");
    expect((await readThread(await as("mentor"), { pupilId: id })).entries).toHaveLength(1);
  });
});
