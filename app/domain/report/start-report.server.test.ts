import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { report } from "~db/schema/report.server";
import { aReport, refusedAt, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { followReport } from "./follow-report.server";
import { listReports } from "./list-reports.server";
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
      guardians: [{ name: "Eva Lindqvist", phone: "070-000 00 00", custody: "Ja" }],
      reporters: [{ name: "Maria Ek", role: "Lärare", workplace: "Norrskolan" }],
      receiver: "2282",
    });
    expect(read.route.proposed).toMatchObject({ decision: "by-rule", explanation: "residence" });
    const kinds = (
      await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent).orderBy(auditEvent.seq)
    ).map((r) => r.kind);
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

  it.each([
    ["all three", { fullName: "Ture Ek", className: "5B", description: "röd jacka" }],
    ["a name", { fullName: "Ture Ek", className: "", description: "" }],
    ["a class", { fullName: "", className: "5B", description: " " }],
    ["how the child looks", { fullName: "", className: "", description: "Okänt namn, röd jacka" }],
  ])("in one's own words takes %s, and fills in nothing but that and the reporter", async (_what, typed) => {
    const world = await aWorld();
    const stranger = await world.staff("other_staff", { name: "Maria Ek" });
    const who = { ...typed, schoolUnitId: world.schoolUnitId };
    const { reportId } = await startReport(stranger, { ...base, who, idempotencyKey: "k" });
    const { values, thread, pupil, route } = await readReport(stranger, { reportId });
    const { receiver, unknown, reporters, ...rest } = values;
    const written = {
      childName: typed.fullName,
      schoolClass: typed.className,
      childDescription: typed.description,
    };
    expect(rest).toEqual(Object.fromEntries(Object.entries(written).filter(([, v]) => v.trim() !== "")));
    expect(reporters).toEqual([{ name: "Maria Ek", role: "Skolpersonal", workplace: "Norrskolan" }]);
    expect([receiver, unknown, thread, pupil]).toEqual(["2282", [], [], { id: null, name: typed.fullName }]);
    expect(route.proposed).toMatchObject({ decision: "by-rule", explanation: "school_in" });
  });

  it("answers the same of a pupil of the school, a protected one, one of another school and nobody", async () => {
    const world = await aWorld();
    const stranger = await world.staff("other_staff");
    await world.pupil({ givenName: "Iris", familyName: "Berg", protection: "confidentiality" });
    await world.pupil({ givenName: "Nils", familyName: "Dahl", residenceCode: "0180", placedByCode: "1480" });
    await world.pupil({ givenName: "Stina", familyName: "Falk", birthDate: "2000-01-01" });
    const seen = [];
    for (const fullName of ["Alva Lindqvist", "Iris Berg", "Nils Dahl", "Stina Falk", "Ingen Alls"]) {
      const who = { fullName, className: "5B", description: "", schoolUnitId: world.schoolUnitId };
      const { reportId } = await startReport(stranger, { ...base, who, idempotencyKey: fullName });
      const read = await readReport(stranger, { reportId });
      const { id: _i, reference: _r, stateDigest: _d, ...page } = read;
      seen.push(JSON.stringify(page).replaceAll(fullName, "X"));
    }
    expect(new Set(seen).size).toBe(1);
    const rows = await world.db.read.select({ pupilId: report.pupilId }).from(report);
    expect(rows.map((r) => r.pupilId)).toEqual([null, null, null, null, null]);
    const audit = await world.db.read
      .select({ pupilId: auditEvent.pupilId, kind: auditEvent.kind })
      .from(auditEvent);
    expect(audit.filter((r) => r.kind.startsWith("report.") && r.pupilId !== null)).toEqual([]);
  });

  it("in one's own words is known to its authors alone: not to principal, student health or those who have the child", async () => {
    const world = await aWorld();
    const stranger = await world.staff("other_staff");
    const others = [
      await world.staff("teacher", { group: "teacher" }),
      await world.staff("principal"),
      await world.staff("counsellor"),
      await world.staff("authority_administrator"),
    ];
    const who = {
      fullName: "Alva Lindqvist",
      className: "5B",
      description: "",
      schoolUnitId: world.schoolUnitId,
    };
    const { reportId } = await startReport(stranger, { ...base, who, idempotencyKey: "k" });
    for (const ctx of others) {
      await expect(readReport(ctx, { reportId })).rejects.toBeInstanceOf(NotVisible);
      await expect(followReport(ctx, { reportId })).rejects.toBeInstanceOf(NotVisible);
      expect(await listReports(ctx)).toEqual({ drafts: [], sent: [] });
    }
    expect(await world.db.read.select().from(notice)).toEqual([]);
    expect((await listReports(stranger)).drafts).toMatchObject([
      { id: reportId, pupilName: null, described: true },
    ]);
  });

  it("in one's own words is sealed under the school authority's key, not any pupil's", async () => {
    const world = await aWorld();
    const stranger = await world.staff("other_staff");
    const who = {
      fullName: "Alva Lindqvist",
      className: "",
      description: "",
      schoolUnitId: world.schoolUnitId,
    };
    const { reportId } = await startReport(stranger, { ...base, who, idempotencyKey: "k" });
    await world.vault.destroyKey({ kind: "pupil", id: world.pupilId });
    expect((await readReport(stranger, { reportId })).values.childName).toBe("Alva Lindqvist");
  });

  it.each([
    [
      "nothing at all",
      { fullName: " ", className: "", description: "" },
      { fullName: "child_not_described" },
    ],
    [
      "a name that is too long",
      { fullName: "å".repeat(301), className: "5B", description: "" },
      { fullName: "report-form:errors.tooLong" },
    ],
  ])("refuses %s, and begins nothing", async (_what, who, expected) => {
    const world = await aWorld();
    const teacher = await world.staff("teacher");
    const attempt = startReport(teacher, {
      ...base,
      who: { ...who, schoolUnitId: world.schoolUnitId },
      idempotencyKey: "k",
    });
    expect(await refusedAt(attempt)).toEqual(expected);
    expect(await world.db.read.select({ id: report.id }).from(report)).toEqual([]);
  });

  it("is not visible at a school where one does not work, in whatever words", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher");
    const who = {
      fullName: "Alva Lindqvist",
      className: "5B",
      description: "",
      schoolUnitId: "another-school-1",
    };
    await expect(startReport(teacher, { ...base, who, idempotencyKey: "k" })).rejects.toBeInstanceOf(
      NotVisible,
    );
  });

  it("about a pupil of the roster is for those who have the pupil: to anybody else it is unknown", async () => {
    const world = await aWorld();
    const colleague = await world.staff("teacher");
    for (const pupilId of [world.pupilId, "no-such-pupil"]) {
      const attempt = startReport(colleague, { ...base, who: { pupilId }, idempotencyKey: "k" });
      await expect(attempt).rejects.toBeInstanceOf(NotVisible);
    }
  });

  it("follows in one's own words an earlier report of one's own, and nobody else's", async () => {
    const world = await aWorld();
    const teacher = await world.staff("teacher", { group: "teacher" });
    const colleague = await world.staff("teacher", { group: "teacher" });
    const follows = await aReport(teacher, world.pupilId);
    const who = { fullName: "Alva", className: "", description: "", schoolUnitId: world.schoolUnitId };
    const again = { ...base, follows, who };
    await expect(startReport(colleague, { ...again, idempotencyKey: "a" })).rejects.toBeInstanceOf(
      NotVisible,
    );
    const { reportId } = await startReport(teacher, { ...again, idempotencyKey: "b" });
    const rows = await world.db.read.select({ id: report.id, followsId: report.followsId }).from(report);
    expect(rows.find((r) => r.id === reportId)?.followsId).toBe(follows);
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
