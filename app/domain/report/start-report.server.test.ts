import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { report } from "~db/schema/report.server";
import { aReport, refusedAt, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { readReport } from "./read-report.server";
import { startReport } from "./start-report.server";

const base = { follows: "", language: "sv" as const, words };

describe("starting a report", () => {
  it("fills in what the roster knows, proposes the route, and leaves its audit row", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
    const reportId = await aReport(teacher, world.pupilId);
    const read = await readReport(teacher, { reportId });
    expect(read.values).toMatchObject({
      childName: "Alva Lindqvist",
      childPersonalNumber: "201501022386",
      childSex: "girl",
      childAddress: "Storgatan 1, Kramfors",
      protectedIdentity: "no",
      school: "Norrskolan",
      schoolClass: "5B",
      schoolAuthority: "Ådalens kommun",
      guardians: [{ name: "Eva Lindqvist", phone: "070-000 00 00", custody: "Vårdnadshavare" }],
      reporters: [{ name: "Maria Ek", role: "Lärare", workplace: "Norrskolan" }],
      receiver: "2282",
    });
    expect(read.route.proposed).toMatchObject({ decision: "by-rule", explanation: "residence" });
    const kinds = (await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent)).map((r) => r.kind);
    expect(kinds.slice(-2)).toEqual(["report.drafted", "report.read"]);
  });

  it("fills in neither address, school nor family of a protected pupil, and proposes no route", async () => {
    const world = await aWorld();
    const pupilId = await world.pupil({ protection: "protected_registration", givenName: "Iris" });
    const counsellor = await world.staff("principal");
    const { reportId } = await startReport(counsellor, { ...base, who: { pupilId }, idempotencyKey: "k" });
    const { values, route } = await readReport(counsellor, { reportId });
    expect(values.protectedIdentity).toBe("yes");
    for (const field of [
      "childAddress",
      "childPhone",
      "school",
      "schoolClass",
      "guardians",
      "receiver",
    ] as const)
      expect(values[field], field).toBeUndefined();
    expect(route.receiver).toBeNull();
    expect(route.proposed.decision).toBe("by-person");
  });

  it("answers a second submit with the first one's report", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const input = { ...base, who: { pupilId: world.pupilId }, idempotencyKey: "same" };
    expect(await startReport(teacher, input)).toEqual(await startReport(teacher, input));
    expect(await world.db.read.select({ id: report.id }).from(report)).toHaveLength(1);
  });

  it("is refused for a pupil who turned 18 today, and not the day before", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const adult = await world.pupil({ birthDate: "2008-11-22", givenName: "Nils" });
    const child = await world.pupil({ birthDate: "2008-11-23", givenName: "Moa" });
    const start = (pupilId: string) =>
      startReport(teacher, { ...base, who: { pupilId }, idempotencyKey: pupilId });
    expect(await refusedAt(start(adult))).toEqual({ pupil: "pupil_adult" });
    expect(await refusedAt(start(child))).toBeNull();
  });

  it("by full name and class needs no access, and shows nothing but what was written", async () => {
    const world = await aWorld();
    const stranger = await world.staff("other_staff");
    const who = { fullName: "alva  lindqvist", className: "5 b", schoolUnitId: world.schoolUnitId };
    const { reportId } = await startReport(stranger, { ...base, who, idempotencyKey: "k" });
    const { values, thread } = await readReport(stranger, { reportId });
    expect(values.childName).toBe("Alva Lindqvist");
    expect(values.school).toBe("Norrskolan");
    for (const field of ["childPersonalNumber", "childBirthDate", "childAddress", "guardians"] as const)
      expect(values[field], field).toBeUndefined();
    expect(thread).toEqual([]);
  });

  it.each([
    ["nobody of the name", { fullName: "Ture Ek", className: "5B" }, { fullName: "report_pupil_not_found" }],
    [
      "another class",
      { fullName: "Alva Lindqvist", className: "5A" },
      { fullName: "report_pupil_not_found" },
    ],
    ["no name", { fullName: " ", className: "5B" }, { fullName: "name_empty" }],
    ["no class", { fullName: "Alva Lindqvist", className: "" }, { className: "class_empty" }],
  ])("refuses %s", async (_what, who, expected) => {
    const world = await aWorld();
    const teacher = await world.staff("teacher");
    const attempt = startReport(teacher, {
      ...base,
      who: { ...who, schoolUnitId: world.schoolUnitId },
      idempotencyKey: "k",
    });
    expect(await refusedAt(attempt)).toEqual(expected);
  });

  it("does not find a protected pupil by name, as it does not find nobody", async () => {
    const world = await aWorld();
    await world.pupil({ protection: "confidentiality", givenName: "Iris", familyName: "Berg" });
    const teacher = await world.staff("teacher");
    const who = { fullName: "Iris Berg", className: "5B", schoolUnitId: world.schoolUnitId };
    expect(await refusedAt(startReport(teacher, { ...base, who, idempotencyKey: "k" }))).toEqual({
      fullName: "report_pupil_not_found",
    });
  });

  it("is not visible for an unknown pupil, nor for one of another school", async () => {
    const world = await aWorld();
    const { actor, ...rest } = await world.staff("teacher");
    const elsewhere = {
      ...rest,
      actor: { ...actor, duties: [{ role: "teacher" as const, schoolUnitId: "other" }] },
    };
    for (const pupilId of [world.pupilId, "no-such-pupil"]) {
      const attempt = startReport(elsewhere, { ...base, who: { pupilId }, idempotencyKey: "k" });
      await expect(attempt).rejects.toBeInstanceOf(NotVisible);
    }
  });

  it("follows an earlier report of the same pupil only", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const earlier = await aReport(teacher, world.pupilId);
    const other = await world.pupil({ givenName: "Theo" });
    const again = { ...base, follows: earlier };
    await expect(
      startReport(teacher, { ...again, who: { pupilId: other }, idempotencyKey: "a" }),
    ).rejects.toBeInstanceOf(NotVisible);
    const { reportId } = await startReport(teacher, {
      ...again,
      who: { pupilId: world.pupilId },
      idempotencyKey: "b",
    });
    const rows = await world.db.read.select({ id: report.id, followsId: report.followsId }).from(report);
    expect(rows.find((r) => r.id === reportId)?.followsId).toBe(earlier);
  });
});
