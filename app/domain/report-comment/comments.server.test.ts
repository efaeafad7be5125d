// Comments on a draft's fields: who may, who is told, and that they never leave the house.
import { beforeEach, describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { receivedReport } from "~db/schema/reception.server";
import { reportAuthor, reportComment, reportDocument } from "~db/schema/report.server";
import { objectsOf, textOf } from "~test/documents/read-pdf";
import { aReport, refusedAt, words } from "~test/factories/report";
import { aWorld, later, type World } from "~test/factories/world";
import { listTodo, todoSince } from "../concern/list-todo.server";
import { deliverReport } from "../delivery/deliver-report.server";
import { readReceived, readReceivedFile } from "../reception/read-received.server";
import { askReview } from "../report/ask-review.server";
import { documentDataPlace, documentPdfPlace } from "../report/places";
import { readReport } from "../report/read-report.server";
import { readTogether } from "../report/read-together.server";
import { renderReport } from "../report/render-report.server";
import { saveReportField } from "../report/save-report-field.server";
import { sendReport } from "../report/send-report.server";
import { startReport } from "../report/start-report.server";
import { readStatistics } from "../statistics/read-statistics.server";
import { resolveComment } from "./resolve-comment.server";
import { writeComment } from "./write-comment.server";

let world: World;
let teacher: StaffCtx;
let counsellor: StaffCtx;
let nurse: StaffCtx;
let colleague: StaffCtx;
let principal: StaffCtx;
let reportId: string;

beforeEach(async () => {
  world = await aWorld();
  teacher = await world.staff("teacher", { name: "Maria Ek", group: "teacher" });
  colleague = await world.staff("teacher", { name: "Per Dahl", group: "mentor" });
  counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  nurse = await world.staff("school_nurse", { name: "Lena Zackrisson" });
  principal = await world.staff("principal", { name: "Jonas Hed" });
  reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
});

const comment = (
  ctx: StaffCtx,
  text: string,
  given: { answersId?: string; key?: string; field?: string } = {},
) =>
  writeComment(ctx, {
    reportId,
    field: given.field ?? "observations",
    text,
    answersId: given.answersId ?? "",
    idempotencyKey: given.key ?? text,
  });

const threads = async (ctx: StaffCtx) => (await readTogether(ctx, { reportId })).comments;
const unread = async (ctx: StaffCtx) => (await listTodo(ctx)).notices.map((n) => n.kind);

describe("comments on a field of a draft", () => {
  it("are written, answered and resolved by those who may read it, told once and without content, and recorded", async () => {
    await comment(nurse, "Vilken dag var det?", { key: "same" });
    await comment(nurse, "Vilken dag var det?", { key: "same" });
    await comment(later(nurse, 500), "Och vem såg det?");
    expect(await unread(teacher)).toEqual(["report_comment"]);
    expect(await todoSince(teacher)).toHaveLength(2);
    expect(await unread(nurse)).toEqual([]);
    const [first, second] = await threads(teacher);
    expect([first?.text, second?.text]).toEqual(["Vilken dag var det?", "Och vem såg det?"]);
    expect(await unread(teacher)).toEqual([]);
    const commentId = first?.id ?? "";
    await comment(later(teacher, 1000), "I måndags.", { answersId: commentId });
    expect(await unread(nurse)).toEqual(["report_comment"]);
    await resolveComment(counsellor, { reportId, commentId, resolved: true });
    await resolveComment(counsellor, { reportId, commentId, resolved: true });
    const [seen] = await threads(nurse);
    expect(seen).toMatchObject({
      resolved: true,
      mine: true,
      answers: [{ authorName: "Maria Ek", text: "I måndags." }],
    });
    await comment(later(nurse, 2000), "Tack, men vilket klockslag?", { answersId: commentId });
    expect((await threads(teacher))[0]).toMatchObject({ resolved: false, answers: [{}, {}] });
    const kinds = (await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent)).map((e) => e.kind);
    expect(kinds.filter((k) => k === "report.commented")).toHaveLength(4);
    expect(kinds.filter((k) => k === "report.comment-resolved")).toHaveLength(1);
    expect(kinds.filter((k) => k === "report.comments-read").length).toBeGreaterThan(0);
    const authors = await world.db.read.select({ id: reportAuthor.accountId }).from(reportAuthor);
    expect(authors).toEqual([{ id: teacher.actor.accountId }]);
  });

  it("are nobody else's: not a colleague's who has the pupil, nor the principal's, nor of another report", async () => {
    await comment(nurse, "Vilken dag var det?");
    const commentId = (await threads(nurse))[0]?.id ?? "";
    const other = await aReport(colleague, world.pupilId);
    for (const ctx of [colleague, principal]) {
      await expect(comment(ctx, "Hej")).rejects.toBeInstanceOf(NotVisible);
      await expect(resolveComment(ctx, { reportId, commentId, resolved: true })).rejects.toBeInstanceOf(
        NotVisible,
      );
      await expect(readTogether(ctx, { reportId })).rejects.toBeInstanceOf(NotVisible);
      await expect(askReview(ctx, { reportId, accountId: nurse.actor.accountId })).rejects.toBeInstanceOf(
        NotVisible,
      );
    }
    const across = { reportId: other, commentId, resolved: true };
    await expect(resolveComment(colleague, across)).rejects.toBeInstanceOf(NotVisible);
    expect(await refusedAt(comment(teacher, "Svar", { answersId: commentId, field: "childView" }))).toEqual({
      form: "form_incomplete",
    });
    expect((await threads(teacher))[0]).toMatchObject({ resolved: false, answers: [] });
  });

  it.each([
    ["an empty one", " \n ", "empty"],
    ["one too long", "å".repeat(1001), "tooLong"],
  ])("refuse %s beside its box", async (_what, text, key) => {
    expect(await refusedAt(comment(nurse, text))).toEqual({
      "comment.observations": `report-together:errors.${key}`,
    });
    expect(await world.db.read.select({ id: reportComment.id }).from(reportComment)).toEqual([]);
  });

  it("take a field that is in the form and no other", async () => {
    for (const field of ["", "no_such_field", "__proto__"])
      expect(await refusedAt(comment(nurse, "Hej", { field })), field).toEqual({ form: "form_incomplete" });
  });
});

describe("comments never leave the house", () => {
  it("are in no document, data, delivery, received report, figure or log, and are gone once it is sent", async () => {
    const secret = "Ordet zebrafink";
    await comment(nurse, secret, { key: "c" });
    const [row] = await world.db.read.select().from(reportComment);
    expect(Buffer.from(row?.sealedText ?? []).includes("zebrafink")).toBe(false);
    const before = (await readReport(teacher, { reportId })).stateDigest;
    const { documentId } = await renderReport(teacher, { reportId, words });
    await comment(nurse, `${secret} igen`);
    await sendReport(teacher, { reportId, documentId, seal: null });
    expect((await readReport(teacher, { reportId })).stateDigest).toBe(before);
    const [document] = await world.db.read.select().from(reportDocument);
    const [sent] = await world.db.read.select({ id: delivery.id }).from(delivery);
    if (!document || !sent) throw new Error("nothing was sent");
    const [pdfAt, dataAt] = [
      documentPdfPlace(reportId, document.id),
      documentDataPlace(reportId, document.id),
    ];
    const pdf = await world.vault.open(pdfAt.owner, pdfAt.place, document.sealedPdf);
    const data = await world.vault.openText(dataAt.owner, dataAt.place, document.sealedData);
    await deliverReport(world, { deliveryId: sent.id, now: teacher.now });
    const anna = await world.social(["reception", "analyst"]);
    const [stored] = await world.db.read.select({ id: receivedReport.id }).from(receivedReport);
    const receivedId = stored?.id ?? "";
    const received = await readReceived(anna, { receivedId });
    const file = await readReceivedFile(anna, { receivedId });
    const figures = await readStatistics(anna, { year: "2026" });
    const audited = await world.db.read.select().from(auditEvent);
    const told = await world.db.read.select().from(notice);
    const everything = {
      text: textOf(pdf),
      objects: objectsOf(pdf),
      data,
      received: JSON.stringify(received),
      file: textOf(file.file),
      figures: JSON.stringify(figures),
      audited: JSON.stringify(audited),
      told: JSON.stringify(told),
    };
    expect(everything.text).toContain("Kom utan frukost.");
    expect(everything.received).toContain("Kom utan frukost.");
    for (const [what, content] of Object.entries(everything))
      for (const word of ["zebrafink", "Zackrisson"])
        expect(content.includes(word), `${word} in ${what}`).toBe(false);
    expect(await world.db.read.select({ id: reportComment.id }).from(reportComment)).toEqual([]);
    expect(await refusedAt(comment(nurse, "Efteråt"))).toEqual({ form: "report_sent" });
    expect(await unread(teacher)).not.toContain("report_comment");
  });
});

describe("asking a colleague to read", () => {
  it("asks those at the school whom policy lets read it, once, and gives nobody access", async () => {
    const { reviewers } = await readTogether(teacher, { reportId });
    expect(reviewers.map((r) => r.name).sort()).toEqual(["Karin Ström", "Lena Zackrisson"]);
    const ask = (accountId: string) => askReview(teacher, { reportId, accountId });
    await ask(nurse.actor.accountId);
    await ask(nurse.actor.accountId);
    expect(await unread(nurse)).toEqual(["report_review"]);
    for (const ctx of [colleague, principal, teacher])
      expect(await refusedAt(ask(ctx.actor.accountId))).toEqual({
        reviewer: "report-together:errors.notOne",
      });
    expect(await refusedAt(ask(""))).toEqual({ reviewer: "report-together:errors.nobody" });
    await readTogether(later(nurse, 1000), { reportId });
    expect(await unread(nurse)).toEqual([]);
    expect((await readTogether(teacher, { reportId })).asked).toMatchObject([
      { name: "Lena Zackrisson", readAt: later(nurse, 1000).now },
    ]);
  });

  it("asks an author whoever she is, and nobody about a child whom the reporter has described", async () => {
    await saveReportField(counsellor, { reportId, field: "strengths", value: "Läser.", version: 0 });
    const { reviewers } = await readTogether(nurse, { reportId });
    expect(reviewers.map((r) => r.name).sort()).toEqual(["Karin Ström", "Maria Ek"]);
    const { schoolUnitId } = world;
    const described = await startReport(colleague, {
      who: { fullName: "Nils", className: "", description: "Röd jacka", schoolUnitId },
      follows: "",
      language: "sv",
      words,
      idempotencyKey: "d",
    });
    expect((await readTogether(colleague, described)).reviewers).toEqual([]);
    await expect(readTogether(nurse, described)).rejects.toBeInstanceOf(NotVisible);
  });
});
