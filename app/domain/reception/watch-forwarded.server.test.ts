// What is forwarded and gets stuck: on its way, by a damaged file, or unopened where it got to. Both municipalities are told.
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { SocialCtx } from "~/access/context.server";
import { type RunnerHouse, runDue } from "~/runner/run-due.server";
import { alarm, outbox } from "~db/schema/operation.server";
import { receivedAttachment, receivedReport } from "~db/schema/reception.server";
import { account, contactUnit } from "~db/schema/school.server";
import { aDelivery } from "~test/factories/received";
import { aMoment, at, aWorld, type World } from "~test/factories/world";
import { endAlarm } from "../alarm/end-alarm.server";
import { listAlarms } from "../alarm/list-alarms.server";
import { lastAttempt } from "../delivery/limits";
import { forwardReceived } from "./forward-received.server";
import { readReceived } from "./read-received.server";
import type { StoreReceived } from "./store-received.server";
import { storeReceived } from "./store-received.server";

const plus = (minutes: number) => new Date(aMoment.getTime() + minutes * 60_000);
const monday = (time: string) => new Date(`2026-11-23T${time}:00+01:00`);

interface Two {
  world: World;
  worker: SocialCtx;
  there: SocialCtx;
  house: RunnerHouse;
  broken: RunnerHouse;
  receivedId: string;
  standing: () => Promise<string[]>;
}

/** A report of Kramfors that is forwarded to Härnösand at `aMoment`, a Sunday. */
async function forwarded(change: Partial<StoreReceived> = {}): Promise<Two> {
  const world = await aWorld();
  await world.db.write((tx) =>
    tx.insert(contactUnit).values({
      municipalityCode: "2280",
      id: "contact-2280",
      unit: "Mottagningen",
      phone: "0611-000 00",
      channel: "own_reception",
      openWithinMinutes: 120,
      source: "test",
      checkedOn: "2026-11-01",
    }),
  );
  const worker = await world.social(["reception"]);
  const there = await world.social(["reception"], "2280");
  const { receivedId } = await storeReceived(world, aDelivery(change));
  const { version } = await readReceived(worker, { receivedId });
  const form = { receivedId, version, idempotencyKey: "f", to: "2280", way: "tool", reason: "Flyttade dit." };
  await forwardReceived(worker, form);
  const house: RunnerHouse = { ...world, checkpointKey: null, holder: "one", jitter: () => 1 };
  const broken = {
    ...house,
    vault: { ...world.vault, ensureKey: () => Promise.reject(new Error("disk full")) },
  };
  const standing = async () =>
    (await world.db.read.select().from(alarm))
      .filter((one) => one.resolvedAt === null)
      .map((one) => `${one.scopeId} ${one.kind}`)
      .sort();
  return { world, worker, there, house, broken, receivedId, standing };
}

const lost = ["2280 forward_not_arrived", "2282 forward_not_delivered"];

it("alarms both while it is stuck, then both until it is opened within the other municipality's own limit", async () => {
  const { world, worker, there, house, broken, receivedId, standing } = await forwarded();
  for (const minute of [0, 1, 3, 9]) await runDue(broken, plus(minute));
  expect(await standing()).toEqual([]);
  await runDue(broken, plus(10));
  expect(await standing()).toEqual(lost);
  const [here] = (await listAlarms(at(worker, plus(11)), { ended: false, page: 1 })).alarms;
  expect(here).toMatchObject({ receivedId, other: { name: "Härnösand", phone: "0611-000 00" } });
  const [other] = (await listAlarms(at(there, plus(11)), { ended: false, page: 1 })).alarms;
  expect(other).toMatchObject({
    kind: "forward_not_arrived",
    reference: "7KQ-M4XH",
    receivedId: null,
    other: { name: "Kramfors", phone: "0612-000 00" },
  });
  await runDue(house, plus(60));
  expect(await standing()).toEqual([]);
  await runDue(house, monday("09:59"));
  expect(await standing()).toEqual([]);
  await runDue(house, monday("10:00"));
  expect(await standing()).toEqual(["2280 not_opened", "2282 forward_not_opened"]);
  const [late] = (await listAlarms(at(worker, monday("10:01")), { ended: false, page: 1 })).alarms;
  expect(late).toMatchObject({ kind: "forward_not_opened", receivedId, other: { name: "Härnösand" } });
  const copy = (await world.db.read.select().from(receivedReport)).find((r) => r.municipalityCode === "2280");
  await readReceived(at(there, monday("10:05")), { receivedId: copy?.id ?? "" });
  await runDue(house, monday("10:06"));
  expect(await standing()).toEqual([]);
});

it("alarms at once when acute: on its way after two minutes, unopened as it arrives", async () => {
  const { house, broken, standing } = await forwarded({ acute: true });
  await runDue(broken, plus(0));
  await runDue(broken, plus(2));
  expect(await standing()).toEqual(lost);
  await runDue(house, plus(5));
  expect(await standing()).toEqual(["2280 not_opened", "2282 forward_not_opened"]);
});

const bytes = Buffer.from("en bilaga");
const file = () => ({
  label: "brev.txt",
  mediaType: "text/plain",
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  pieces: (async function* () {
    yield bytes;
  })(),
});

it("a damaged file stops it at once: it comes back, marked, and both are told", async () => {
  const { world, worker, house, receivedId, standing } = await forwarded({ files: [file()] });
  await world.db.write((tx) => tx.update(receivedAttachment).set({ digest: "00" }));
  expect(await runDue(house, plus(1))).toEqual({ done: 1, failed: 0 });
  expect(await standing()).toEqual(lost);
  const back = await readReceived(at(worker, plus(2)), { receivedId });
  expect(back).toMatchObject({ status: "opened", forwardTo: null, can: { forward: true } });
  expect(back.events.at(-1)).toMatchObject({ kind: "forward_damaged", detail: "2280" });
  expect(await world.db.read.select().from(receivedReport)).toHaveLength(1);
  // A person goes another way, and says so.
  const { alarms } = await listAlarms(at(worker, plus(3)), { ended: false, page: 1 });
  expect(alarms[0]?.other).toMatchObject({ name: "Härnösand", phone: "0611-000 00" });
  const form = { alarmId: alarms[0]?.id ?? "", how: "sent_again", word: "", idempotencyKey: "e" };
  await endAlarm(at(worker, plus(3)), form);
  expect(await standing()).toEqual(["2280 forward_not_arrived"]);
  const again = { receivedId, version: back.version, idempotencyKey: "p", to: "2280", way: "phone" };
  await forwardReceived(at(worker, plus(4)), { ...again, reason: "Flyttade dit." });
  expect(await standing()).toEqual([]);
});

it.each([
  ["after the last attempt", "forward_given_up"],
  ["where nobody there reads any longer", "forward_returned"],
])("comes back %s, and both are told", async (_, kind) => {
  const { world, worker, house, broken, receivedId, standing } = await forwarded();
  const isOver = kind === "forward_given_up";
  if (isOver) await world.db.write((tx) => tx.update(outbox).set({ attempts: lastAttempt - 1 }));
  else await world.db.write((tx) => tx.update(account).set({ closedAt: plus(0) }));
  await runDue(isOver ? broken : house, plus(1));
  expect(await standing()).toEqual(lost);
  const back = await readReceived(at(worker, plus(2)), { receivedId });
  expect(back.events.at(-1)?.kind).toBe(kind);
  expect(back.forwardTo).toBeNull();
  expect(await runDue(house, plus(600))).toEqual({ done: 0, failed: 0 });
});

it("alarms the next municipality also where the last one's alarm was never answered", async () => {
  const { world, worker, house, broken, receivedId, standing } = await forwarded();
  await world.db.write((tx) => tx.update(outbox).set({ attempts: lastAttempt - 1 }));
  await runDue(broken, plus(1));
  expect(await standing()).toEqual(lost);
  await world.db.write((tx) =>
    tx.insert(contactUnit).values({
      municipalityCode: "2281",
      unit: "Mottagningen",
      channel: "own_reception",
      source: "test",
      checkedOn: "2026-11-01",
    }),
  );
  await world.social(["reception"], "2281");
  const { version } = await readReceived(at(worker, plus(2)), { receivedId });
  const form = { receivedId, version, idempotencyKey: "n", to: "2281", way: "tool", reason: "Bor där." };
  await forwardReceived(at(worker, plus(3)), form);
  expect(await standing()).toEqual([]);
  await runDue(broken, plus(20));
  expect(await standing()).toEqual(["2281 forward_not_arrived", "2282 forward_not_delivered"]);
  await runDue(house, plus(90));
  expect(await standing()).toEqual([]);
});
