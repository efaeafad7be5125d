// A report about a child whom the reporter does not have, or nobody knows: from her own words to the reception.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { receivedReport } from "~db/schema/reception.server";
import { report } from "~db/schema/report.server";
import { schoolUnit } from "~db/schema/school.server";
import { refusedAt, sendAsRead, words } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { deliverReport } from "../delivery/deliver-report.server";
import { chooseReportEntries } from "./choose-report-entries.server";
import { confirmRoute } from "./confirm-route.server";
import { followReport } from "./follow-report.server";
import { readReport } from "./read-report.server";
import { saveReportField } from "./save-report-field.server";
import { settleRoute } from "./settle-route.server";
import { startReport } from "./start-report.server";

async function aDescribed() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { name: "Maria Ek" });
  const { reportId } = await startReport(teacher, {
    who: {
      fullName: "",
      className: "",
      description: "Okänt namn, röd jacka",
      schoolUnitId: world.schoolUnitId,
    },
    follows: "",
    language: "sv",
    words,
    idempotencyKey: randomUUID(),
  });
  const save = (field: string, value: unknown, version = 0) =>
    saveReportField(teacher, { reportId, field, value, version });
  await save("observations", "Grät vid grinden och ville inte gå hem.");
  const send = () => sendAsRead(teacher, reportId);
  const row = async () => (await world.db.read.select().from(report).where(eq(report.id, reportId)))[0];
  return { world, teacher, reportId, save, send, row };
}

describe("a child in the reporter's own words", () => {
  it("is reported, followed and delivered, and nobody else is told", async () => {
    const { world, teacher, reportId, send, row } = await aDescribed();
    await world.staff("principal");
    await world.staff("counsellor");
    await world.db.write((tx) => tx.update(schoolUnit).set({ kind: "preschool" }));
    await send();
    const [sent] = await world.db.read.select().from(delivery);
    await deliverReport(world, { deliveryId: sent?.id ?? "", now: teacher.now });
    expect(await row()).toMatchObject({ status: "sent", pupilId: null, routeConfirmation: "not_needed" });
    const [received] = await world.db.read.select().from(receivedReport);
    expect(received).toMatchObject({ municipalityCode: "2282", reporterKind: "preschool", sex: "unknown" });
    expect(received).toMatchObject({ childLookup: null, protectedIdentity: false });
    expect(await followReport(teacher, { reportId })).toMatchObject({
      state: "stored",
      pupil: { id: null, name: null },
    });
    expect(await world.db.read.select().from(notice)).toEqual([]);
    const rows = await world.db.read
      .select({ kind: auditEvent.kind, pupilId: auditEvent.pupilId })
      .from(auditEvent);
    const own = rows.filter((r) => r.kind.startsWith("report."));
    expect(own.map((r) => r.kind)).toContain("report.sent");
    expect(own.filter((r) => r.pupilId !== null)).toEqual([]);
  });

  it("goes where the reporter chooses, without a second person who could know of it", async () => {
    const { world, reportId, teacher, row } = await aDescribed();
    await settleRoute(teacher, { reportId, municipalityCode: "0180", reason: "Bussen gick mot stan." });
    expect(await row()).toMatchObject({ receiverCode: "0180", routeDecision: "by_person" });
    const principal = await world.staff("principal");
    await expect(confirmRoute(principal, { reportId })).rejects.toThrow("not visible");
  });

  it("is nobody's to route by rule once the reporter says that the identity is protected", async () => {
    const { reportId, teacher, save, send, row } = await aDescribed();
    await save("protectedIdentity", "yes");
    expect((await readReport(teacher, { reportId })).route.proposed).toMatchObject({
      decision: "by-person",
      explanation: "protected",
    });
    expect(await refusedAt(send())).toEqual({ receiver: "route_changed" });
    await settleRoute(teacher, { reportId, municipalityCode: "2282", reason: "" });
    expect(await refusedAt(send())).toBeNull();
    expect(await row()).toMatchObject({
      status: "sent",
      routeDecision: "by_person",
      routeConfirmation: "not_needed",
    });
  });

  it("is no child any longer by the birth date that the reporter wrote", async () => {
    const { reportId, teacher, save, send } = await aDescribed();
    await save("childBirthDate", "2008-11-22");
    expect((await readReport(teacher, { reportId })).adult).toBe(true);
    expect(await refusedAt(send())).toEqual({ form: "pupil_adult" });
    await save("childBirthDate", "2008-11-23", 1);
    expect(await refusedAt(send())).toBeNull();
  });

  it("has no thread to choose from, whoever's note it is", async () => {
    const { reportId, teacher } = await aDescribed();
    const choose = (concernIds: string[]) =>
      chooseReportEntries(teacher, { reportId, concernIds, attachmentIds: [], quote: false, release: false });
    expect(await refusedAt(choose(["some-note-1"]))).toEqual({ entries: "entry_foreign" });
    expect(await refusedAt(choose([]))).toBeNull();
  });
});
