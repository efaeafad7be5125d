// A child in danger: whom to phone, and a report that goes in one press with what there is.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { delivery } from "~db/schema/delivery.server";
import { report, reportField } from "~db/schema/report.server";
import { contactUnit } from "~db/schema/school.server";
import { refusedAt, words } from "~test/factories/report";
import { aWorld, type World } from "~test/factories/world";
import { readReport } from "./read-report.server";
import { saveReportField } from "./save-report-field.server";
import { sendInDanger } from "./send-in-danger.server";
import { type StartReport, startReport } from "./start-report.server";

const base = { follows: "", language: "sv" as const, words, danger: "yes" as const };
const sending = { municipalityCode: "", words, seal: null };
const answers = (acuteHow: string, version = 0) => [
  { field: "acute", value: "yes", version: 1 },
  { field: "acuteHow", value: acuteHow, version },
];

async function begun(world: World, who: StartReport["who"], role: "teacher" | "principal" = "teacher") {
  const ctx = await world.staff(role, { group: "teacher" });
  const { reportId } = await startReport(ctx, { ...base, who, idempotencyKey: "k" });
  return { ctx, reportId };
}

describe("a report about a child in danger", () => {
  it("is begun with the answer, tells the receiver's numbers, and goes unsigned in one press, once", async () => {
    const world = await aWorld();
    const { ctx, reportId } = await begun(world, { pupilId: world.pupilId });
    const read = await readReport(ctx, { reportId });
    expect([read.acute, read.values.acute]).toEqual([true, "yes"]);
    expect(read.danger).toEqual({
      of: "receiver",
      municipality: "Kramfors",
      phone: "0612-000 00",
      outOfHours: "0612-000 01",
    });
    const press = { ...sending, reportId, answers: answers("Pappan hotar att hämta kl. 14.") };
    await sendInDanger(ctx, press);
    await sendInDanger(ctx, press);
    const [row] = await world.db.read.select().from(report);
    expect(row).toMatchObject({ status: "sent", acute: true, sentBy: ctx.actor.accountId });
    expect(await world.db.read.select({ state: delivery.state }).from(delivery)).toEqual([{ state: "sent" }]);
    const kinds = (
      await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent).orderBy(auditEvent.seq)
    ).map((e) => e.kind);
    expect(kinds.slice(-3)).toEqual(["report.field-saved", "report.rendered", "report.sent"]);
  }, 30_000);

  it("of a protected child names no municipality, asks for the receiver, and keeps what was written", async () => {
    const world = await aWorld();
    const pupilId = await world.pupil({ protection: "protected_registration", residenceCode: "0180" });
    const { ctx, reportId } = await begun(world, { pupilId }, "principal");
    const { danger } = await readReport(ctx, { reportId });
    expect(danger).toEqual({
      of: "school",
      municipality: "",
      phone: "0612-000 00",
      outOfHours: "0612-000 01",
    });
    const press = { ...sending, reportId, answers: answers("Hotet kom i dag.") };
    expect(await refusedAt(sendInDanger(ctx, press))).toEqual({
      municipalityCode: "report-form:holdsBack.receiver",
    });
    expect((await readReport(ctx, { reportId })).values.acuteHow).toBe("Hotet kom i dag.");
    await sendInDanger(ctx, { ...press, municipalityCode: "1480" });
    const [row] = await world.db.read.select().from(report);
    expect(row).toMatchObject({ status: "sent", receiverCode: "1480", routeDecision: "by_person" });
  }, 30_000);

  it("where the register has no number says none, and holds nothing back", async () => {
    const world = await aWorld();
    await world.db.write((tx) => tx.delete(contactUnit));
    const who = { fullName: "", className: "", description: "Röd jacka", schoolUnitId: world.schoolUnitId };
    const { ctx, reportId } = await begun(world, who);
    expect((await readReport(ctx, { reportId })).danger).toMatchObject({ phone: "", outOfHours: "" });
    await sendInDanger(ctx, { ...sending, reportId, answers: answers("Sågs gråta på taket.") });
    expect(await world.db.read.select({ status: report.status }).from(report)).toEqual([{ status: "sent" }]);
  }, 30_000);

  it("is held back by nothing said, and by words that somebody else wrote there meanwhile: neither is lost", async () => {
    const world = await aWorld();
    const { ctx, reportId } = await begun(world, { pupilId: world.pupilId });
    const press = { ...sending, reportId };
    expect(await refusedAt(sendInDanger(ctx, { ...press, answers: answers("") }))).toEqual({
      acuteHow: "report-form:holdsBack.what",
    });
    await saveReportField(ctx, { reportId, field: "acuteHow", value: "Mamman ringde.", version: 0 });
    expect(await refusedAt(sendInDanger(ctx, { ...press, answers: answers("Pappan hotar.") }))).toEqual({
      acuteHow: "report-danger:writtenSince",
    });
    expect((await readReport(ctx, { reportId })).values.acuteHow).toBe("Mamman ringde.");
    const [row] = await world.db.read.select({ status: report.status }).from(report);
    expect(row?.status).toBe("draft");
  });

  it("leaves an answer of 'I do not know' as it is", async () => {
    const world = await aWorld();
    const { ctx, reportId } = await begun(world, { pupilId: world.pupilId });
    await saveReportField(ctx, { reportId, field: "acuteHow", value: null, version: 0 });
    await saveReportField(ctx, { reportId, field: "observations", value: "Hon skakade.", version: 0 });
    await sendInDanger(ctx, { ...sending, reportId, answers: answers("", 1) });
    expect((await readReport(ctx, { reportId })).values.unknown).toEqual(["acuteHow"]);
  });

  it("that a colleague has sent meanwhile tells whoever wrote more that her words are not in it", async () => {
    const world = await aWorld();
    const { ctx, reportId } = await begun(world, { pupilId: world.pupilId });
    await sendInDanger(ctx, { ...sending, reportId, answers: answers("Pappan hotar.") });
    const counsellor = await world.staff("counsellor");
    const press = { ...sending, reportId, answers: answers("Han har en kniv.", 1) };
    expect(await refusedAt(sendInDanger(counsellor, press))).toEqual({ form: "report-danger:sentBefore" });
    const same = { ...press, answers: answers("Pappan hotar.", 1) };
    expect(await refusedAt(sendInDanger(counsellor, same))).toBeNull();
  }, 30_000);

  it("is nobody's who may not work with it, and writes nothing for her", async () => {
    const world = await aWorld();
    const { reportId } = await begun(world, { pupilId: world.pupilId });
    const colleague = await world.staff("teacher", { group: "teacher" });
    const press = { ...sending, reportId, answers: answers("Något.") };
    await expect(sendInDanger(colleague, press)).rejects.toThrow(NotVisible);
    const rows = await world.db.read.select().from(reportField).where(eq(reportField.field, "acuteHow"));
    expect(rows).toEqual([]);
  });
});
