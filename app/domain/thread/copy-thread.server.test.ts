// Print and PDF of the whole or a selection, with a count that equals the screen's; a single entry as PDF.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { copyConcern } from "~/domain/concern/copy-concern.server";
import { correctConcern } from "~/domain/concern/correct-concern.server";
import { withdrawConcern } from "~/domain/concern/withdraw-concern.server";
import { readThread } from "~/domain/pupil/read-thread.server";
import { copyWords } from "~/text/copy-words";
import { wordsIn } from "~/text/i18n.server";
import { auditEvent } from "~db/schema/audit.server";
import { infoOf, textOf } from "~test/documents/read-pdf";
import { logged } from "~test/factories/logged";
import { aNote, aWorld, later, type World } from "~test/factories/world";
import { copyThread } from "./copy-thread.server";
import { makeThreadPdf } from "./make-thread-pdf.server";
import { selectionFrom, wholeThread } from "./selection";
import { itemWriter, threadDocument } from "./thread-document";
import { windowLength } from "./window";

const words = copyWords(wordsIn("sv"), "sv", "");
const absence = selectionFrom({ priority: "", category: "absence", author: "", words: "" });
const hour = 3_600_000;

async function aThread(length: number) {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher", name: "Maria Ek" });
  const nurse = await world.staff("school_nurse", { name: "Lena Holm" });
  const ids: string[] = [];
  for (let i = 0; i < length; i += 1) {
    const category = i % 3 === 0 ? "absence" : "care";
    const author = later(teacher, (i - length - 48) * hour);
    ids.push(await logged(author, world.pupilId, { form: { text: `Notering ${i}.`, category } }));
  }
  const inner = await logged(later(nurse, -hour), world.pupilId, {
    form: { text: "Inre krets.", circle: "student_health" },
  });
  return { world, teacher, nurse, ids, inner };
}

const copied = async ({ db }: World) =>
  (
    await db.read
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.kind, "thread.copied"))
      .orderBy(auditEvent.seq)
  ).map((r) => r.subject);

describe("print and PDF of the whole or a selection, with a count that equals the screen's", () => {
  it("holds what the screen counts, window or not, filtered or not, and nothing that the reader may not see", async () => {
    const { world, teacher, nurse } = await aThread(windowLength + 4);
    const { pupilId } = world;
    for (const ctx of [teacher, nurse])
      for (const selection of [wholeThread, absence]) {
        const screen = await readThread(ctx, { pupilId, selection });
        const paper = await copyThread(ctx, { pupilId, selection, picked: [], as: "print" });
        expect(paper.count.copied).toBe(screen.count.selected);
        expect(paper.items.filter(({ kind }) => kind === "entry")).toHaveLength(screen.count.selected);
        expect(paper.count.all).toBe(screen.count.all);
        const model = threadDocument(paper, words, paper.items.map(itemWriter(paper, words)));
        const lines = model.sections.flatMap((s) => s.blocks.filter(({ kind }) => kind === "subheading"));
        expect(lines).toHaveLength(paper.items.length);
        expect(JSON.stringify(model).includes("Inre krets.")).toBe(
          ctx === nurse && selection === wholeThread,
        );
      }
    expect((await copied(world)).map((s) => (s as { concernIds: string[] }).concernIds.length)).toEqual([
      44, 15, 45, 15,
    ]);
  });

  it("says in the document how many of how many, that it is a copy, who took it out and when", async () => {
    const { world, teacher, ids } = await aThread(3);
    const { pupilId } = world;
    const wanted = { pupilId, selection: wholeThread, words: () => words };
    const { pdf } = await makeThreadPdf(teacher, { ...wanted, picked: [ids[1] ?? "", "unknown"] });
    const [text, info] = [textOf(pdf).replace(/\s+/g, " "), infoOf(pdf)];
    expect(text).toContain("1 av 3 noteringar.");
    expect(text).toContain("av Maria Ek den 22 november 2026 kl. 14:00");
    expect(text).toContain("Kopia utan underskrift");
    expect(text).toContain("Notering 1.");
    expect(text).not.toContain("Notering 2.");
    expect(info).toMatch(/Title: +Röda tråden, kopia/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).not.toContain("Alva");
    const [told] = await copied(world);
    expect(told).toMatchObject({ pupilId, as: "pdf", concernIds: [ids[1]], otherIds: [] });
    expect(text).toContain((told as { copyId: string }).copyId);
  });

  it("tells of no school where the pupil's identity is protected", async () => {
    const { world } = await aThread(0);
    const hidden = await world.pupil({ protection: "protected_registration" });
    const mentor = await world.staff("teacher", { group: "mentor" });
    await world.grant();
    await logged(mentor, hidden);
    const copy = await copyThread(mentor, { pupilId: hidden, selection: wholeThread, picked: [], as: "pdf" });
    const model = JSON.stringify(threadDocument(copy, words, copy.items.map(itemWriter(copy, words))));
    expect(model).toContain("Skyddade personuppgifter");
    expect(model).not.toMatch(/Norrskolan|Ådalens|5B/);
  });

  it("is not there for somebody who does not have the pupil", async () => {
    const { world } = await aThread(1);
    const stranger = await world.staff("other_staff");
    const wanted = { pupilId: world.pupilId, selection: wholeThread, picked: [] };
    for (const as of ["print", "pdf"] as const)
      await expect(copyThread(stranger, { ...wanted, as })).rejects.toBeInstanceOf(NotVisible);
    expect(await copied(world)).toEqual([]);
  });
});

describe("a single entry as PDF", () => {
  const pdfOf = async (ctx: StaffCtx, concernId: string) =>
    textOf(await copyConcern(ctx, { concernId, asFile: true, words })).replace(/\s+/g, " ");

  it("holds the wordings that this reader may see, and is recorded as taken out", async () => {
    const { world, teacher, nurse, ids, inner } = await aThread(1);
    const concernId = ids[0] ?? "";
    const corrected = later(teacher, 1000);
    await correctConcern(corrected, { concernId, version: 1, form: aNote({ text: "Rättad lydelse." }) });
    const text = await pdfOf(later(nurse, 2000), concernId);
    for (const part of ["Rättad lydelse.", "Notering 0.", "version 1", "Alva Lindqvist", "Maria Ek"])
      expect(text).toContain(part);
    await expect(pdfOf(teacher, inner)).rejects.toBeInstanceOf(NotVisible);
    await withdrawConcern(later(teacher, 3000), { concernId, version: 2, reason: "Fel elev." });
    const gone = await pdfOf(later(nurse, 4000), concernId);
    expect(gone).toContain("Fel elev.");
    expect(gone).not.toMatch(/Rättad lydelse|Notering 0/);
    const rows = await world.db.read.select().from(auditEvent).where(eq(auditEvent.kind, "concern.copied"));
    expect(rows.map((r) => r.subject)).toMatchObject([
      { concernId, as: "pdf" },
      { concernId, as: "pdf" },
    ]);
  });
});
