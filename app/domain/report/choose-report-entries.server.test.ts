import { describe, expect, it } from "vitest";
import { staged } from "~test/factories/logged";
import { aReport, refusedAt } from "~test/factories/report";
import { aNote, aWorld } from "~test/factories/world";
import { correctConcern } from "../concern/correct-concern.server";
import { deleteAttachment } from "../concern/delete-attachment.server";
import { deleteConcern } from "../concern/delete-concern.server";
import { logConcern } from "../concern/log-concern.server";
import { chooseReportEntries } from "./choose-report-entries.server";
import { quoteEntries, withQuotations } from "./quote-entries";
import { readReport } from "./read-report.server";

const png = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
);

async function aThread() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  const counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  const log = async (
    ctx: typeof teacher,
    form: Parameters<typeof aNote>[0],
    {
      files = [],
      pupilId = world.pupilId,
    }: { files?: { name: string; bytes: Uint8Array }[]; pupilId?: string } = {},
  ) => {
    const input = {
      pupilId,
      form: aNote(form),
      files: await staged(ctx, files),
      linkTo: "",
      tell: [],
      idempotencyKey: crypto.randomUUID(),
    };
    return (await logConcern(ctx, input)).concernId;
  };
  const reportId = await aReport(teacher, world.pupilId);
  return { world, teacher, counsellor, log, reportId };
}

const plain = { attachmentIds: [], quote: false, release: false };

describe("choosing what a report rests on", () => {
  it("quotes the chosen with date and author, in order, after what stands", async () => {
    const { teacher, log, reportId } = await aThread();
    const late = await log(teacher, { text: "Kom sent.", date: "2026-11-20", time: "10:20" });
    const tired = await log(teacher, { text: "Somnade.", date: "2026-11-13", time: "08:55" });
    await chooseReportEntries(teacher, {
      reportId,
      concernIds: [late, tired],
      attachmentIds: [],
      quote: true,
      release: false,
    });
    const { values, entries } = await readReport(teacher, { reportId });
    expect(values.observations).toBe(
      "2026-11-13 08:55 (Maria Ek): Somnade.\n\n2026-11-20 10:20 (Maria Ek): Kom sent.",
    );
    expect(entries.map((e) => e.concernId)).toEqual([tired, late]);
  });

  it("keeps the version that was chosen when the note is corrected later", async () => {
    const { teacher, log, reportId } = await aThread();
    const id = await log(teacher, { text: "Första lydelsen." });
    await chooseReportEntries(teacher, { ...plain, reportId, concernIds: [id] });
    await correctConcern(teacher, { concernId: id, version: 1, form: aNote({ text: "Andra lydelsen." }) });
    expect((await readReport(teacher, { reportId })).entries).toMatchObject([
      { version: 1, text: "Första lydelsen." },
    ]);
  });

  it("takes attachments of the chosen only", async () => {
    const { teacher, log, reportId } = await aThread();
    const withFile = await log(teacher, {}, { files: [{ name: "bild.png", bytes: png }] });
    const without = await log(teacher, {});
    const { thread } = await readReport(teacher, { reportId });
    const fileId = thread.find((e) => e.id === withFile)?.attachments[0]?.id ?? "";
    const wrong = chooseReportEntries(teacher, {
      ...plain,
      reportId,
      concernIds: [without],
      attachmentIds: [fileId],
    });
    expect(await refusedAt(wrong)).toEqual({ entries: "entry_foreign" });
    await chooseReportEntries(teacher, {
      ...plain,
      reportId,
      concernIds: [withFile],
      attachmentIds: [fileId],
    });
    expect((await readReport(teacher, { reportId })).attachments).toMatchObject([{ name: "bild.png" }]);
    await chooseReportEntries(teacher, { ...plain, reportId, concernIds: [] });
    const emptied = await readReport(teacher, { reportId });
    expect([emptied.entries, emptied.attachments]).toEqual([[], []]);
  });

  it("neither adds nor takes away what the chooser may not read", async () => {
    const { teacher, counsellor, log, reportId } = await aThread();
    const inner = await log(counsellor, { circle: "student_health", text: "Inre." });
    const open = await log(teacher, { text: "Öppen." });
    const wrong = chooseReportEntries(teacher, { ...plain, reportId, concernIds: [inner] });
    expect(await refusedAt(wrong)).toEqual({ entries: "entry_foreign" });
    await chooseReportEntries(counsellor, { ...plain, reportId, concernIds: [inner, open], release: true });
    await chooseReportEntries(teacher, { ...plain, reportId, concernIds: [] });
    expect((await readReport(counsellor, { reportId })).entries.map((e) => e.concernId)).toEqual([inner]);
  });

  it("refuses another pupil's note and one that does not exist", async () => {
    const { world, teacher, log, reportId } = await aThread();
    const other = await world.pupil({ givenName: "Theo" });
    const foreign = await log(teacher, {}, { pupilId: other });
    for (const id of [foreign, "no-such-note"]) {
      const attempt = chooseReportEntries(teacher, { ...plain, reportId, concernIds: [id] });
      expect(await refusedAt(attempt), id).toEqual({ entries: "entry_foreign" });
    }
  });

  it("quotes nothing twice", () => {
    const entry = { occurredAt: new Date("2026-11-20T09:20:00Z"), authorName: "Maria Ek", text: "Kom sent." };
    const once = withQuotations("Före.", [entry]);
    expect(once).toBe(`Före.\n\n${quoteEntries([entry])}`);
    expect(withQuotations(once, [entry])).toBe(once);
  });
});

describe("what is taken away in the very moment in which it is chosen", () => {
  it.each(["note", "file"])("a %s is in no report, and no word of it is quoted", async (what) => {
    const { teacher, log, reportId } = await aThread();
    const id = await log(teacher, { text: "Ångrad." }, { files: [{ name: "bild.png", bytes: png }] });
    const { thread } = await readReport(teacher, { reportId });
    const attachmentId = thread[0]?.attachments[0]?.id ?? "";
    const db = {
      ...teacher.db,
      write: async (unit: Parameters<typeof teacher.db.write>[0]) => {
        if (what === "note") await deleteConcern(teacher, { concernId: id, version: 1 });
        else await deleteAttachment(teacher, { attachmentId });
        return teacher.db.write(unit);
      },
    } as typeof teacher.db;
    const choice = { reportId, concernIds: [id], attachmentIds: [attachmentId], quote: true, release: false };
    expect(await refusedAt(chooseReportEntries({ ...teacher, db }, choice))).toEqual({
      entries: "version_old",
    });
    expect((await readReport(teacher, { reportId })).values.observations ?? "").not.toContain("Ångrad");
  });
});
