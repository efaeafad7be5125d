import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { reportField } from "~db/schema/report.server";
import { aReport, refusedAt } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { printOf } from "./answer-print";
import { autosaveAnswer } from "./autosave-answer.server";
import { readReport } from "./read-report.server";
import { saveReportField, saveReportFields } from "./save-report-field.server";

async function aDraft() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  const counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  const reportId = await aReport(teacher, world.pupilId);
  return { world, teacher, counsellor, reportId };
}

describe("saving a field", () => {
  it("saves it alone, sealed, and moves its version on", async () => {
    const { world, teacher, reportId } = await aDraft();
    const text = "Kom utan jacka.";
    const first = await saveReportField(teacher, {
      reportId,
      field: "observations",
      value: text,
      version: 0,
    });
    expect(first).toMatchObject({ saved: true, version: 1 });
    const second = await saveReportField(teacher, {
      reportId,
      field: "observations",
      value: `${text} Igen.`,
      version: 1,
    });
    expect(second).toMatchObject({ saved: true, version: 2 });
    expect((await readReport(teacher, { reportId })).values.observations).toBe(`${text} Igen.`);
    const rows = await world.db.read.select({ sealed: reportField.sealedValue }).from(reportField);
    expect(rows.some((r) => Buffer.from(r.sealed).includes("jacka"))).toBe(false);
  });

  it("lets two people write different fields at once", async () => {
    const { teacher, counsellor, reportId } = await aDraft();
    const saved = await Promise.all([
      saveReportField(teacher, { reportId, field: "observations", value: "A", version: 0 }),
      saveReportField(counsellor, { reportId, field: "strengths", value: "B", version: 0 }),
    ]);
    expect(saved.map((s) => s.saved)).toEqual([true, true]);
    const { values } = await readReport(teacher, { reportId });
    expect([values.observations, values.strengths]).toEqual(["A", "B"]);
  });

  it("loses neither text when two write the same field", async () => {
    const { teacher, counsellor, reportId } = await aDraft();
    await saveReportField(counsellor, { reportId, field: "observations", value: "Karins text", version: 0 });
    const mine = await saveReportField(teacher, {
      reportId,
      field: "observations",
      value: "Min text",
      version: 0,
    });
    expect(mine).toMatchObject({ saved: false, version: 1, theirs: "Karins text", byName: "Karin Ström" });
    expect((await readReport(teacher, { reportId })).values.observations).toBe("Karins text");
    const insisted = await saveReportField(teacher, {
      reportId,
      field: "observations",
      value: "Båda",
      version: 1,
    });
    expect(insisted.saved).toBe(true);
  });

  it("answers the same form like the first time, also over a long text's line ends", async () => {
    const { teacher, reportId } = await aDraft();
    const form = { reportId, field: "observations", value: "En rad.\r\nEn till.", version: 0 };
    expect(await saveReportField(teacher, form)).toMatchObject({ saved: true, version: 1 });
    expect(await saveReportField(teacher, form)).toMatchObject({ saved: true, version: 1 });
  });

  it("loses none of three who write the same field in a row: each meets the one before", async () => {
    const { world, teacher, counsellor, reportId } = await aDraft();
    const nurse = await world.staff("school_nurse", { name: "Lena Åberg" });
    const save = (ctx: typeof teacher, value: string, version: number) =>
      saveReportField(ctx, { reportId, field: "observations", value, version });
    expect(await save(teacher, "Ett", 0)).toMatchObject({ saved: true });
    expect(await save(counsellor, "Två", 0)).toMatchObject({ saved: false, theirs: "Ett", version: 1 });
    expect(await save(nurse, "Ett, tre", 1)).toMatchObject({ saved: true });
    expect(await save(counsellor, "Ett, två", 1)).toMatchObject({
      saved: false,
      theirs: "Ett, tre",
      version: 2,
    });
    expect(await save(counsellor, "Ett, två, tre", 2)).toMatchObject({ saved: true, version: 3 });
  });

  it("of a whole part writes what its writer changed, and not what she left as she met it", async () => {
    const { teacher, counsellor, reportId } = await aDraft();
    const met = { observations: "", categories: [] as string[], source: ["told_by_child"] };
    await saveReportField(counsellor, { reportId, field: "observations", value: "Karins text", version: 0 });
    await saveReportField(counsellor, { reportId, field: "source", value: ["told_by_staff"], version: 0 });
    const answers = [
      { field: "observations", value: "", version: 0, shown: printOf(met.observations) },
      { field: "categories", value: ["neglect"], version: 0, shown: printOf(met.categories) },
      { field: "source", value: ["own_observation"], version: 0, shown: printOf(met.source) },
    ];
    const saved = await saveReportFields(teacher, { reportId, answers });
    expect(saved.errors).toEqual({});
    expect(saved.conflicts).toMatchObject({ source: { theirs: ["told_by_staff"], byName: "Karin Ström" } });
    expect(Object.keys(saved.conflicts)).toEqual(["source"]);
    const { values } = await readReport(teacher, { reportId });
    expect(values).toMatchObject({
      observations: "Karins text",
      categories: ["neglect"],
      source: ["told_by_staff"],
    });
  });

  it("tells what is still missing as it saves, and what holds the report back", async () => {
    const { teacher, reportId } = await aDraft();
    const field = { reportId, field: "acute", value: "unknown", version: 0 };
    const first = await autosaveAnswer(teacher, field);
    expect(first.still?.missing).not.toContain("acute");
    expect(first.still?.missing).toContain("observations");
    expect(first.still?.heldBack).toContain("what");
    const other = { reportId, field: "observations", value: "Kom utan jacka.", version: 0 };
    expect((await autosaveAnswer(teacher, other)).still?.heldBack).not.toContain("what");
    expect(await autosaveAnswer(teacher, { ...field, value: "no" })).toMatchObject({
      saved: { saved: false, theirs: "unknown" },
      still: null,
    });
  });

  it("takes 'I do not know' where it is an answer, and nowhere else", async () => {
    const { teacher, reportId } = await aDraft();
    await saveReportField(teacher, { reportId, field: "nextContact", value: null, version: 0 });
    const read = await readReport(teacher, { reportId });
    expect(read.values.unknown).toEqual(["nextContact"]);
    expect(read.missing).not.toContain("nextContact");
    const wrong = saveReportField(teacher, { reportId, field: "observations", value: null, version: 0 });
    expect(await refusedAt(wrong)).toEqual({ observations: "form_incomplete" });
  });

  it.each([
    ["a text too long", "observations", "å".repeat(10_001), "report-form:errors.tooLong"],
    ["a day that is none", "policeReportWhen", "2026-02-30", "report-form:errors.notADate"],
    ["an answer that is none", "acute", "perhaps", "report-form:errors.notAnOption"],
    [
      "21 siblings",
      "siblings",
      Array.from({ length: 21 }, () => ({ name: "A" })),
      "report-form:errors.tooManyPeople",
    ],
    ["a column that is none", "siblings", [{ shoe: "38" }], "form_incomplete"],
  ])("refuses %s beside the field and keeps what stood", async (_what, field, value, key) => {
    const { world, teacher, reportId } = await aDraft();
    const before = await world.db.read.select().from(reportField);
    expect(await refusedAt(saveReportField(teacher, { reportId, field, value, version: 0 }))).toEqual({
      [field]: key,
    });
    expect(await world.db.read.select().from(reportField)).toHaveLength(before.length);
  });

  it.each(["receiver", "no_such_field"])("refuses %s, which is no field to write", async (field) => {
    const { teacher, reportId } = await aDraft();
    const attempt = saveReportField(teacher, { reportId, field, value: "2282", version: 0 });
    expect(await refusedAt(attempt)).toEqual({ form: "form_incomplete" });
  });

  it("marks the report as acute, and no longer", async () => {
    const { teacher, reportId } = await aDraft();
    await saveReportField(teacher, { reportId, field: "acute", value: "yes", version: 0 });
    expect((await readReport(teacher, { reportId })).acute).toBe(true);
    await saveReportField(teacher, { reportId, field: "acute", value: "no", version: 1 });
    expect((await readReport(teacher, { reportId })).acute).toBe(false);
  });

  it("is not visible to a colleague who has the pupil, nor to the principal", async () => {
    const { world, reportId } = await aDraft();
    const colleague = await world.staff("teacher", { group: "teacher" });
    const principal = await world.staff("principal");
    for (const ctx of [colleague, principal]) {
      const attempt = saveReportField(ctx, { reportId, field: "observations", value: "x", version: 0 });
      await expect(attempt).rejects.toBeInstanceOf(NotVisible);
      await expect(readReport(ctx, { reportId })).rejects.toBeInstanceOf(NotVisible);
    }
  });
});
