// Feedback is the reporter's own (SoL 19:6): who may only know of a report is not told how it ended.
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { noteDelivery } from "~db/delivery.server";
import { delivery } from "~db/schema/delivery.server";
import { aReport, sendAsRead } from "~test/factories/report";
import { aWorld } from "~test/factories/world";
import { deliverReport } from "../delivery/deliver-report.server";
import { followReport } from "./follow-report.server";
import { saveReportField } from "./save-report-field.server";

it("tells the outcome to every author and to nobody who may only know of the report", async () => {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const writer = await world.staff("counsellor");
  const onlooker = await world.staff("school_psychologist");
  const principal = await world.staff("principal");
  const answers = { observations: "Kom utan frukost.", feedback: "yes" };
  const reportId = await aReport(teacher, world.pupilId, answers);
  await saveReportField(writer, { reportId, field: "strengths", value: "Läser gärna.", version: 0 });
  await sendAsRead(teacher, reportId);
  const [row] = await world.db.read.select().from(delivery).where(eq(delivery.reportId, reportId));
  await deliverReport(world, { deliveryId: row?.id ?? "", now: teacher.now });
  const { reference } = await followReport(teacher, { reportId });
  const news = { reference, digest: row?.digest ?? "", at: teacher.now };
  await world.db.write((tx) => noteDelivery(tx, { ...news, state: "outcome", detail: "not_opened" }));
  for (const [ctx, told, follows] of [
    [teacher, true, true],
    [writer, true, true],
    [onlooker, false, true],
    [principal, false, false],
  ] as const) {
    const { ledger, steps } = await followReport(ctx, { reportId });
    expect(ledger.some((e) => e.kind === "outcome")).toBe(told);
    expect(ledger.some((e) => e.kind === "stored")).toBe(follows);
    expect(JSON.stringify(steps).includes("not_opened")).toBe(told);
  }
});
