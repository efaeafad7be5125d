import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { SocialCtx } from "~/access/context.server";
import { auditEvent } from "~db/schema/audit.server";
import { receivedConsent, receivedReport } from "~db/schema/reception.server";
import { account, contactUnit } from "~db/schema/school.server";
import { aDelivery } from "~test/factories/received";
import { at, aWorld, later } from "~test/factories/world";
import { acknowledgeReceived, registerReceived } from "./acknowledge-received.server";
import { assessProtection } from "./assess-protection.server";
import { assignReceived } from "./assign-received.server";
import { inviteToMeeting, markTakenBack } from "./invite-received.server";
import { listInbox } from "./list-inbox.server";
import { readReceived } from "./read-received.server";
import { recordConsent, withdrawConsent } from "./record-consent.server";
import { noteFeedback, recordDecision } from "./record-decision.server";
import { type StoreReceived, storeReceived } from "./store-received.server";

const minute = 60_000;

async function received(change: Partial<StoreReceived> = {}) {
  const world = await aWorld();
  const { receivedId } = await storeReceived(world, aDelivery(change));
  const worker = later(await world.social(["reception"]), 10 * minute);
  return { world, worker, receivedId };
}

let key = 0;
async function form(worker: SocialCtx, receivedId: string) {
  const { version } = await readReceived(worker, { receivedId });
  key += 1;
  return { receivedId, version, idempotencyKey: `h${key}` };
}

describe("assigning", () => {
  it("gives it to a colleague, on to another and to nobody, and keeps every change", async () => {
    const { world, worker, receivedId } = await received();
    const colleague = await world.social(["reception"]);
    const to = (id: string) => form(worker, receivedId).then((f) => assignReceived(worker, { ...f, to: id }));
    await to(worker.actor.accountId);
    expect((await listInbox(worker, { show: "todo", whose: "mine", page: 1 })).reports).toHaveLength(1);
    expect((await listInbox(worker, { show: "todo", whose: "unassigned", page: 1 })).counts.todo).toBe(0);
    await to(colleague.actor.accountId);
    expect(await readReceived(worker, { receivedId })).toMatchObject({ assignee: "Anna Sandell" });
    expect((await listInbox(worker, { show: "todo", whose: "mine", page: 1 })).reports).toEqual([]);
    await to("");
    const read = await readReceived(worker, { receivedId });
    expect(read.assignedTo).toBeNull();
    expect(read.events.map(({ kind, person }) => [kind, person])).toEqual(
      expect.arrayContaining([
        ["assigned", "Anna Sandell"],
        ["unassigned", null],
      ]),
    );
  });

  it("is refused to anybody who does not work at that reception", async () => {
    const { world, worker, receivedId } = await received();
    const neighbour = await world.social(["reception"], "2280");
    const analyst = await world.social(["analyst"]);
    const closed = await world.social(["reception"]);
    await world.db.write((tx) =>
      tx.update(account).set({ closedAt: worker.now }).where(eq(account.id, closed.actor.accountId)),
    );
    for (const { actor } of [neighbour, analyst, closed]) {
      const f = await form(worker, receivedId);
      await expect(assignReceived(worker, { ...f, to: actor.accountId })).rejects.toMatchObject({
        errors: { to: { key: "colleague_unknown" } },
      });
      await expect(assessProtection(worker, { ...f, date: "", by: actor.accountId })).rejects.toMatchObject({
        errors: { by: { key: "colleague_unknown" } },
      });
    }
  });
});

it("notes who made the protection assessment, and the day of a meeting", async () => {
  const { world, worker, receivedId } = await received();
  const colleague = await world.social(["reception"]);
  const { accountId } = colleague.actor;
  await assessProtection(worker, { ...(await form(worker, receivedId)), date: "", by: accountId });
  await inviteToMeeting(worker, { ...(await form(worker, receivedId)), day: "2026-12-03" });
  expect(await readReceived(worker, { receivedId })).toMatchObject({
    protectionAssessedBy: accountId,
    meetingOn: "2026-12-03",
  });
  for (const [day, error] of [
    ["3 dec", "date_unreadable"],
    ["2026-11-21", "date_before_receipt"],
    ["2027-11-23", "date_too_far"],
  ] as const) {
    const f = await form(worker, receivedId);
    await expect(inviteToMeeting(worker, { ...f, day })).rejects.toMatchObject({
      errors: { day: { key: error } },
    });
  }
});

it("marks what its reporter takes back, once, and goes on with it", async () => {
  const { worker, receivedId } = await received();
  await markTakenBack(worker, await form(worker, receivedId));
  const read = await readReceived(worker, { receivedId });
  expect([read.withdrawnAt, read.can.acknowledge, read.deadlines.length]).toEqual([worker.now, true, 2]);
  await expect(markTakenBack(worker, await form(worker, receivedId))).rejects.toMatchObject({
    errors: { "": { key: "received_step_not_now" } },
  });
});

describe("consent", () => {
  const consent = { who: "Eva Lindqvist, mamma", what: "Att stöd är beviljat", until: "2026-12-31" };

  it("is kept sealed, holds to its day, and can be taken back", async () => {
    const { world, worker, receivedId } = await received();
    await recordConsent(worker, { ...(await form(worker, receivedId)), ...consent });
    const [kept] = await world.db.read.select().from(receivedConsent);
    expect(Buffer.from(kept?.sealedConsent ?? []).includes("Lindqvist")).toBe(false);
    const [read] = (await readReceived(worker, { receivedId })).consents;
    expect(read).toMatchObject({ ...consent, standing: true });
    const lastDay = at(worker, new Date("2026-12-31T22:59:00Z"));
    const dayAfter = at(worker, new Date("2026-12-31T23:00:00Z"));
    expect((await readReceived(lastDay, { receivedId })).consents[0]?.standing).toBe(true);
    expect((await readReceived(dayAfter, { receivedId })).consents[0]?.standing).toBe(false);
    const undo = { ...(await form(worker, receivedId)), consentId: read?.id ?? "" };
    await withdrawConsent(worker, undo);
    expect((await readReceived(worker, { receivedId })).consents[0]?.standing).toBe(false);
    const again = { ...(await form(worker, receivedId)), consentId: read?.id ?? "" };
    await expect(withdrawConsent(worker, again)).rejects.toMatchObject({
      errors: { "": { key: "received_step_not_now" } },
    });
    const kinds = (await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent)).map((r) => r.kind);
    expect(kinds).toEqual(
      expect.arrayContaining(["reception.consent-recorded", "reception.consent-withdrawn"]),
    );
  });

  it.each([
    ["nobody", { who: " " }, "who", "consent_who_empty"],
    ["nothing", { what: "" }, "what", "consent_what_empty"],
    ["a day that was", { until: "2026-11-21" }, "until", "date_passed"],
    ["for ever", { until: "2029-01-01" }, "until", "consent_too_long"],
  ])("is refused of %s", async (_what, change, field, error) => {
    const { world, worker, receivedId } = await received();
    const f = { ...(await form(worker, receivedId)), ...consent, ...change };
    await expect(recordConsent(worker, f)).rejects.toMatchObject({ errors: { [field]: { key: error } } });
    expect(await world.db.read.select({ id: receivedConsent.id }).from(receivedConsent)).toEqual([]);
  });
});

it("notes when and how a reporter outside the tool was told, once, and not through the tool", async () => {
  const { worker, receivedId } = await received({ wayIn: "phone" });
  await acknowledgeReceived(worker, await form(worker, receivedId));
  await registerReceived(worker, { ...(await form(worker, receivedId)), number: "SN 1" });
  const decision = { decision: "not_opened", date: "", withhold: false };
  await recordDecision(worker, { ...(await form(worker, receivedId)), ...decision });
  const owed = await readReceived(worker, { receivedId });
  expect([owed.can.tell, owed.feedbackAt, owed.dueOn]).toEqual([true, null, "2026-11-23"]);
  for (const [way, error] of [
    ["", { way: { key: "feedback_way_missing" } }],
    ["tool", { "": { key: "received_step_not_now" } }],
  ] as const) {
    const f = await form(worker, receivedId);
    await expect(noteFeedback(worker, { ...f, way, date: "" })).rejects.toMatchObject({ errors: error });
  }
  const tomorrow = later(worker, 86_400_000);
  await noteFeedback(tomorrow, { ...(await form(worker, receivedId)), way: "letter", date: "2026-11-22" });
  const told = await readReceived(tomorrow, { receivedId });
  expect([told.feedbackWay, told.can.tell]).toEqual(["letter", false]);
  expect(told.feedbackAt).toEqual(worker.now);
  const again = await form(tomorrow, receivedId);
  await expect(noteFeedback(tomorrow, { ...again, way: "phone", date: "" })).rejects.toMatchObject({
    errors: { "": { key: "received_step_not_now" } },
  });
});

describe("the inbox of a municipality with several units", () => {
  async function divided() {
    const { world, worker, receivedId } = await received({ unit: "Norr" });
    await storeReceived(world, aDelivery({ reference: "S", unit: "Söder" }));
    await storeReceived(world, aDelivery({ reference: "N", unit: "" }));
    const listed = async (unit: string, ctx = worker) =>
      (await listInbox(ctx, { show: "todo", unit, page: 1 })).reports.map((one) => one.reference).sort();
    return { world, worker, receivedId, listed };
  }

  it("opens on one's own unit, with what names no unit, and can show all", async () => {
    const { world, worker, listed } = await divided();
    expect(await listed("")).toEqual(["7KQ-M4XH", "N", "S"]);
    await world.db.write((tx) =>
      tx.update(account).set({ receptionUnit: "Söder" }).where(eq(account.id, worker.actor.accountId)),
    );
    expect(await listed("")).toEqual(["N", "S"]);
    expect(await listed("Norr")).toEqual(["7KQ-M4XH", "N"]);
    expect(await listed("all")).toEqual(["7KQ-M4XH", "N", "S"]);
  });

  it("never hides a report behind a unit that is no more", async () => {
    const { world, worker, listed } = await divided();
    await world.db.write(async (tx) => {
      await tx.update(account).set({ receptionUnit: "Öster" }).where(eq(account.id, worker.actor.accountId));
      await tx.update(contactUnit).set({ active: false });
    });
    expect(await listed("")).toEqual(["7KQ-M4XH", "N", "S"]);
    expect(await listed("Öster")).toEqual(["7KQ-M4XH", "N", "S"]);
  });
});

it("keeps the page within what there is", async () => {
  const { world, worker } = await received();
  const inbox = await listInbox(worker, { show: "todo", page: 99 });
  expect([inbox.page, inbox.pages, inbox.reports.length]).toEqual([1, 1, 1]);
  expect(await world.db.read.select({ stage: receivedReport.stage }).from(receivedReport)).toEqual([
    { stage: "todo" },
  ]);
});
