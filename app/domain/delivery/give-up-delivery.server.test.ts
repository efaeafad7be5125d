// The last attempt: what follows it, on both sides, and the ways on from there.
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Channels, Sent } from "~/integrations/delivery/port";
import { type RunnerHouse, runDue } from "~/runner/run-due.server";
import { auditEvent } from "~db/schema/audit.server";
import { notice } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm, outbox } from "~db/schema/operation.server";
import { receivedReport } from "~db/schema/reception.server";
import { contactUnit } from "~db/schema/school.server";
import { aReport, refusedAt, sendAsRead } from "~test/factories/report";
import { aMoment, at, aWorld } from "~test/factories/world";
import { followReport } from "../report/follow-report.server";
import { giveUpDelivery, noteFailedDelivery } from "./give-up-delivery.server";
import { lastAttempt } from "./limits";
import { noteCarried } from "./note-carried.server";
import { reconcileDeliveries } from "./reconcile-deliveries.server";
import { sendReportAgain } from "./send-again.server";

const plus = (hours: number) => new Date(aMoment.getTime() + hours * 3_600_000);
const bySdk = { channel: "sdk", channelAddress: "0203:a.example", functionId: "f" } as const;

async function aSentReport(unit: Partial<typeof contactUnit.$inferInsert> = { source: "test" }) {
  const world = await aWorld();
  await world.db.write((tx) => tx.update(contactUnit).set(unit));
  const teacher = await world.staff("teacher", { group: "teacher" });
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." });
  await sendAsRead(teacher, reportId, null, unit.channel === "sdk" ? ["sdk"] : []);
  const house: RunnerHouse = { ...world, checkpointKey: null, holder: "one", jitter: () => 1 };
  const broken = { ...house, vault: { ...world.vault, seal: () => Promise.reject(new Error("disk full")) } };
  const { db } = world;
  const row = async () => (await db.read.select().from(delivery))[0] as typeof delivery.$inferSelect;
  const work = async () => (await db.read.select().from(outbox)).filter((r) => r.kind === "deliver-report");
  const attempts = (made: number) => db.write((tx) => tx.update(outbox).set({ attempts: made }));
  const standing = async () =>
    (await db.read.select().from(alarm))
      .filter((a) => a.resolvedAt === null)
      .map((a) => `${a.side} ${a.kind} ${a.scopeId === world.authorityId ? "" : a.scopeId}`.trim())
      .sort();
  return { world, teacher, reportId, house, broken, row, work, attempts, standing };
}

it("rests after the last attempt, alarms both sides, and arrives when a person sends it again", async () => {
  const { world, teacher, reportId, house, broken, row, work, attempts, standing } = await aSentReport();
  await attempts(lastAttempt - 2);
  await runDue(broken, plus(0));
  expect([(await row()).state, (await work())[0]?.doneAt]).toEqual(["failed", null]);
  expect(await refusedAt(sendReportAgain(teacher, { reportId, connected: [] }))).toEqual({
    "": "again_not_refused",
  });
  expect(await runDue(broken, plus(2))).toEqual({ done: 0, failed: 1 });
  expect(await row()).toMatchObject({ state: "given_up", code: "not_stored", dueAt: null });
  expect(await standing()).toEqual(["school not_delivered", "social not_delivered 2282"]);
  const told = await world.db.read.select({ to: notice.accountId, about: notice.subjectId }).from(notice);
  expect(told).toContainEqual({ to: teacher.actor.accountId, about: reportId });
  const kinds = (await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent)).map((e) => e.kind);
  expect(kinds.filter((kind) => kind === "delivery.given-up")).toHaveLength(1);
  // Nothing tries on, and the file is there.
  expect(await runDue(house, plus(50))).toEqual({ done: 0, failed: 0 });
  const read = await followReport(at(teacher, plus(50)), { reportId });
  expect(read).toMatchObject({ state: "given_up", carry: { alarms: ["not_delivered"] } });
  expect(read.carry?.notable).toEqual(["e_service_sent", "posted", "handed_personally", "phoned"]);
  await sendReportAgain(at(teacher, plus(51)), { reportId, connected: [] });
  expect(await standing()).toEqual([]);
  await runDue(house, plus(51));
  expect((await row()).state).toBe("stored");
});

it("is done again where the process died before it was put away", async () => {
  const { house, broken, row, work, attempts, standing } = await aSentReport();
  await attempts(lastAttempt - 1);
  let writes = 0;
  const db = {
    ...house.db,
    write: (async (unit) => {
      writes += 1;
      if (writes === 2) throw new Error("killed");
      return house.db.write(unit);
    }) as typeof house.db.write,
  };
  await expect(runDue({ ...broken, db }, plus(0))).rejects.toThrow("killed");
  expect([(await row()).state, (await work())[0]?.doneAt]).toEqual(["sent", null]);
  await runDue(broken, plus(1));
  expect((await row()).state).toBe("given_up");
  expect((await work())[0]?.doneAt).toEqual(plus(1));
  expect(await standing()).toHaveLength(2);
});

it("can be taken another way where the comparison finds that the reception lacks it", async () => {
  const { world, teacher, reportId, house, row, standing } = await aSentReport({ address: "Box 1" });
  await runDue(house, plus(0.1));
  await world.db.write((tx) => tx.update(receivedReport).set({ reference: "AAA-AAAA" }));
  await reconcileDeliveries({ db: world.db }, plus(24));
  expect(await standing()).toContain("school reconcile_not_received");
  const { carry } = await followReport(at(teacher, plus(25)), { reportId });
  expect(carry).toMatchObject({ notable: expect.arrayContaining(["posted"]), address: "Box 1" });
  await noteCarried(at(teacher, plus(25)), { reportId, how: "posted", receipt: "", idempotencyKey: "m" });
  expect(await row()).toMatchObject({ state: "stored", channel: "own_reception" });
  expect(await standing()).not.toContain("school reconcile_not_received");
  const { ledger } = await followReport(at(teacher, plus(26)), { reportId });
  expect(ledger.map((e) => e.kind)).toEqual(["sent", "stored", "posted"]);
});

it("is no failure, and no alarm, where the report got there after all", async () => {
  const { world, teacher, reportId, house, row, standing } = await aSentReport();
  await runDue(house, plus(0.1));
  const { id: deliveryId, state } = await row();
  expect(state).toBe("stored");
  await giveUpDelivery(world, { deliveryId, attempts: lastAttempt, now: plus(1) });
  await noteFailedDelivery(world, { deliveryId, attempts: 3, now: plus(1) });
  expect([(await row()).state, await standing()]).toEqual(["stored", []]);
  const { ledger } = await followReport(at(teacher, plus(2)), { reportId });
  expect(ledger.map((e) => e.kind)).toEqual(["sent", "stored"]);
});

it("goes on as the same message by the same channel, and as another by another", async () => {
  const { teacher, reportId, house, row, attempts, world } = await aSentReport(bySdk);
  const said: string[] = [];
  const refused: Sent = { result: "refused", code: "timed_out", permanent: false };
  const sdk = {
    list: async () => ({ ok: false, code: "unreachable" }),
    send: async ({ messageId }: { messageId: string }) => {
      said.push(messageId);
      return refused;
    },
  } as unknown as Channels["sdk"];
  const connected = { ...house, channels: { sdk, lifecare: null } };
  await attempts(lastAttempt - 1);
  await runDue(connected, plus(0));
  const first = await row();
  expect([first.state, first.code]).toEqual(["given_up", "timed_out"]);
  await sendReportAgain(at(teacher, plus(1)), { reportId, connected: ["sdk"] });
  await runDue(connected, plus(1));
  expect(new Set(said)).toEqual(new Set([first.messageId]));
  expect(said).toHaveLength(2);
  await world.db.write((tx) =>
    tx
      .update(outbox)
      .set({ attempts: lastAttempt - 1 })
      .where(eq(outbox.attempts, 1)),
  );
  await runDue(connected, plus(2));
  await world.db.write((tx) => tx.update(contactUnit).set({ functionId: "another" }));
  await sendReportAgain(at(teacher, plus(3)), { reportId, connected: ["sdk"] });
  const second = await row();
  expect(second).toMatchObject({ state: "sent", functionId: "another" });
  expect(second.conversationId).toBe(first.conversationId);
  expect(second.messageId).not.toBe(first.messageId);
});

it("keeps its ways on also when somebody has phoned and the alarm is answered", async () => {
  const { teacher, reportId, broken, attempts, standing } = await aSentReport({ address: "Box 1" });
  await attempts(lastAttempt - 1);
  await runDue(broken, plus(0));
  await noteCarried(at(teacher, plus(1)), { reportId, how: "phoned", receipt: "", idempotencyKey: "p" });
  expect(await standing()).toEqual([]);
  const { carry } = await followReport(at(teacher, plus(2)), { reportId });
  expect(carry?.notable).toEqual(["e_service_sent", "posted", "handed_personally", "phoned"]);
  expect(carry?.address).toBe("Box 1");
});

it("is followed by hand when it was carried past the reception in the tool, to the receiver's number", async () => {
  const { world, teacher, reportId, broken, house, row, attempts, standing } = await aSentReport();
  await attempts(lastAttempt - 1);
  await runDue(broken, plus(0));
  const note = (how: string, hours: number) =>
    noteCarried(at(teacher, plus(hours)), { reportId, how, receipt: "S 12/26", idempotencyKey: how });
  await note("posted", 1);
  expect(await row()).toMatchObject({ state: "carried", channel: "letter" });
  const { carry } = await followReport(at(teacher, plus(2)), { reportId });
  expect(carry?.notable).toEqual(expect.arrayContaining(["confirmed", "registered"]));
  await note("registered", 3);
  expect((await row()).state).toBe("registered");
  // The comparison asks no reception in the tool for what was posted to it.
  await reconcileDeliveries({ db: world.db }, plus(24));
  expect(await standing()).toEqual([]);
  expect(await runDue(house, plus(25))).toEqual({ done: 0, failed: 0 });
});

it("can be carried another way, and is then over on both sides", async () => {
  const { teacher, reportId, broken, row, attempts, standing } = await aSentReport();
  await attempts(lastAttempt - 1);
  await runDue(broken, plus(0));
  const ctx = at(teacher, plus(1));
  await noteCarried(ctx, { reportId, how: "handed_personally", receipt: "", idempotencyKey: "c" });
  expect((await row()).state).toBe("carried");
  expect(await standing()).toEqual([]);
});
