import { describe, expect, it } from "vitest";
import type { SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { delivery, deliveryEvent } from "~db/schema/delivery.server";
import { statisticsMonth } from "~db/schema/reception.server";
import { report, reportDocument } from "~db/schema/report.server";
import { aDelivery, aFile } from "~test/factories/received";
import { at, aWorld, later, type World } from "~test/factories/world";
import { acknowledgeReceived, registerReceived } from "./acknowledge-received.server";
import { assessProtection } from "./assess-protection.server";
import { listInbox } from "./list-inbox.server";
import { readReceived, readReceivedFile } from "./read-received.server";
import { noteFeedback, recordDecision } from "./record-decision.server";
import { recordEnding } from "./record-ending.server";
import { type StoreReceived, storeReceived } from "./store-received.server";

const minute = 60_000;

async function received(change: Partial<StoreReceived> = {}) {
  const world = await aWorld();
  const { receivedId } = await storeReceived(world, aDelivery(change));
  const worker = later(await world.social(["reception"]), 10 * minute);
  return { world, worker, receivedId };
}

/** The school's own row of the delivery, as its sending leaves it. */
async function theSendersLedger(world: World, { digest, reference } = aDelivery()) {
  const { actor } = await world.staff("counsellor");
  const now = new Date("2026-11-22T12:59:00Z");
  const bytes = new Uint8Array([1]);
  await world.db.write(async (tx) => {
    await tx.insert(report).values({
      id: "r",
      reference,
      authorityId: world.authorityId,
      schoolUnitId: world.schoolUnitId,
      pupilId: world.pupilId,
      createdBy: actor.accountId,
      status: "sent",
      formVersion: 1,
      language: "sv",
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    await tx.insert(reportDocument).values({
      id: "d",
      reportId: "r",
      number: 1,
      sealedPdf: bytes,
      sealedData: bytes,
      sha256: digest,
      stateDigest: digest,
      createdAt: now,
    });
    await tx.insert(delivery).values({
      id: "l",
      reportId: "r",
      documentId: "d",
      municipalityCode: "2282",
      channel: "own_reception",
      digest,
      sealedFile: bytes,
      state: "stored",
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
  });
}

const news = async (world: World) => {
  const rows = await world.db.read
    .select({ kind: deliveryEvent.kind, detail: deliveryEvent.detail, at: deliveryEvent.at })
    .from(deliveryEvent);
  return rows.sort((a, b) => +a.at - +b.at).map(({ kind, detail }) => (detail ? `${kind} ${detail}` : kind));
};

/** Takes a step with the version as it stands now. */
function stepper(worker: SocialCtx, receivedId: string) {
  let key = 0;
  return async (minutes: number) => {
    const { version } = await readReceived(worker, { receivedId });
    key += 1;
    const ctx = later(worker, minutes * minute);
    return { ctx, form: { receivedId, version, idempotencyKey: `k${key}` } };
  };
}

async function registered(worker: SocialCtx, receivedId: string) {
  const step = stepper(worker, receivedId);
  const first = await step(1);
  await acknowledgeReceived(first.ctx, first.form);
  const second = await step(2);
  await registerReceived(second.ctx, { ...second.form, number: " SN  2026/104 " });
  return step;
}

describe("the way of a received report", () => {
  it("goes from opened to ended, with the sender told each step, the decision, and no more", async () => {
    const { world, worker, receivedId } = await received();
    await theSendersLedger(world);
    const step = await registered(worker, receivedId);
    const assessed = await step(3);
    await assessProtection(assessed.ctx, { ...assessed.form, date: "" });
    const decided = await step(4);
    await recordDecision(decided.ctx, { ...decided.form, decision: "opened", date: "", withhold: false });
    expect(await world.db.read.select().from(statisticsMonth)).toMatchObject([
      { outcome: "pending", reports: 0 },
      { outcome: "opened", ending: "pending", reports: 1 },
    ]);
    const ended = await step(5);
    await recordEnding(ended.ctx, { ...ended.form, ending: "support_with_consent", date: "" });
    const read = await readReceived(worker, { receivedId });
    expect(read).toMatchObject({
      status: "ended",
      registrationNumber: "SN 2026/104",
      decision: "opened",
      ending: "support_with_consent",
    });
    expect(read.deadlines.every((deadline) => deadline.done)).toBe(true);
    expect(read.events.map((event) => event.kind)).toEqual(
      expect.arrayContaining(["received", "opened", "acknowledged", "registered", "protection_assessed"]),
    );
    expect(await news(world)).toEqual(["opened", "acknowledged", "registered", "outcome opened"]);
    const counted = await world.db.read.select().from(statisticsMonth);
    expect(counted.filter((row) => row.reports > 0)).toMatchObject([
      { outcome: "opened", ending: "support_with_consent", reports: 1 },
    ]);
  });

  it("keeps the outcome from a reporter where telling is inappropriate, and from one who did not ask", async () => {
    for (const [feedbackRequested, withhold] of [
      [true, true],
      [false, false],
    ] as const) {
      const { world, worker, receivedId } = await received({ feedbackRequested });
      await theSendersLedger(world);
      const step = await registered(worker, receivedId);
      const { ctx, form } = await step(3);
      await recordDecision(ctx, { ...form, decision: "not_opened", date: "", withhold });
      expect(await news(world)).toEqual(["opened", "acknowledged", "registered"]);
      expect((await readReceived(worker, { receivedId })).can.tell).toBe(false);
    }
  });

  it("marks it opened by the first reading alone", async () => {
    const { world, worker, receivedId } = await received();
    expect((await readReceived(worker, { receivedId })).openedAt).toEqual(worker.now);
    const again = await readReceived(later(worker, minute), { receivedId });
    expect([again.openedAt, again.status, again.version]).toEqual([worker.now, "opened", 2]);
    const kinds = (await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent)).map((r) => r.kind);
    expect(kinds.filter((kind) => kind === "reception.opened")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "reception.read")).toHaveLength(2);
  });

  it("refuses a form that was read before somebody else's step, and carries out a double press once", async () => {
    const { worker, receivedId } = await received();
    const { version } = await readReceived(worker, { receivedId });
    const form = { receivedId, version, idempotencyKey: "same" };
    await acknowledgeReceived(worker, form);
    await expect(acknowledgeReceived(worker, form)).resolves.toBeUndefined();
    expect((await readReceived(worker, { receivedId })).version).toBe(version + 1);
    await expect(
      assessProtection(worker, { ...form, idempotencyKey: "other", date: "" }),
    ).rejects.toMatchObject({ errors: { "": { key: "received_version_old" } } });
  });

  it("refuses a step that the status does not allow, and what is not on the closed lists", async () => {
    const { worker, receivedId } = await received();
    const step = stepper(worker, receivedId);
    const { ctx, form } = await step(1);
    const decide = { ...form, decision: "opened", date: "", withhold: false };
    await expect(recordDecision(ctx, decide)).rejects.toMatchObject({
      errors: { "": { key: "received_step_not_now" } },
    });
    await expect(recordDecision(ctx, { ...decide, decision: "maybe" })).rejects.toMatchObject({
      errors: { decision: { key: "decision_missing" } },
    });
    await expect(recordEnding(ctx, { ...form, ending: "good", date: "" })).rejects.toMatchObject({
      errors: { ending: { key: "ending_missing" } },
    });
    await expect(registerReceived(ctx, { ...form, number: " " })).rejects.toMatchObject({
      errors: { number: { key: "registration_number_empty" } },
    });
    await expect(noteFeedback(ctx, { ...form, way: "phone", date: "" })).rejects.toMatchObject({
      errors: { "": { key: "received_step_not_now" } },
    });
    expect((await readReceived(worker, { receivedId })).status).toBe("opened");
  });

  it.each([
    ["2026-11-23", "date_in_future"],
    ["2026-11-21", "date_before_receipt"],
    ["22 nov", "date_unreadable"],
  ])("refuses the day %s", async (date, key) => {
    const { worker, receivedId } = await received();
    const { ctx, form } = await stepper(worker, receivedId)(1);
    await expect(assessProtection(ctx, { ...form, date })).rejects.toMatchObject({
      errors: { date: { key } },
    });
  });
});

describe("who sees it", () => {
  it("is the reception of the same municipality; for anybody else it does not exist", async () => {
    const { world, worker, receivedId } = await received();
    const { version } = await readReceived(worker, { receivedId });
    const neighbour = await world.social(["reception"], "2280");
    const analyst = await world.social(["analyst"]);
    for (const ctx of [neighbour, analyst]) {
      await expect(readReceived(ctx, { receivedId })).rejects.toBeInstanceOf(NotVisible);
      await expect(readReceivedFile(ctx, { receivedId })).rejects.toBeInstanceOf(NotVisible);
      await expect(
        acknowledgeReceived(ctx, { receivedId, version, idempotencyKey: "k" }),
      ).rejects.toBeInstanceOf(NotVisible);
    }
    await expect(readReceived(worker, { receivedId: "none" })).rejects.toBeInstanceOf(NotVisible);
    await expect(listInbox(analyst, { show: "todo", page: 1 })).rejects.toBeInstanceOf(NotVisible);
    expect((await listInbox(neighbour, { show: "todo", page: 1 })).reports).toEqual([]);
  });

  it("sees the child's earlier reports in that municipality and in no other", async () => {
    const { world, worker, receivedId } = await received();
    const before = { now: new Date("2026-03-02T09:00:00Z"), reference: "8KQ-M4XH" };
    const { receivedId: earlierId } = await storeReceived(world, aDelivery(before));
    await storeReceived(world, aDelivery({ ...before, municipalityCode: "2280" }));
    const stranger = { personalNumber: "201501042384", sex: "male", birthDate: null } as const;
    await storeReceived(world, aDelivery({ reference: "9KQ-M4XH", child: stranger }));
    expect((await readReceived(worker, { receivedId })).related.sameChild.map((one) => one.id)).toEqual([
      earlierId,
    ]);
  });

  it("gives the file out exactly as it came, logged", async () => {
    const { world, worker, receivedId } = await received();
    const { file } = await readReceivedFile(worker, { receivedId });
    expect(Buffer.from(file).equals(aFile)).toBe(true);
    const kinds = await world.db.read
      .select({ kind: auditEvent.kind })
      .from(auditEvent)
      .orderBy(auditEvent.seq);
    expect(kinds.at(-1)?.kind).toBe("reception.file-read");
  });
});

describe("the inbox", () => {
  it("puts the acute first, then the oldest, and says what is due", async () => {
    const { world, worker } = await received({ now: new Date("2026-11-20T09:00:00Z") });
    await storeReceived(
      world,
      aDelivery({ reference: "A", now: new Date("2026-11-22T10:00:00Z"), acute: true }),
    );
    await storeReceived(world, aDelivery({ reference: "B", now: new Date("2026-11-21T10:00:00Z") }));
    const inbox = await listInbox(worker, { show: "todo", page: 1 });
    expect(inbox.reports.map((one) => [one.reference, one.due?.id, one.due?.daysLeft])).toEqual([
      ["A", "protection_assessment", 1],
      ["7KQ-M4XH", "protection_assessment", -1],
      ["B", "protection_assessment", 0],
    ]);
    expect([inbox.dueToday, inbox.late, inbox.counts.todo, inbox.counts.closed]).toEqual([1, 1, 3, 0]);
    const due = await listInbox(worker, { show: "due", page: 1 });
    expect(due.reports.map((one) => one.reference)).toEqual(["7KQ-M4XH", "B"]);
  });

  it("names no child with a protected identity", async () => {
    const { worker } = await received({ protectedIdentity: true });
    const [row] = (await listInbox(worker, { show: "received", page: 1 })).reports;
    expect(row?.childName).toBeNull();
    expect(row).not.toHaveProperty("sealedContent");
  });

  it("moves a report between its views", async () => {
    const { worker, receivedId } = await received();
    const step = await registered(worker, receivedId);
    const { ctx, form } = await step(3);
    await recordDecision(ctx, { ...form, decision: "already_under_way", date: "", withhold: false });
    const tomorrow = at(worker, new Date("2026-11-23T09:00:00Z"));
    for (const [show, found] of [
      ["todo", 0],
      ["investigating", 0],
      ["closed", 1],
    ] as const) {
      expect((await listInbox(tomorrow, { show, page: 1 })).reports).toHaveLength(found);
    }
  });
});
