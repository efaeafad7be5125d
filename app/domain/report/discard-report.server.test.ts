import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { VaultError } from "~/vault/vault-error";
import { auditEvent } from "~db/schema/audit.server";
import { concern, notice } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { outbox } from "~db/schema/operation.server";
import { report, reportComment, reportDocument, reportField } from "~db/schema/report.server";
import { account } from "~db/schema/school.server";
import { logged } from "~test/factories/logged";
import { aReport, refusedAt, sendAsRead, words } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { writeComment } from "../report-comment/write-comment.server";
import { chooseReportEntries } from "./choose-report-entries.server";
import { discardReport } from "./discard-report.server";
import { leaveReport } from "./leave-report.server";
import { commentPlace, reportFieldPlace } from "./places";
import { readReport } from "./read-report.server";
import { renderReport } from "./render-report.server";
import { saveReportField } from "./save-report-field.server";
import { sendReport } from "./send-report.server";

async function aDraft() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  const concernId = await logged(teacher, world.pupilId);
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
  const entries = { reportId, concernIds: [concernId], attachmentIds: [], quote: false, release: false };
  await chooseReportEntries(teacher, entries);
  await renderReport(teacher, { reportId, words });
  return { world, teacher, counsellor, reportId, concernId };
}

const writes = (ctx: StaffCtx, reportId: string, value = "Läser gärna.", version = 0) =>
  saveReportField(ctx, { reportId, field: "strengths", value, version });

async function asked(ctx: StaffCtx, reportId: string, key = "d") {
  const { discard } = await readReport(ctx, { reportId });
  return { reportId, version: discard?.version ?? 0, idempotencyKey: key };
}

describe("discarding a draft", () => {
  it("takes all of it and its key, its comments too, leaves the notes, and is recorded once", async () => {
    const { world, teacher, counsellor, reportId, concernId } = await aDraft();
    await writeComment(counsellor, {
      reportId,
      field: "observations",
      text: "Vilken dag?",
      answersId: "",
      idempotencyKey: "c",
    });
    const { discard } = await readReport(teacher, { reportId });
    expect(discard).toMatchObject({ way: "discard", others: [], signatures: 0 });
    const [field] = await world.db.read.select().from(reportField);
    const [comment] = await world.db.read.select().from(reportComment);
    const form = await asked(teacher, reportId);
    await discardReport(teacher, form);
    await discardReport(teacher, form);
    for (const rows of [
      world.db.read.select({ id: report.id }).from(report),
      world.db.read.select({ id: reportDocument.id }).from(reportDocument),
      world.db.read.select({ id: reportComment.id }).from(reportComment),
      world.db.read.select({ id: notice.id }).from(notice),
    ])
      expect(await rows).toEqual([]);
    expect(await world.db.read.select({ id: concern.id }).from(concern)).toEqual([{ id: concernId }]);
    const { owner, place } = reportFieldPlace(reportId, field?.field ?? "", field?.version ?? 0);
    const said = commentPlace(reportId, comment?.id ?? "");
    for (const sealed of [
      () => world.vault.openText(owner, place, field?.sealedValue ?? new Uint8Array()),
      () => world.vault.openText(said.owner, said.place, comment?.sealedText ?? new Uint8Array()),
    ])
      await expect(sealed()).rejects.toMatchObject({ name: VaultError.name, reason: "key-destroyed" });
    expect(await world.db.read.select({ kind: outbox.kind, id: outbox.subjectId }).from(outbox)).toEqual([
      { kind: "destroy-content-key", id: reportId },
    ]);
    const audited = await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent);
    expect(audited.filter((e) => e.kind === "report.discarded")).toHaveLength(1);
  });

  it("is for its author alone, and never where a colleague has written in it", async () => {
    const { world, counsellor, teacher, reportId } = await aDraft();
    const form = await asked(teacher, reportId);
    const principal = await world.staff("principal");
    const colleague = await world.staff("teacher", { group: "mentor" });
    expect((await readReport(counsellor, { reportId })).discard).toBeNull();
    for (const ctx of [counsellor, principal, colleague])
      await expect(discardReport(ctx, form)).rejects.toBeInstanceOf(NotVisible);
    await writes(counsellor, reportId);
    expect((await readReport(teacher, { reportId })).discard).toMatchObject({
      way: "leave",
      others: ["Karin Ström"],
    });
    for (const ctx of [teacher, counsellor]) {
      const now = { ...(await asked(ctx, reportId)), idempotencyKey: "e" };
      expect(await refusedAt(discardReport(ctx, now))).toEqual({ form: "draft_changed" });
    }
    expect((await readReport(counsellor, { reportId })).values.observations).toBe("Kom utan frukost.");
  });

  it("is open again where the colleague can no longer sign in", async () => {
    const { world, counsellor, teacher, reportId } = await aDraft();
    await writes(counsellor, reportId);
    const { accountId } = counsellor.actor;
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: aMoment }).where(eq(account.id, accountId)),
    );
    await discardReport(teacher, await asked(teacher, reportId));
    expect(await world.db.read.select({ id: report.id }).from(report)).toEqual([]);
  });

  it("is refused once it is sent, and where it has been written in since the question", async () => {
    const { world, teacher, reportId } = await aDraft();
    const form = await asked(teacher, reportId);
    await writes(teacher, reportId);
    expect(await refusedAt(discardReport(teacher, form))).toEqual({ form: "draft_changed" });
    await sendAsRead(teacher, reportId);
    expect(await refusedAt(discardReport(teacher, { ...form, idempotencyKey: "e" }))).toEqual({
      form: "report_sent",
    });
    expect(await world.db.read.select({ id: delivery.id }).from(delivery)).toHaveLength(1);
  });

  it("never meets a sending halfway: one of them happens, whole", async () => {
    const { world, teacher, counsellor, reportId } = await aDraft();
    const { documentId } = await renderReport(counsellor, { reportId, words });
    const form = await asked(teacher, reportId);
    await Promise.allSettled([
      discardReport(teacher, form),
      sendReport(counsellor, { reportId, documentId, seal: null }),
    ]);
    const reports = await world.db.read.select({ status: report.status }).from(report);
    const sent = await world.db.read.select({ id: delivery.id }).from(delivery);
    const fields = await world.db.read.select({ field: reportField.field }).from(reportField);
    const kinds = (await world.db.read.select({ kind: outbox.kind }).from(outbox)).map((o) => o.kind);
    if (reports.length === 0) {
      expect([sent.length, fields.length, kinds]).toEqual([0, 0, ["destroy-content-key"]]);
    } else {
      expect(reports).toEqual([{ status: "sent" }]);
      expect([sent.length, kinds]).toEqual([1, ["deliver-report"]]);
      expect(fields.length).toBeGreaterThan(0);
      expect((await readReport(counsellor, { reportId })).values.observations).toBe("Kom utan frukost.");
    }
  });
});

describe("leaving a draft to those who have written in it", () => {
  it("keeps all that stands in it, tells them, and is recorded once", async () => {
    const { world, teacher, counsellor, reportId } = await aDraft();
    await writes(counsellor, reportId);
    const form = await asked(teacher, reportId);
    await leaveReport(teacher, form);
    await leaveReport(teacher, form);
    const { values, discard } = await readReport(counsellor, { reportId });
    expect(values).toMatchObject({ observations: "Kom utan frukost.", strengths: "Läser gärna." });
    expect(discard).toMatchObject({ way: "discard", others: [] });
    await expect(readReport(teacher, { reportId })).rejects.toBeInstanceOf(NotVisible);
    expect((await listTodo(teacher)).drafts).toEqual([]);
    const told = await listTodo(counsellor);
    expect(told.drafts).toHaveLength(1);
    expect(told.notices).toMatchObject([{ kind: "report_left", subjectId: reportId, pupilName: null }]);
    const audited = await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent);
    expect(audited.filter((e) => e.kind === "report.left")).toHaveLength(1);
  });

  it("is never the last one's, nor anybody's who has not written in it, nor open once it is sent", async () => {
    const { teacher, counsellor, reportId } = await aDraft();
    const form = await asked(teacher, reportId);
    for (const ctx of [teacher, counsellor])
      await expect(leaveReport(ctx, form)).rejects.toBeInstanceOf(NotVisible);
    await writes(counsellor, reportId);
    expect(await refusedAt(leaveReport(teacher, form))).toEqual({ form: "draft_changed" });
    await sendAsRead(teacher, reportId);
    expect(await refusedAt(leaveReport(teacher, { ...form, idempotencyKey: "e" }))).toEqual({
      form: "report_sent",
    });
  });

  it("leaves one of two who go at the same time", async () => {
    const { teacher, counsellor, reportId } = await aDraft();
    await writes(counsellor, reportId);
    const forms = await Promise.all([asked(teacher, reportId), asked(counsellor, reportId)]);
    const gone = await Promise.allSettled([
      leaveReport(teacher, forms[0]),
      leaveReport(counsellor, forms[1]),
    ]);
    expect(gone.map((g) => g.status).sort()).toEqual(["fulfilled", "rejected"]);
    const stayed = gone[0].status === "rejected" ? teacher : counsellor;
    expect((await readReport(stayed, { reportId })).discard?.way).toBe("discard");
  });
});
