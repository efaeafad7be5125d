import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { readCsvTable } from "~/integrations/roster/csv-tables";
import { auditEvent } from "~db/schema/audit.server";
import { account, contactUnit, pupil, schoolUnit } from "~db/schema/school.server";
import { refusedAt } from "~test/factories/report";
import { aMoment, aWorld, later } from "~test/factories/world";
import { exportRegister, exportRegisterByCommand } from "./export-register.server";
import { importRegister, importRegisterByCommand } from "./import-register.server";
import { listRegister } from "./list-register.server";
import { markUnit } from "./mark-unit.server";
import { readUnit } from "./read-unit.server";
import { addUnit, changeUnit } from "./save-unit.server";
import { schoolMunicipalities } from "./school-municipalities.server";
import { formOfUnit, type UnitForm, unitFields } from "./unit";

const form: UnitForm = {
  ...(Object.fromEntries(unitFields.map((field) => [field, ""])) as UnitForm),
  municipalityCode: "2281",
  unit: "Mottagningen",
  channel: "phone_only",
  phone: "060-19 10 00",
  source: "kommunens webbplats",
};

const connected = ["sdk"] as const;

async function anOffice() {
  const world = await aWorld();
  const admin = await world.staff("authority_administrator", { name: "Birgitta Falk" });
  const principal = await world.staff("principal");
  const events = async () =>
    (await world.db.read.select().from(auditEvent).orderBy(auditEvent.seq)).filter((row) =>
      row.kind.startsWith("register."),
    );
  return { world, admin, principal, events };
}
const table = (text: string) => {
  const read = readCsvTable(new TextEncoder().encode(text));
  if (!read.ok) throw new Error("no CSV");
  return read.table;
};

describe("the register of contacts", () => {
  it("takes a unit, as checked today by whom, and says the same to a second submit", async () => {
    const { admin, events } = await anOffice();
    const { unitId } = await addUnit(admin, { form });
    expect(await addUnit(admin, { form })).toEqual({ unitId });
    expect(await readUnit(admin, { unitId, connected })).toMatchObject({
      checkedOn: "2026-11-22",
      checkedBy: "Birgitta Falk",
      version: 1,
      fault: "phone_only",
    });
    expect(await refusedAt(addUnit(admin, { form: { ...form, phone: "060-1" + "2345" } }))).toEqual({
      unit: "unit_exists",
    });
    expect((await events()).map((row) => [row.kind, row.ground])).toEqual([
      ["register.unit-added", "administrator"],
    ]);
  });

  it("changes one under its version, records which fields, and overwrites nobody", async () => {
    const { admin, events } = await anOffice();
    const { unitId } = await addUnit(admin, { form });
    const moved = { ...form, phone: "060-19 20 00", channel: "letter", address: "Box 1, Sundsvall" };
    await changeUnit(admin, { unitId, version: 1, form: moved });
    await changeUnit(admin, { unitId, version: 1, form: moved });
    const other = changeUnit(admin, { unitId, version: 1, form: { ...form, phone: "060-19 30 00" } });
    expect(await refusedAt(other)).toEqual({ form: "unit_version_old" });
    const now = await readUnit(admin, { unitId, connected });
    expect([now.phone, now.version]).toEqual(["060-19 20 00", 2]);
    const changed = (await events()).filter((row) => row.kind === "register.unit-changed");
    expect(changed.map((row) => row.subject)).toEqual([
      { unitId, municipalityCode: "2281", fields: ["address", "phone", "channel"] },
    ]);
  });

  it("keeps a unit's municipality and name, whatever a form says", async () => {
    const { admin } = await anOffice();
    const { unitId } = await addUnit(admin, { form });
    await changeUnit(admin, {
      unitId,
      version: 1,
      form: { ...form, municipalityCode: "0180", unit: "X", source: "y" },
    });
    expect(await readUnit(admin, { unitId, connected })).toMatchObject({
      municipalityCode: "2281",
      unit: "Mottagningen",
      source: "y",
    });
  });

  it("marks a unit as checked, closed and open again, each once", async () => {
    const { admin, events } = await anOffice();
    const { unitId } = await addUnit(admin, { form });
    const tomorrow = later(admin, 24 * 3_600_000);
    for (const mark of ["checked", "checked"] as const)
      await markUnit(tomorrow, { unitId, version: 1, mark });
    expect(await readUnit(admin, { unitId, connected })).toMatchObject({
      checkedOn: "2026-11-23",
      version: 2,
    });
    expect(await refusedAt(markUnit(tomorrow, { unitId, version: 1, mark: "closed" }))).toEqual({
      form: "unit_version_old",
    });
    for (const mark of ["closed", "closed"] as const) await markUnit(tomorrow, { unitId, version: 2, mark });
    expect((await listRegister(admin, { search: "sundsvall", view: "all", connected })).units).toEqual([]);
    await markUnit(tomorrow, { unitId, version: 3, mark: "reopened" });
    expect((await events()).map((row) => row.kind)).toEqual([
      "register.unit-added",
      "register.unit-checked",
      "register.unit-closed",
      "register.unit-reopened",
    ]);
  });

  it("finds units by municipality, code or county, and those that need somebody", async () => {
    const { world, admin } = await anOffice();
    await addUnit(admin, { form });
    await world.social(["reception"]);
    const names = async (search: string, view: "all" | "unchecked" | "unreachable") =>
      (await listRegister(admin, { search, view, connected })).units.map((unit) => unit.municipalityCode);
    expect(await names("", "all")).toEqual(["2281", "2282"]);
    expect(await names("SUNDS", "all")).toEqual(["2281"]);
    expect(await names("2282", "all")).toEqual(["2282"]);
    expect(await names("västernorrland", "all")).toHaveLength(2);
    expect(await names("atlantis", "all")).toEqual([]);
    expect(await names("", "unreachable")).toEqual(["2281"]);
    expect(await names("", "unchecked")).toEqual([]);
    const atMidnight = (day: string) => ({ ...admin, now: new Date(`${day}T12:00:00Z`) });
    const due = async (day: string) =>
      (await listRegister(atMidnight(day), { search: "", view: "unchecked", connected })).units.length;
    // The world's own unit was checked on 17 August.
    expect([await due("2027-02-16"), await due("2027-02-17")]).toEqual([0, 1]);
  });

  it("an own reception where nobody can sign in is no working channel", async () => {
    const { world, admin } = await anOffice();
    const unreachable = async () =>
      (await listRegister(admin, { search: "", view: "unreachable", connected })).units.map(
        (unit) => unit.fault,
      );
    expect(await unreachable()).toEqual([]);
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: aMoment }).where(eq(account.kind, "social")),
    );
    expect(await unreachable()).toEqual(["no_reception"]);
  });

  it.each(["teacher", "principal", "counsellor"] as const)("is closed to a %s", async (role) => {
    const { world, admin } = await anOffice();
    const somebody = await world.staff(role);
    const { unitId } = await addUnit(admin, { form });
    const attempts = [
      () => listRegister(somebody, { search: "", view: "all", connected }),
      () => readUnit(somebody, { unitId, connected }),
      () => addUnit(somebody, { form: { ...form, unit: "Min egen" } }),
      () => changeUnit(somebody, { unitId, version: 1, form: { ...form, phone: "060-66 66 66" } }),
      () => markUnit(somebody, { unitId, version: 1, mark: "closed" }),
      () => importRegister(somebody, { table: table("x\n"), dryRun: false }),
      () => exportRegister(somebody),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(NotVisible);
    expect(await readUnit(admin, { unitId, connected })).toMatchObject({
      version: 1,
      active: true,
      phone: "060-19 10 00",
    });
  });
});

describe("import and export", () => {
  it("what is exported is imported without a change, and a dry run writes nothing", async () => {
    const { world, admin, events } = await anOffice();
    await addUnit(admin, { form: { ...form, wordsToReporters: "=Hej\n”välkommen”; ring" } });
    const out = await exportRegister(admin);
    expect(await exportRegisterByCommand({ db: world.db, now: admin.now })).toBe(out);
    expect(await importRegister(admin, { table: table(out), dryRun: false })).toEqual({
      ok: true,
      written: true,
      added: 0,
      changed: 0,
      same: 2,
    });
    const more =
      `${out}0180;Järva;Kista;;08-508 00 00;;;sdk;0203:stockholm.se;f1;;;;;;;;;x;2026-11-01;;ja\r\n`.replace(
        "060-19 10 00",
        "060-19 99 99",
      );
    expect(await importRegister(admin, { table: table(more), dryRun: true })).toMatchObject({
      written: false,
      added: 1,
      changed: 1,
    });
    expect(await world.db.read.select().from(contactUnit)).toHaveLength(2);
    const house = { db: world.db, now: admin.now };
    expect(await importRegisterByCommand(house, { table: table(more), dryRun: false })).toMatchObject({
      added: 1,
      changed: 1,
      same: 1,
    });
    const [sundsvall] = await world.db.read
      .select()
      .from(contactUnit)
      .where(eq(contactUnit.municipalityCode, "2281"));
    expect(sundsvall).toMatchObject({ phone: "060-19 99 99", version: 2 });
    const imported = (await events()).filter((row) => row.kind === "register.imported");
    expect(imported.map((row) => [row.actorKind, row.ground, row.subject])).toEqual([
      ["system", "operator_command", { added: 1, changed: 1 }],
    ]);
  });

  it("applies nothing of a file with one fault", async () => {
    const { world, admin } = await anOffice();
    const text =
      "kommunkod;mottagning;kanal;källa;kontrollerad\n0180;A;letter;x;2026-01-01\n0180;B;brev;x;2026-01-01\n";
    const done = await importRegister(admin, { table: table(text), dryRun: false });
    expect(done).toEqual({
      ok: false,
      problems: [{ line: 3, column: "kanal", key: "unit_channel_missing" }],
    });
    expect(await world.db.read.select().from(contactUnit)).toHaveLength(1);
  });
});

describe("the municipalities of a school's pupils", () => {
  it("are named once each, with what is wrong, and without a number", async () => {
    const { world, admin, principal } = await anOffice();
    await world.social(["reception"]);
    await world.pupil({ residenceCode: "2281" });
    await world.pupil({ residenceCode: "2281", placedByCode: "0180", staysInCode: "2480" });
    await addUnit(admin, { form });
    const { municipalities, manages } = await schoolMunicipalities(admin, { connected });
    expect(manages).toBe(true);
    expect(municipalities.map(({ name, fault }) => [name, fault])).toEqual([
      ["Stockholm", "no_unit"],
      ["Sundsvall", "phone_only"],
      ["Umeå", "no_unit"],
      ["Kramfors", null],
    ]);
    expect(JSON.stringify(municipalities)).not.toMatch(/:\s*\d/);
    expect((await schoolMunicipalities(principal, { connected })).manages).toBe(false);
  });

  it("lack a channel where a case system takes from its own schools alone, and these are not all", async () => {
    const { world, admin } = await anOffice();
    await world.db.write((tx) => tx.update(contactUnit).set({ channel: "lifecare", checkedBy: "test" }));
    const faults = async () => {
      const { municipalities } = await schoolMunicipalities(admin, { connected: ["lifecare:2282"] });
      return municipalities.map(({ name, fault }) => [name, fault]);
    };
    expect(await faults()).toEqual([["Kramfors", null]]);
    await world.db.write((tx) => tx.update(schoolUnit).set({ municipalityCode: "2283" }));
    expect(await faults()).toEqual([["Kramfors", "own_schools_only"]]);
  });

  it("tell nothing of a protected pupil, of one who has left, or of another's school", async () => {
    const { world, admin, principal } = await anOffice();
    await world.pupil({
      residenceCode: "0114",
      placedByCode: "0115",
      staysInCode: "0117",
      protection: "confidentiality",
    });
    await world.pupil({ residenceCode: "0120", protection: "protected_registration" });
    const left = await world.pupil({ residenceCode: "0123" });
    await world.db.write((tx) => tx.update(pupil).set({ leftOn: "2026-11-22" }).where(eq(pupil.id, left)));
    for (const somebody of [admin, principal])
      expect(
        (await schoolMunicipalities(somebody, { connected })).municipalities.map((one) => one.code),
      ).toEqual(["2282"]);
    const elsewhere = {
      ...principal,
      actor: { ...principal.actor, duties: [{ role: "principal" as const, schoolUnitId: "elsewhere" }] },
    };
    expect((await schoolMunicipalities(elsewhere, { connected })).municipalities).toEqual([]);
    const teacher = await world.staff("teacher", { group: "teacher" });
    await expect(schoolMunicipalities(teacher, { connected })).rejects.toBeInstanceOf(NotVisible);
  });
});

it("a form shows what is stored", async () => {
  const { admin } = await anOffice();
  const { unitId } = await addUnit(admin, { form });
  expect(formOfUnit(await readUnit(admin, { unitId, connected }))).toEqual(form);
});
