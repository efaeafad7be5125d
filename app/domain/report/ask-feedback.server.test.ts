import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { type RunnerHouse, runDue } from "~/runner/run-due.server";
import { deliveriesOf } from "~db/delivery.server";
import { auditEvent } from "~db/schema/audit.server";
import { deliveryEvent } from "~db/schema/delivery.server";
import { outbox } from "~db/schema/operation.server";
import { receivedEvent, receivedReport } from "~db/schema/reception.server";
import { report } from "~db/schema/report.server";
import { logged } from "~test/factories/logged";
import { aReport, refusedAt, sendAsRead, words } from "~test/factories/report";
import { at, aWorld, later } from "~test/factories/world";
import { deliverFeedbackQuestion } from "../delivery/deliver-feedback-question.server";
import { acknowledgeReceived, registerReceived } from "../reception/acknowledge-received.server";
import { readReceived } from "../reception/read-received.server";
import { noteFeedback, recordDecision } from "../reception/record-decision.server";
import { askFeedback, remindOfFeedback } from "./ask-feedback.server";
import { followReport } from "./follow-report.server";
import { readReport } from "./read-report.server";
import { startReport } from "./start-report.server";

const minute = 60_000;
const day = 86_400_000;

async function sent({ feedback = "no", arrives = true } = {}) {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  const answers = { observations: "Kom utan frukost för tredje gången.", feedback };
  const reportId = await aReport(teacher, world.pupilId, answers);
  await sendAsRead(teacher, reportId);
  const house: RunnerHouse = {
    db: world.db,
    vault: world.vault,
    checkpointKey: null,
    holder: "one",
    jitter: () => 1,
  };
  const run = (ms: number) => runDue(house, later(teacher, ms).now);
  if (arrives) await run(1000);
  const kinds = async () =>
    (await world.db.read.select({ kind: outbox.kind }).from(outbox)).map((o) => o.kind);
  const ledger = async () =>
    (await followReport(later(teacher, day), { reportId })).ledger.map((e) => e.kind);
  const received = async () => (await world.db.read.select().from(receivedReport))[0];
  const events = async () =>
    (await world.db.read.select({ kind: receivedEvent.kind }).from(receivedEvent)).map((e) => e.kind);
  return { world, teacher, reportId, run, kinds, ledger, received, events };
}

const form = (reportId: string, idempotencyKey = "k1") => ({ reportId, idempotencyKey });

describe("asking for feedback afterwards", () => {
  it("stands in the ledger, goes through the outbox, is recorded, and reaches the reception once", async () => {
    const { world, teacher, reportId, run, kinds, ledger, received, events } = await sent();
    const asking = later(teacher, 3 * minute);
    expect((await followReport(asking, { reportId })).can.askFeedback).toBe(true);
    await askFeedback(asking, form(reportId));
    expect(await kinds()).toEqual(["deliver-report", "ask-feedback"]);
    expect(await ledger()).toEqual(["sent", "stored", "feedback_asked"]);
    const [told] = await world.db.read
      .select({ subject: auditEvent.subject, actorId: auditEvent.actorId })
      .from(auditEvent)
      .where(eq(auditEvent.kind, "report.feedback-asked"));
    expect(told).toMatchObject({
      actorId: teacher.actor.accountId,
      subject: { reportId, asked: "request" },
    });
    expect((await received())?.feedbackRequested).toBe(false);
    await run(4 * minute);
    expect(await received()).toMatchObject({
      feedbackRequested: true,
      feedbackRequestedAt: later(teacher, 4 * minute).now,
    });
    expect(await ledger()).toEqual(["sent", "stored", "feedback_asked", "question_stored"]);
    expect(await events()).toEqual(["received", "feedback_asked"]);
    const { can, feedback } = await followReport(later(teacher, 5 * minute), { reportId });
    expect([can.askFeedback, feedback?.requestedAt]).toEqual([false, asking.now]);
  });

  it("twice, by the same form, by another, or by a delivery that comes again, is once", async () => {
    const { world, teacher, reportId, run, kinds, ledger, events } = await sent();
    await Promise.all([askFeedback(teacher, form(reportId)), askFeedback(teacher, form(reportId))]);
    await askFeedback(later(teacher, minute), form(reportId, "k2"));
    expect((await kinds()).filter((k) => k === "ask-feedback")).toHaveLength(1);
    await run(2 * minute);
    const [delivery] = await deliveriesOf(world.db.read, reportId);
    const again = { deliveryId: delivery?.id ?? "", asked: "request" as const };
    await deliverFeedbackQuestion(world, { ...again, now: later(teacher, 3 * minute).now });
    expect((await events()).filter((k) => k === "feedback_asked")).toHaveLength(1);
    expect((await ledger()).filter((k) => k === "question_stored")).toHaveLength(1);
  });

  it("is not needed where the form asked", async () => {
    const { teacher, reportId, kinds } = await sent({ feedback: "yes" });
    expect((await followReport(teacher, { reportId })).can.askFeedback).toBe(false);
    await askFeedback(teacher, form(reportId));
    expect(await kinds()).toEqual(["deliver-report"]);
  });

  it("waits for a report that has not arrived", async () => {
    const { teacher, reportId, world, received, run, events } = await sent({ arrives: false });
    await askFeedback(teacher, form(reportId));
    const [delivery] = await deliveriesOf(world.db.read, reportId);
    const early = { deliveryId: delivery?.id ?? "", asked: "request" as const, now: teacher.now };
    await expect(deliverFeedbackQuestion(world, early)).rejects.toThrow("no such report");
    expect(await received()).toBeUndefined();
    await run(minute);
    await run(5 * minute);
    expect(await events()).toEqual(["received", "feedback_asked"]);
  });

  it("is for those who reported: student health and the principal ask for nothing, and a draft asks in its form", async () => {
    const { world, teacher, reportId } = await sent();
    for (const role of ["counsellor", "principal"] as const) {
      const other = await world.staff(role);
      await expect(askFeedback(other, form(reportId))).rejects.toBeInstanceOf(NotVisible);
      await expect(remindOfFeedback(other, form(reportId))).rejects.toBeInstanceOf(NotVisible);
    }
    await expect(askFeedback(teacher, form("no-such-report"))).rejects.toBeInstanceOf(NotVisible);
    const draftId = await aReport(teacher, world.pupilId);
    expect(await refusedAt(askFeedback(teacher, form(draftId)))).toEqual({ form: "feedback_not_sent" });
  });

  it("is answered at once where the decision is made: by hand, and the reporter sees it", async () => {
    const { world, teacher, reportId, run, received } = await sent();
    const worker = later(await world.social(["reception"]), 10 * minute);
    const receivedId = (await received())?.id ?? "";
    let key = 0;
    const step = async () => {
      key += 1;
      const { version } = await readReceived(worker, { receivedId });
      return { receivedId, version, idempotencyKey: `s${key}` };
    };
    await acknowledgeReceived(worker, await step());
    await registerReceived(worker, { ...(await step()), number: "SN 2026/104" });
    await recordDecision(worker, { ...(await step()), decision: "not_opened", date: "", withhold: false });
    expect((await readReceived(worker, { receivedId })).can.tell).toBe(false);
    const months = later(teacher, 60 * day);
    await askFeedback(months, form(reportId));
    await run(60 * day + minute);
    const late = later(worker, 60 * day + minute);
    const { can, deadlines } = await readReceived(late, { receivedId });
    expect(can.tell).toBe(true);
    expect(deadlines.find((d) => d.id === "feedback")).toMatchObject({ daysLeft: 0, done: false });
    const { steps } = await followReport(months, { reportId });
    expect(steps.find((s) => s.id === "feedback")?.variant).toBe("asked_later");
    await noteFeedback(late, { ...(await step()), way: "tool", date: "" });
    const told = await followReport(later(months, day), { reportId });
    expect(told.steps.find((s) => s.id === "feedback")?.variant).toBe("not_opened");
    expect(told.feedback).toMatchObject({ told: true, nudge: null });
  });
});

describe("a reminder", () => {
  it("goes when the lawful time is over and not before, once a day, and reaches the reception", async () => {
    const { world, teacher, reportId, run, kinds, events, ledger, received } = await sent({
      feedback: "yes",
    });
    const inTime = later(teacher, 21 * day);
    expect(await refusedAt(remindOfFeedback(inTime, form(reportId)))).toEqual({ form: "feedback_not_due" });
    expect((await followReport(inTime, { reportId })).can.remind).toBe(false);
    const over = later(teacher, 22 * day);
    expect((await followReport(over, { reportId })).can.remind).toBe(true);
    const version = (await received())?.version;
    await remindOfFeedback(over, form(reportId, "k3"));
    await remindOfFeedback(later(over, minute), form(reportId, "k4"));
    expect((await followReport(later(over, minute), { reportId })).can.remind).toBe(false);
    expect(await kinds()).toEqual(["deliver-report", "remind-feedback"]);
    await run(22 * day + 2 * minute);
    expect(await events()).toEqual(["received", "feedback_reminded"]);
    expect(await ledger()).toEqual(["sent", "stored", "feedback_reminded", "question_stored"]);
    expect((await received())?.version).toBe(version);
    const next = at(teacher, later(over, day).now);
    await remindOfFeedback(next, form(reportId, "k5"));
    await run(23 * day + minute);
    expect((await events()).filter((k) => k === "feedback_reminded")).toHaveLength(2);
    expect((await ledger()).filter((k) => k === "question_stored")).toHaveLength(2);
    expect(await world.db.read.select({ id: report.id }).from(report)).toHaveLength(1);
  });
});

describe("who only knows that a report exists", () => {
  it("is told that, and neither when, where, how far nor with what receipt", async () => {
    const { world, reportId } = await sent({ feedback: "yes" });
    const seen = await followReport(await world.staff("principal"), { reportId });
    expect(seen).toMatchObject({
      reference: expect.any(String),
      sentAt: null,
      steps: [],
      ledger: [],
      receipt: null,
      state: null,
      receiver: null,
      phone: null,
      ownWords: "",
      feedback: null,
      reminderDays: [],
      newSince: 0,
      can: { work: false, askFeedback: false, remind: false, reportAgain: false, confirmRoute: false },
    });
  });

  it("differs from student health, who work with it, and are told no outcome and of no question", async () => {
    const { world, teacher, reportId, run } = await sent();
    await askFeedback(teacher, form(reportId));
    await run(minute);
    const counsellor = later(await world.staff("counsellor"), 2 * minute);
    const seen = await followReport(counsellor, { reportId });
    expect(seen.can.work).toBe(true);
    expect(seen.ledger.map((e) => e.kind)).toEqual(["sent", "stored", "question_stored"]);
    expect([seen.feedback, seen.can.askFeedback]).toEqual([null, false]);
    expect(await world.db.read.select({ kind: deliveryEvent.kind }).from(deliveryEvent)).toHaveLength(4);
  });
});

describe("reporting again", () => {
  it("follows the last one, counts and marks what has been written since", async () => {
    const { world, teacher, reportId } = await sent();
    const counsellor = await world.staff("counsellor");
    await logged(later(teacher, -day), world.pupilId, { form: { text: "Före." } });
    expect((await followReport(teacher, { reportId })).newSince).toBe(0);
    await logged(later(teacher, day), world.pupilId, { form: { text: "Efter." } });
    const seen = await followReport(later(teacher, 2 * day), { reportId });
    expect([seen.newSince, seen.can.reportAgain]).toEqual([1, true]);
    const start = { who: { pupilId: world.pupilId }, language: "sv" as const, words };
    const again = await startReport(later(teacher, 2 * day), {
      ...start,
      follows: reportId,
      idempotencyKey: "again",
    });
    const read = await readReport(later(teacher, 3 * day), again);
    expect(read.follows).toEqual({ reference: seen.reference, sentAt: teacher.now, changed: [] });
    expect(read.thread.map((e) => [e.text, e.isNew])).toEqual([
      ["Efter.", true],
      ["Före.", false],
    ]);
    expect(read.entries).toEqual([]);
    expect((await readReport(later(counsellor, 3 * day), again)).follows).not.toBeNull();
  });

  it("is not offered about somebody who has turned 18 since", async () => {
    const { teacher, reportId } = await sent();
    const years = later(teacher, 8 * 365.25 * day);
    expect((await followReport(years, { reportId })).can.reportAgain).toBe(false);
  });
});
