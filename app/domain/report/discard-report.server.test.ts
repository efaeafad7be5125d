import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { VaultError } from "~/vault/vault-error";
import { auditEvent } from "~db/schema/audit.server";
import { concern, notice } from "~db/schema/concern.server";
import { outbox } from "~db/schema/operation.server";
import { delivery, report, reportDocument, reportField } from "~db/schema/report.server";
import { logged } from "~test/factories/logged";
import { aReport, refusedAt, sendAsRead, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { listTodo } from "../concern/list-todo.server";
import { chooseReportEntries } from "./choose-report-entries.server";
import { discardReport } from "./discard-report.server";
import { listReports } from "./list-reports.server";
import { reportFieldPlace } from "./places";
import { readReport } from "./read-report.server";
import { renderReport } from "./render-report.server";
import { saveReportField } from "./save-report-field.server";
import { sendReport } from "./send-report.server";

async function aDraft() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const counsellor = await world.staff("counsellor");
  const concernId = await logged(teacher, world.pupilId);
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
  const entries = { reportId, concernIds: [concernId], attachmentIds: [], quote: false, release: false };
  await chooseReportEntries(teacher, entries);
  await saveReportField(counsellor, { reportId, field: "strengths", value: "Läser gärna.", version: 0 });
  await renderReport(teacher, { reportId, words });
  return { world, teacher, counsellor, reportId, concernId };
}

async function asked(ctx: StaffCtx, reportId: string, key = "d") {
  const { discard } = await readReport(ctx, { reportId });
  return { reportId, version: discard?.version ?? 0, idempotencyKey: key };
}

describe("discarding a draft", () => {
  it("takes all of it and its key, leaves the notes, tells the others, and is recorded once", async () => {
    const { world, teacher, counsellor, reportId, concernId } = await aDraft();
    const { discard } = await readReport(teacher, { reportId });
    expect(discard).toMatchObject({ others: 1, signatures: 0 });
    const [field] = await world.db.read.select().from(reportField);
    const form = await asked(teacher, reportId);
    await discardReport(teacher, form);
    await discardReport(teacher, form);
    expect(await world.db.read.select({ id: report.id }).from(report)).toEqual([]);
    expect(await world.db.read.select({ id: reportDocument.id }).from(reportDocument)).toEqual([]);
    expect(await world.db.read.select({ id: concern.id }).from(concern)).toEqual([{ id: concernId }]);
    const { owner, place } = reportFieldPlace(reportId, field?.field ?? "", field?.version ?? 0);
    await expect(
      world.vault.openText(owner, place, field?.sealedValue ?? new Uint8Array()),
    ).rejects.toMatchObject({ name: VaultError.name, reason: "key-destroyed" });
    expect(await world.db.read.select({ kind: outbox.kind, id: outbox.subjectId }).from(outbox)).toEqual([
      { kind: "destroy-content-key", id: reportId },
    ]);
    const audited = await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent);
    expect(audited.filter((e) => e.kind === "report.discarded")).toHaveLength(1);
    const told = await listTodo(counsellor);
    expect(told.drafts).toEqual([]);
    expect(told.notices).toMatchObject([{ kind: "report_discarded", pupilName: null }]);
    await listReports(counsellor);
    expect((await listTodo(counsellor)).notices).toEqual([]);
    expect(await world.db.read.select({ to: notice.accountId }).from(notice)).toEqual([
      { to: counsellor.actor.accountId },
    ]);
  });

  it("is for whoever began it alone", async () => {
    const { world, counsellor, teacher, reportId } = await aDraft();
    const form = await asked(teacher, reportId);
    const principal = await world.staff("principal");
    const colleague = await world.staff("teacher", { group: "mentor" });
    expect((await readReport(counsellor, { reportId })).discard).toBeNull();
    for (const ctx of [counsellor, principal, colleague])
      await expect(discardReport(ctx, form)).rejects.toBeInstanceOf(NotVisible);
    expect(await world.db.read.select({ id: report.id }).from(report)).toHaveLength(1);
  });

  it("is refused once it is sent, and where somebody has written since the question", async () => {
    const { world, counsellor, teacher, reportId } = await aDraft();
    const form = await asked(teacher, reportId);
    await saveReportField(counsellor, { reportId, field: "strengths", value: "Sjunger.", version: 1 });
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
