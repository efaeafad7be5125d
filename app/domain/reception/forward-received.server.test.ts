import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { type RunnerHouse, runDue } from "~/runner/run-due.server";
import { outbox } from "~db/schema/operation.server";
import { receivedReport, statisticsMonth } from "~db/schema/reception.server";
import { contactUnit } from "~db/schema/school.server";
import { aDelivery, aFile } from "~test/factories/received";
import { aWorld, later, type World } from "~test/factories/world";
import { acknowledgeReceived, registerReceived } from "./acknowledge-received.server";
import { carryForward } from "./carry-forward.server";
import { enterReport } from "./enter-report.server";
import { type ForwardForm, forwardReceived } from "./forward-received.server";
import { municipalityKey } from "./places";
import { readForwarding } from "./read-forwarding.server";
import { readReceived, readReceivedFile } from "./read-received.server";
import { storeFeedbackQuestion } from "./store-feedback-question.server";
import { storeReceived } from "./store-received.server";

const minute = 60_000;

async function neighbours(): Promise<{ world: World; worker: SocialCtx; there: SocialCtx }> {
  const world = await aWorld();
  await world.db.write((tx) =>
    tx.insert(contactUnit).values({
      municipalityCode: "2280",
      id: "contact-2280",
      unit: "Mottagningen",
      phone: "0611-000 00",
      channel: "own_reception",
      source: "test",
      checkedOn: "2026-11-01",
    }),
  );
  const worker = later(await world.social(["reception"]), 10 * minute);
  const there = later(await world.social(["reception"], "2280"), 60 * minute);
  return { world, worker, there };
}

const house = (world: World): RunnerHouse => ({
  db: world.db,
  vault: world.vault,
  checkpointKey: null,
  holder: "one",
  jitter: () => 1,
});

async function aForm(worker: SocialCtx, receivedId: string, change: Partial<ForwardForm> = {}) {
  const { version } = await readReceived(worker, { receivedId });
  const form = { receivedId, version, idempotencyKey: `k${version}`, to: "2280", way: "tool" };
  return { ...form, reason: "Barnet flyttade dit i augusti.", ...change };
}

const rowsOf = async (world: World) =>
  (await world.db.read.select().from(receivedReport)).sort((a, b) =>
    a.municipalityCode.localeCompare(b.municipalityCode),
  );

it("is stored at the other municipality with its ledger, and only then marked here", async () => {
  const { world, worker, there } = await neighbours();
  const { receivedId } = await storeReceived(world, aDelivery());
  const { version } = await readReceived(worker, { receivedId });
  await acknowledgeReceived(worker, { receivedId, version, idempotencyKey: "a" });
  await registerReceived(worker, { receivedId, version: version + 1, idempotencyKey: "r", number: "SN 7" });
  await forwardReceived(worker, await aForm(worker, receivedId));
  expect(await readReceived(worker, { receivedId })).toMatchObject({
    status: "registered",
    forwardTo: "2280",
    forwardedAt: null,
    can: { forward: false, decide: false, note: false },
  });
  const now = later(worker, minute).now;
  expect(await runDue(house(world), now)).toEqual({ done: 1, failed: 0 });
  const here = await readReceived(worker, { receivedId });
  expect(here).toMatchObject({ status: "forwarded", forwardedAt: now, deadlines: [] });
  expect(here.can.assessProtection).toBe(false);
  const [copy] = await rowsOf(world);
  const read = await readReceived(there, { receivedId: copy?.id ?? "" });
  expect(read).toMatchObject({
    municipalityCode: "2280",
    cameFrom: "2282",
    unit: "Mottagningen",
    status: "opened",
    reference: "7KQ-M4XH",
    receivedAt: now,
    origin: {
      municipalityCode: "2282",
      reason: "Barnet flyttade dit i augusti.",
      registrationNumber: "SN 7",
    },
  });
  expect(read.origin?.events.map((event) => event.kind)).toEqual([
    "received",
    "opened",
    "acknowledged",
    "registered",
    "forward_asked",
  ]);
  expect(read.content?.child.name).toBe("Alva Lindqvist");
  const { file } = await readReceivedFile(there, { receivedId: read.id });
  expect(Buffer.from(file).equals(aFile)).toBe(true);
  const counted = (await world.db.read.select().from(statisticsMonth)).filter((row) => row.reports > 0);
  expect(counted.map((row) => [row.municipalityCode, row.outcome]).sort()).toEqual([
    ["2280", "pending"],
    ["2282", "forwarded"],
  ]);
  // Neither side's erasure touches the other's.
  await world.vault.destroyKey(municipalityKey("2282"));
  expect((await readReceived(there, { receivedId: read.id })).content?.child.name).toBe("Alva Lindqvist");
});

it("arrives once, however often it is carried, and is not marked while it cannot be stored", async () => {
  const { world, worker } = await neighbours();
  const { receivedId } = await storeReceived(world, aDelivery());
  await forwardReceived(worker, await aForm(worker, receivedId));
  const broken = { ...world.vault, ensureKey: () => Promise.reject(new Error("disk full")) };
  expect(await runDue({ ...house(world), vault: broken }, worker.now)).toEqual({ done: 0, failed: 1 });
  expect((await readReceived(worker, { receivedId })).status).toBe("opened");
  const again = later(worker, 10_000).now;
  expect(await runDue(house(world), again)).toEqual({ done: 1, failed: 0 });
  await world.db.write((tx) =>
    tx
      .insert(outbox)
      .values({ id: "x", kind: "forward-received", subjectId: receivedId, availableAt: again }),
  );
  expect(await runDue(house(world), again)).toEqual({ done: 1, failed: 0 });
  expect(await rowsOf(world)).toHaveLength(2);
  const kinds = (await readReceived(worker, { receivedId })).events.map((event) => event.kind);
  expect(kinds.filter((kind) => kind === "forwarded")).toHaveLength(1);
});

it("is not sent back to where it came from, and takes no step on its way", async () => {
  const { world, worker, there } = await neighbours();
  const { receivedId } = await storeReceived(world, aDelivery());
  const form = await aForm(worker, receivedId);
  await forwardReceived(worker, form);
  await forwardReceived(worker, form);
  const { version } = await readReceived(worker, { receivedId });
  const step = { receivedId, version, idempotencyKey: "late" };
  await expect(acknowledgeReceived(worker, step)).rejects.toMatchObject({
    errors: { "": { key: "received_on_its_way" } },
  });
  await expect(readForwarding(worker, { receivedId })).rejects.toBeInstanceOf(NotVisible);
  await runDue(house(world), worker.now);
  const [copy] = await rowsOf(world);
  const back = await aForm(there, copy?.id ?? "", { to: "2282" });
  await expect(forwardReceived(there, back)).rejects.toMatchObject({
    errors: { to: { key: "forward_back" } },
  });
});

it("a call that was never written goes too, and keeps its way in", async () => {
  const { world, worker, there } = await neighbours();
  const form = {
    wayIn: "phone",
    date: "",
    time: "",
    childName: "Theo Åkesson",
    personalNumber: "",
    birthDate: "2016-03-04",
    sex: "",
    summary: "Granne ringde.",
    categories: [],
    reporterKind: "",
    reporter: "",
    acute: false,
    protectedIdentity: false,
    feedbackRequested: false,
  };
  const { receivedId } = await enterReport(worker, { form, idempotencyKey: "e" });
  await forwardReceived(worker, await aForm(worker, receivedId));
  await runDue(house(world), worker.now);
  const [copy] = await rowsOf(world);
  const read = await readReceived(there, { receivedId: copy?.id ?? "" });
  expect(read).toMatchObject({ wayIn: "phone", hasFile: false, cameFrom: "2282" });
  expect(read.content?.summary).toBe("Granne ringde.");
});

it("by other means is noted and done at once", async () => {
  const { world, worker } = await neighbours();
  const { receivedId } = await storeReceived(world, aDelivery());
  await forwardReceived(worker, await aForm(worker, receivedId, { to: "0180", way: "phone" }));
  expect(await readReceived(worker, { receivedId })).toMatchObject({
    status: "forwarded",
    forwardTo: "0180",
    forwardWay: "phone",
    forwardReason: "Barnet flyttade dit i augusti.",
    forwardedAt: worker.now,
  });
  expect(await world.db.read.select().from(outbox)).toEqual([]);
  expect(await rowsOf(world)).toHaveLength(1);
});

it.each([
  ["to nowhere", { to: "" }, "to", "receiver_missing"],
  ["to itself", { to: "2282" }, "to", "forward_to_own"],
  ["by the tool to who does not receive in it", { to: "0180" }, "to", "forward_not_connected"],
  ["in no way", { way: "pigeon" }, "way", "forward_way_missing"],
  ["without a reason", { reason: " " }, "reason", "reason_empty"],
])("is refused %s", async (_what, change, field, key) => {
  const { world, worker } = await neighbours();
  const { receivedId } = await storeReceived(world, aDelivery());
  const form = await aForm(worker, receivedId, change);
  await expect(forwardReceived(worker, form)).rejects.toMatchObject({ errors: { [field]: { key } } });
  expect((await readReceived(worker, { receivedId })).forwardTo).toBeNull();
});

it("is given back where the other municipality has left the tool before it was carried", async () => {
  const { world, worker } = await neighbours();
  const { receivedId } = await storeReceived(world, aDelivery());
  await forwardReceived(worker, await aForm(worker, receivedId));
  await world.db.write((tx) =>
    tx.update(contactUnit).set({ active: false }).where(eq(contactUnit.municipalityCode, "2280")),
  );
  expect(await runDue(house(world), later(worker, minute).now)).toEqual({ done: 1, failed: 0 });
  const back = await readReceived(worker, { receivedId });
  expect(back).toMatchObject({
    status: "opened",
    forwardTo: null,
    forwardAskedAt: null,
    forwardReason: null,
    can: { acknowledge: true, forward: true, note: true },
  });
  expect(back.events.at(-1)).toMatchObject({ kind: "forward_returned", detail: "2280" });
  expect(await rowsOf(world)).toHaveLength(1);
});

it("takes along feedback that is asked for while it is carried", async () => {
  const { world, worker } = await neighbours();
  const delivered = aDelivery({ feedbackRequested: false });
  const { receivedId } = await storeReceived(world, delivered);
  await forwardReceived(worker, await aForm(worker, receivedId));
  const now = later(worker, minute).now;
  const { municipalityCode, reference, digest } = delivered;
  let writes = 0;
  const db = {
    ...world.db,
    write: async (unit: Parameters<typeof world.db.write>[0]) => {
      writes += 1;
      if (writes === 2)
        await storeFeedbackQuestion(world, { municipalityCode, reference, digest, asked: "request", now });
      return world.db.write(unit);
    },
  } as typeof world.db;
  await carryForward({ ...world, db }, { receivedId, now });
  const [copy] = await rowsOf(world);
  expect(copy).toMatchObject({ municipalityCode: "2280", feedbackRequested: true, feedbackRequestedAt: now });
});
