import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { report } from "~db/schema/report.server";
import { contactUnit } from "~db/schema/school.server";
import { aReport, refusedAt } from "~test/factories/report";
import { aWorld, type World } from "~test/factories/world";
import { readReport } from "./read-report.server";
import { settleRoute } from "./settle-route.server";

async function aDraft(pupil: Parameters<World["pupil"]>[0] = {}) {
  const world = await aWorld();
  const pupilId = await world.pupil({ givenName: "Moa", ...pupil });
  // The principal has protected pupils too.
  const teacher = await world.staff(pupil?.protection ? "principal" : "teacher", { group: "teacher" });
  const reportId = await aReport(teacher, pupilId);
  const row = async () => (await world.db.read.select().from(report).where(eq(report.id, reportId)))[0];
  return { world, teacher, reportId, row };
}

describe("settling where a report goes", () => {
  it("follows the placing municipality before the residence, and says why", async () => {
    const { teacher, reportId } = await aDraft({ placedByCode: "0180" });
    const { route, values } = await readReport(teacher, { reportId });
    expect(route.proposed).toMatchObject({ explanation: "placed_by", ground: "placing_municipality" });
    expect([route.receiver?.name, values.receiver]).toEqual(["Stockholm", "0180"]);
  });

  it("takes another choice with a reason, sealed, and asks for one where the rules propose", async () => {
    const { teacher, reportId, row } = await aDraft();
    const other = { reportId, municipalityCode: "2281" };
    expect(await refusedAt(settleRoute(teacher, { ...other, reason: " " }))).toEqual({
      routeReason: "reason_empty",
    });
    expect((await row())?.receiverCode).toBe("2282");
    await settleRoute(teacher, { ...other, reason: "Bor hos sin far sedan i våras." });
    expect(await row()).toMatchObject({ receiverCode: "2281", routeDecision: "by_person" });
    expect((await readReport(teacher, { reportId })).route.reason).toBe("Bor hos sin far sedan i våras.");
    await settleRoute(teacher, { reportId, municipalityCode: "2282", reason: "" });
    expect(await row()).toMatchObject({ routeDecision: "by_rule", sealedRouteReason: null });
  });

  it("leaves a protected identity to the reporter, without a reason", async () => {
    const { teacher, reportId, row } = await aDraft({ protection: "confidentiality" });
    expect((await row())?.receiverCode).toBeNull();
    await settleRoute(teacher, { reportId, municipalityCode: "0180", reason: "" });
    expect(await row()).toMatchObject({ receiverCode: "0180", routeDecision: "by_person" });
  });

  it.each([
    ["no municipality", "", { receiver: "receiver_missing" }],
    ["a code that is none", "9999", { receiver: "report-form:errors.notAMunicipality" }],
  ])("refuses %s", async (_what, municipalityCode, expected) => {
    const { teacher, reportId } = await aDraft();
    expect(await refusedAt(settleRoute(teacher, { reportId, municipalityCode, reason: "x" }))).toEqual(
      expected,
    );
  });

  it("remembers the unit that the reporter chose among several, and forgets it with the municipality", async () => {
    const { world, teacher, reportId, row } = await aDraft({ residenceCode: "1480" });
    const unit = (name: string, active = true) => ({
      id: `unit-${name}`,
      municipalityCode: "1480",
      unit: name,
      districts: [name],
      channel: "own_reception" as const,
      source: "test",
      checkedOn: "2026-11-01",
      active,
    });
    await world.db.write((tx) =>
      tx.insert(contactUnit).values([unit("Centrum"), unit("Hisingen"), unit("Gamla", false)]),
    );
    const before = await readReport(teacher, { reportId });
    expect([before.route.unitHow, before.route.unit]).toEqual(["several", ""]);
    expect(before.route.units.map((one) => one.unit)).toEqual(["Centrum", "Hisingen"]);
    const goteborg = { reportId, municipalityCode: "1480", reason: "" };
    for (const wrong of ["Gamla", "Järva"])
      expect(await refusedAt(settleRoute(teacher, { ...goteborg, unit: wrong }))).toEqual({
        receiverUnit: "unit_unknown",
      });
    await settleRoute(teacher, { ...goteborg, unit: "Hisingen" });
    const after = await readReport(teacher, { reportId });
    expect([after.route.unitHow, after.route.unit]).toEqual(["by_reporter", "Hisingen"]);
    expect(after.stateDigest).not.toBe(before.stateDigest);
    await settleRoute(teacher, { reportId, municipalityCode: "2282", reason: "Bor där.", unit: "Hisingen" });
    expect(await row()).toMatchObject({ receiverCode: "2282", receiverUnit: null });
  });

  it("proposes the unit of the district where the child lives, and the reporter changes it", async () => {
    const world = await aWorld();
    const unit = (name: string) => ({
      id: `unit-${name}`,
      municipalityCode: "1480",
      unit: `Socialförvaltningen ${name}`,
      districts: [name],
      channel: "own_reception" as const,
      source: "test",
      checkedOn: "2026-11-01",
    });
    await world.db.write((tx) =>
      tx.insert(contactUnit).values([unit("Centrum"), unit("Hisingen"), unit("Nordost")]),
    );
    const teacher = await world.staff("teacher", { group: "teacher" });
    const about = async (given: Parameters<World["pupil"]>[0], by = teacher) => {
      const reportId = await aReport(
        by,
        await world.pupil({ residenceCode: "1480", district: "hisingen", ...given }),
      );
      const route = async () => (await readReport(by, { reportId })).route;
      return { reportId, route };
    };
    const chosen = async ({ route }: Awaited<ReturnType<typeof about>>) => {
      const { unit: name, unitHow } = await route();
      return [name, unitHow];
    };
    const child = await about({});
    expect(await chosen(child)).toEqual(["Socialförvaltningen Hisingen", "by_district"]);
    const goteborg = { reportId: child.reportId, municipalityCode: "1480", reason: "" };
    await settleRoute(teacher, { ...goteborg, unit: "Socialförvaltningen Nordost" });
    expect(await chosen(child)).toEqual(["Socialförvaltningen Nordost", "by_reporter"]);
    // "I do not know" is an answer, and is not written over.
    await settleRoute(teacher, { ...goteborg, unit: "" });
    expect(await chosen(child)).toEqual(["", "several"]);
    // Away and back: the proposal is made anew.
    await settleRoute(teacher, { ...goteborg, municipalityCode: "2282", reason: "Bor där." });
    await settleRoute(teacher, goteborg);
    expect(await chosen(child)).toEqual(["Socialförvaltningen Hisingen", "by_district"]);
    // A home that the report does not go by proposes nothing, nor does a protected one.
    expect(await chosen(await about({ placedByCode: "1480" }))).toEqual(["", "several"]);
    const principal = await world.staff("principal");
    const hidden = await about({ protection: "confidentiality" }, principal);
    await settleRoute(principal, { ...goteborg, reportId: hidden.reportId });
    expect(await chosen(hidden)).toEqual(["", "several"]);
  });

  it("tells of a child without a number that no register can be gone by", async () => {
    const { teacher, reportId } = await aDraft({ residenceCode: null });
    expect((await readReport(teacher, { reportId })).route.proposed.remarks).toEqual(["no_swedish_number"]);
    const known = await aDraft({ residenceCode: null, identityLookup: "a keyed hash" });
    const { route } = await readReport(known.teacher, { reportId: known.reportId });
    expect(route.proposed.remarks).toEqual([]);
  });

  it("says what the reporter knows beside the register, and keeps the rule", async () => {
    const { teacher, reportId, row } = await aDraft({ staysInCode: "2281" });
    const told = { movedRecently: true, parentsApart: true };
    await settleRoute(teacher, { reportId, municipalityCode: "2282", reason: "", ...told });
    expect(await row()).toMatchObject({ routeDecision: "by_rule", ...told });
    const { route } = await readReport(teacher, { reportId });
    expect(route.proposed.remarks).toEqual(["moved_recently", "parents_apart", "stays_elsewhere"]);
    expect(route.phoneNow).toBeNull();
  });

  it("is not visible to a colleague", async () => {
    const { world, reportId } = await aDraft();
    const colleague = await world.staff("teacher", { group: "teacher" });
    const attempt = settleRoute(colleague, { reportId, municipalityCode: "0180", reason: "x" });
    await expect(attempt).rejects.toBeInstanceOf(NotVisible);
  });
});
