// Student health's own notes in a report: let in by student health, on a plain yes, and then read by all who sign.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { reportForScreen } from "~/text/report-for-screen";
import { auditEvent } from "~db/schema/audit.server";
import { duty, schoolUnit } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aReport, refusedAt } from "~test/factories/report";
import { aNote, aWorld, later } from "~test/factories/world";
import { correctConcern } from "../concern/correct-concern.server";
import { chooseReportEntries } from "./choose-report-entries.server";
import { readReport } from "./read-report.server";

const png = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

async function anInnerNote() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const counsellor = await world.staff("counsellor");
  const reportId = await aReport(teacher, world.pupilId);
  const inner = await logged(counsellor, world.pupilId, {
    form: { circle: "student_health", text: "Sa: ”Berätta inte för någon.”" },
    files: [{ name: "teckning.png", bytes: png }],
  });
  const choose = (ctx: StaffCtx, release: boolean, given: { ids?: string[]; files?: string[] } = {}) =>
    chooseReportEntries(ctx, {
      reportId,
      concernIds: given.ids ?? [inner],
      attachmentIds: given.files ?? [],
      quote: true,
      release,
    });
  const releases = async () =>
    (
      await world.db.read
        .select()
        .from(auditEvent)
        .where(eq(auditEvent.kind, "report.inner-released"))
        .orderBy(auditEvent.seq)
    ).map((e) => ({ ground: e.ground, ...(e.subject as unknown as Record<string, unknown>) }));
  const entries = async () => (await readReport(teacher, { reportId })).entries.map((e) => e.concernId);
  return { world, teacher, counsellor, reportId, inner, choose, releases, entries };
}

describe("student health's own notes in a report", () => {
  it("are not let in without the plain yes, nor quoted; nothing of the choice is saved", async () => {
    const { teacher, counsellor, reportId, choose, releases, entries } = await anInnerNote();
    expect(await refusedAt(choose(counsellor, false))).toEqual({ release: "inner_not_released" });
    expect(await entries()).toEqual([]);
    expect((await readReport(teacher, { reportId })).values.observations ?? "").toBe("");
    expect(await releases()).toEqual([]);
  });

  it("are let in with it, which the audit tells by its own event; the form counts them for the other authors", async () => {
    const { teacher, counsellor, reportId, inner, choose, releases } = await anInnerNote();
    await choose(counsellor, true);
    expect(await releases()).toMatchObject([
      { ground: "student_health", reportId, concernIds: [inner], attachmentIds: [] },
    ]);
    const read = await readReport(teacher, { reportId });
    expect(read.values.observations).toContain("Berätta inte");
    const { questions: _, ...shown } = reportForScreen(read, { section: "observed", language: "sv" });
    expect(shown).toMatchObject({ fromHealth: 1, others: 0, entries: [] });
    expect(JSON.stringify(shown)).not.toContain("Berätta inte");
    const own = reportForScreen(await readReport(counsellor, { reportId }), {
      section: "observed",
      language: "sv",
    });
    expect(own).toMatchObject({ fromHealth: 0, others: 0, entries: [{ inner: true, chosen: true }] });
  });

  it("once let in need no second yes, but a new wording or a file does", async () => {
    const { counsellor, reportId, inner, choose, releases } = await anInnerNote();
    await choose(counsellor, true);
    await choose(counsellor, false);
    const { thread } = await readReport(counsellor, { reportId });
    const fileId = thread[0]?.attachments[0]?.id ?? "";
    expect(await refusedAt(choose(counsellor, false, { files: [fileId] }))).toEqual({
      release: "inner_not_released",
    });
    await choose(counsellor, true, { files: [fileId] });
    const form = aNote({ circle: "student_health", text: "Ny lydelse." });
    await correctConcern(counsellor, { concernId: inner, version: 1, form });
    expect(await refusedAt(choose(counsellor, false, { files: [fileId] }))).toEqual({
      release: "inner_not_released",
    });
    expect(await releases()).toMatchObject([{ attachmentIds: [] }, { attachmentIds: [fileId] }]);
  });

  it("are not let in by their own author once she is student health at this school no more", async () => {
    const { world, counsellor, choose } = await anInnerNote();
    const other = randomUUID();
    const { authorityId } = world;
    const { accountId } = counsellor.actor;
    await world.db.write(async (tx) => {
      await tx.insert(schoolUnit).values({
        id: other,
        authorityId,
        name: "Söderskolan",
        kind: "compulsory",
        municipalityCode: "2282",
      });
      await tx.update(duty).set({ schoolUnitId: other }).where(eq(duty.accountId, accountId));
    });
    await choose(counsellor, false, { ids: [await logged(counsellor, world.pupilId)] });
    await world.grant(later(counsellor, 1000).now);
    const duties = [{ role: "counsellor" as const, schoolUnitId: other }];
    const moved = { ...later(counsellor, 2000), actor: { ...counsellor.actor, duties } };
    expect(await refusedAt(choose(moved, true))).toEqual({ entries: "inner_not_yours" });
  });
});
