import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { noteDelivery } from "~db/delivery.server";
import { leaseNext } from "~db/outbox.server";
import { notice } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { outbox } from "~db/schema/operation.server";
import { receivedReport } from "~db/schema/reception.server";
import { reportDocument } from "~db/schema/report.server";
import { account, contactUnit, pupil } from "~db/schema/school.server";
import { aReport, refusedAt, sendAsRead, words } from "~test/factories/report";
import { aWorld, later } from "~test/factories/world";
import { deliverReport } from "../delivery/deliver-report.server";
import { noteFailedDelivery } from "../delivery/give-up-delivery.server";
import { confirmRoute } from "./confirm-route.server";
import { followReport } from "./follow-report.server";
import { listReports } from "./list-reports.server";
import { readReportDocument } from "./read-report-document.server";
import { renderReport } from "./render-report.server";
import { saveReportField } from "./save-report-field.server";
import { settleRoute } from "./settle-route.server";

const enough = { observations: "Kom utan frukost för tredje gången 👩‍👧.", feedback: "yes" };

async function aDraft(answers: Record<string, unknown> = enough) {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const reportId = await aReport(teacher, world.pupilId, answers);
  const send = (ctx = teacher) => sendAsRead(ctx, reportId);
  return { world, teacher, reportId, send };
}

describe("rendering", () => {
  it("makes a PDF once for a state, and anew when the state changes", async () => {
    const { world, teacher, reportId } = await aDraft();
    const first = await renderReport(teacher, { reportId, words });
    expect(await renderReport(teacher, { reportId, words })).toEqual(first);
    await saveReportField(teacher, { reportId, field: "strengths", value: "Läser gärna.", version: 0 });
    const second = await renderReport(teacher, { reportId, words });
    expect([second.number, second.sha256 === first.sha256]).toEqual([2, false]);
    const { pdf } = await readReportDocument(teacher, { reportId });
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe("%PDF-");
    const [row] = await world.db.read.select({ sealed: reportDocument.sealedPdf }).from(reportDocument);
    expect(Buffer.from(row?.sealed ?? []).includes("%PDF")).toBe(false);
  });
});

describe("sending", () => {
  it("needs some of the child, what happened and a receiver, and nothing else", async () => {
    const { world, teacher, reportId, send } = await aDraft({});
    expect(await refusedAt(send())).toEqual({ observations: "report-form:holdsBack.what" });
    await saveReportField(teacher, { reportId, field: "observations", value: "Blåmärken.", version: 0 });
    await saveReportField(teacher, { reportId, field: "childName", value: "", version: 1 });
    await saveReportField(teacher, { reportId, field: "childPersonalNumber", value: "", version: 1 });
    await saveReportField(teacher, { reportId, field: "childBirthDate", value: "", version: 1 });
    expect(await refusedAt(send())).toEqual({ childName: "report-form:holdsBack.child" });
    expect(await world.db.read.select({ id: delivery.id }).from(delivery)).toEqual([]);
    await saveReportField(teacher, {
      reportId,
      field: "childDescription",
      value: "Pojke, röd jacka.",
      version: 0,
    });
    expect(await refusedAt(send())).toBeNull();
  });

  it.each([
    ["has moved", { residenceCode: "2281" }],
    ["is protected since", { protection: "confidentiality" as const }],
    ["is placed by another municipality", { placedByCode: "0180" }],
  ])("asks for the receiver anew where the pupil %s, and delivers nothing", async (_what, changed) => {
    const { world, send } = await aDraft();
    await world.db.write((tx) => tx.update(pupil).set(changed).where(eq(pupil.id, world.pupilId)));
    expect(await refusedAt(send())).toEqual({ receiver: "route_changed" });
    expect(await world.db.read.select({ id: delivery.id }).from(delivery)).toEqual([]);
  });

  it("twice at once makes one delivery and one row in the outbox", async () => {
    const { world, teacher, reportId, send } = await aDraft();
    await renderReport(teacher, { reportId, words });
    const both = await Promise.allSettled([send(), send()]);
    expect(both.map((b) => b.status)).toEqual(["fulfilled", "fulfilled"]);
    await send();
    expect(await world.db.read.select({ id: delivery.id }).from(delivery)).toHaveLength(1);
    expect(await world.db.read.select({ kind: outbox.kind }).from(outbox)).toEqual([
      { kind: "deliver-report" },
    ]);
  });

  it("freezes the report", async () => {
    const { teacher, reportId, send } = await aDraft();
    await send();
    const write = saveReportField(teacher, { reportId, field: "strengths", value: "x", version: 0 });
    expect(await refusedAt(write)).toEqual({ form: "report_sent" });
    const reroute = settleRoute(teacher, { reportId, municipalityCode: "0180", reason: "x" });
    expect(await refusedAt(reroute)).toEqual({ form: "report_sent" });
  });

  it("is carried by a person where nobody at the reception can sign in: nobody would read what the tool stored", async () => {
    const { world, teacher, reportId, send } = await aDraft();
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: teacher.now }).where(eq(account.kind, "social")),
    );
    await send();
    const followed = await followReport(teacher, { reportId });
    expect(followed).toMatchObject({ status: "sent", state: "to_be_carried", receipt: null });
    expect(await world.db.read.select().from(receivedReport)).toEqual([]);
  });

  it("does not pretend that a municipality outside the tool has received it", async () => {
    const { teacher, reportId, send } = await aDraft();
    await settleRoute(teacher, { reportId, municipalityCode: "0180", reason: "Flyttat." });
    await send();
    const followed = await followReport(teacher, { reportId });
    expect(followed).toMatchObject({ status: "sent", state: "to_be_carried", receipt: null });
    expect(followed.carry).toMatchObject({ channel: "phone", alarms: [] });
    expect(followed.steps.find((s) => s.id === "stored")?.state).not.toBe("done");
  });

  it("is no way about somebody who has turned 18 since", async () => {
    const { teacher, reportId } = await aDraft();
    const years = later(teacher, 8 * 365.25 * 86_400_000);
    expect(await refusedAt(sendAsRead(years, reportId))).toEqual({
      form: "pupil_adult",
    });
  });

  it("asks a second person afterwards where a person chose, who is not the sender", async () => {
    const { world, teacher, reportId, send } = await aDraft();
    const principal = await world.staff("principal");
    await world.db.write((tx) =>
      tx.insert(contactUnit).values({
        municipalityCode: "2281",
        unit: "Mottagningen",
        channel: "own_reception",
        source: "test",
        checkedOn: "2026-08-17",
      }),
    );
    await settleRoute(teacher, { reportId, municipalityCode: "2281", reason: "Bor hos sin far." });
    await send();
    const told = await world.db.read.select({ to: notice.accountId, kind: notice.kind }).from(notice);
    expect(told).toEqual([{ to: principal.actor.accountId, kind: "route_to_confirm" }]);
    await expect(confirmRoute(teacher, { reportId })).rejects.toBeInstanceOf(NotVisible);
    expect((await followReport(principal, { reportId })).can.confirmRoute).toBe(true);
    await confirmRoute(principal, { reportId });
    expect((await followReport(principal, { reportId })).routeConfirmation).toBe("confirmed");
    expect((await followReport(teacher, { reportId })).route).toEqual({
      decision: "by_person",
      unit: "Mottagningen",
      reason: "Bor hos sin far.",
    });
    expect((await followReport(principal, { reportId })).route).toBeNull();
  });

  it("does not count whoever chose the municipality as the second, though another sends", async () => {
    const { world, teacher, reportId, send } = await aDraft();
    const counsellor = await world.staff("counsellor");
    await saveReportField(teacher, { reportId, field: "protectedIdentity", value: "yes", version: 1 });
    await settleRoute(counsellor, { reportId, municipalityCode: "2282", reason: "" });
    await send();
    expect(await world.db.read.select({ to: notice.accountId }).from(notice)).toEqual([]);
    expect((await followReport(counsellor, { reportId })).can.confirmRoute).toBe(false);
    await expect(confirmRoute(counsellor, { reportId })).rejects.toBeInstanceOf(NotVisible);
    expect((await followReport(teacher, { reportId })).routeConfirmation).toBe("asked");
  });
});

describe("delivering", () => {
  it("stores at the receiver first, and only then is there a receipt in the ledger", async () => {
    const { world, teacher, reportId, send } = await aDraft({
      ...enough,
      acute: "yes",
      categories: ["neglect"],
    });
    await send();
    const before = await followReport(teacher, { reportId });
    expect([before.state, before.receipt]).toEqual(["sent", null]);
    const now = new Date(+teacher.now + 5000);
    const row = await world.db.write((tx) =>
      leaseNext(tx, { holder: "t", now, until: new Date(+now + 60_000) }),
    );
    const input = { deliveryId: row?.subjectId ?? "", now };
    await deliverReport(world, input);
    await deliverReport(world, input);
    const received = await world.db.read.select().from(receivedReport);
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      municipalityCode: "2282",
      acute: true,
      categories: ["neglect"],
      reporterKind: "school",
      feedbackRequested: true,
      sex: "female",
    });
    const after = await followReport(teacher, { reportId });
    expect(after).toMatchObject({ state: "stored", receipt: received[0]?.receipt });
    expect(after.ledger.map((e) => e.kind)).toEqual(["sent", "stored"]);
    expect((await listReports(teacher)).sent).toMatchObject([{ id: reportId, state: "stored" }]);
  });

  it("shows that it failed, and arrives all the same when it is tried again", async () => {
    const { world, teacher, reportId, send } = await aDraft();
    await send();
    const [row] = await world.db.read.select({ id: delivery.id }).from(delivery);
    const now = later(teacher, 1000).now;
    const deliveryId = row?.id ?? "";
    await noteFailedDelivery(world, { deliveryId, attempts: 1, now });
    const failing = await followReport(later(teacher, 2000), { reportId });
    expect(failing.steps.find((s) => s.id === "stored")?.variant).toBe("trouble");
    await deliverReport(world, { deliveryId, now });
    expect((await followReport(teacher, { reportId })).state).toBe("stored");
  });

  it("tells the decision only to who asked, and never takes back what was reached", async () => {
    for (const feedback of ["yes", "no"]) {
      const { world, teacher, reportId, send } = await aDraft({ ...enough, feedback });
      await send();
      const [row] = await world.db.read.select().from(delivery);
      await deliverReport(world, { deliveryId: row?.id ?? "", now: teacher.now });
      const { reference } = await followReport(teacher, { reportId });
      const news = { reference, digest: row?.digest ?? "", detail: null, at: teacher.now };
      const note = (state: "opened" | "acknowledged", digest = news.digest) =>
        world.db.write((tx) => noteDelivery(tx, { ...news, digest, state }));
      expect(await note("acknowledged", "00")).toBe(false);
      expect(await note("acknowledged")).toBe(true);
      expect(await note("opened")).toBe(true);
      expect(await note("opened")).toBe(false);
      await world.db.write((tx) => noteDelivery(tx, { ...news, state: "outcome", detail: "opened" }));
      await world.db.write((tx) => noteDelivery(tx, { ...news, state: "failed", detail: "not_stored" }));
      const { state, steps, ledger } = await followReport(teacher, { reportId });
      expect(state).toBe("outcome");
      expect(ledger.some((e) => e.kind === "outcome")).toBe(feedback === "yes");
      expect(steps.find((s) => s.id === "feedback")?.variant).toBe(
        feedback === "yes" ? "opened" : "not_requested",
      );
    }
  });
});

describe("who may follow a report", () => {
  it("is its authors, student health and the principal, and no colleague who has the pupil", async () => {
    const { world, teacher, reportId } = await aDraft();
    const knows = [teacher, await world.staff("principal"), await world.staff("counsellor")];
    for (const ctx of knows) expect((await followReport(ctx, { reportId })).id).toBe(reportId);
    const colleague = await world.staff("teacher", { group: "mentor" });
    await expect(followReport(colleague, { reportId })).rejects.toBeInstanceOf(NotVisible);
    await expect(followReport(teacher, { reportId: "no-such-report" })).rejects.toBeInstanceOf(NotVisible);
    expect((await listReports(colleague)).drafts).toEqual([]);
    expect((await listReports(teacher)).drafts).toMatchObject([{ id: reportId, days: 0 }]);
  });
});
