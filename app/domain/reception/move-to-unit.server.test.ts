// To another reception of the same municipality, and what is offered of other municipalities.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { outbox } from "~db/schema/operation.server";
import { receivedReport } from "~db/schema/reception.server";
import { contactUnit } from "~db/schema/school.server";
import { aDelivery } from "~test/factories/received";
import { refusedAt } from "~test/factories/report";
import { somebodyReceives } from "~test/factories/somebody-receives";
import { aWorld, type World } from "~test/factories/world";
import { assignReceived } from "./assign-received.server";
import { forwardReceived } from "./forward-received.server";
import { listInbox } from "./list-inbox.server";
import { moveToUnit } from "./move-to-unit.server";
import { readForwarding, readReach } from "./read-forwarding.server";
import { readReceived } from "./read-received.server";
import { storeReceived } from "./store-received.server";

const unitRow = (
  municipalityCode: string,
  unit: string,
  change: Partial<typeof contactUnit.$inferInsert> = {},
) => ({
  id: randomUUID(),
  municipalityCode,
  unit,
  phone: "0611-000 00",
  channel: "own_reception" as const,
  source: "test",
  checkedOn: "2026-11-01",
  ...change,
});

/** Göteborg with two receptions in the tool and one that has only a phone. */
async function districts(): Promise<{ world: World; worker: SocialCtx; receivedId: string }> {
  const world = await aWorld();
  await world.db.write((tx) =>
    tx.insert(contactUnit).values([
      unitRow("1480", "Centrum", { noticeEmail: "centrum@goteborg.example" }),
      unitRow("1480", "Hisingen", { noticeEmail: "hisingen@goteborg.example" }),
      unitRow("1480", "Sydväst", { channel: "phone_only" }),
      unitRow("0180", "Mottagningen", {
        phone: "08-000 00",
        address: "Box 1, Stockholm",
        channel: "letter",
      }),
      unitRow("2280", "Mottagningen"),
      unitRow("2281", "Mottagningen"),
    ]),
  );
  await somebodyReceives(world.db, "2281");
  const worker = await world.social(["reception"], "1480");
  const delivered = aDelivery({ municipalityCode: "1480", unit: "Centrum" });
  const { receivedId } = await storeReceived(world, delivered);
  return { world, worker, receivedId };
}

it("moves to another reception's list, without anybody assigned, once, and tells that one by mail", async () => {
  const { world, worker, receivedId } = await districts();
  const { version } = await readReceived(worker, { receivedId });
  await assignReceived(worker, { receivedId, version, idempotencyKey: "a", to: worker.actor.accountId });
  await world.db.write((tx) => tx.update(outbox).set({ doneAt: worker.now }));
  expect((await readForwarding(worker, { receivedId })).otherUnits).toEqual(["Hisingen"]);
  const form = { receivedId, version: version + 1, idempotencyKey: "m", unit: "Hisingen" };
  await moveToUnit(worker, form);
  await moveToUnit(worker, form);
  const moved = await readReceived(worker, { receivedId });
  expect(moved).toMatchObject({
    unit: "Hisingen",
    assignedTo: null,
    status: "opened",
    municipalityCode: "1480",
  });
  expect(moved.events.filter((e) => e.kind === "moved_to_unit").map((e) => e.detail)).toEqual(["Hisingen"]);
  const inbox = async (unit: string) =>
    (await listInbox(worker, { show: "todo", unit, page: 1 })).reports.map((one) => one.id);
  expect([await inbox("Centrum"), await inbox("Hisingen")]).toEqual([[], [receivedId]]);
  const waiting = (await world.db.read.select().from(outbox)).filter((row) => row.doneAt === null);
  expect(waiting.map((row) => [row.kind, row.subjectId])).toEqual([["mail-reception", receivedId]]);
  const written = await world.db.read
    .select({ kind: auditEvent.kind })
    .from(auditEvent)
    .where(eq(auditEvent.kind, "reception.moved-to-unit"));
  expect(written).toHaveLength(1);
});

it("is refused to where it is, to where no reception is in the tool, and when it is over or on its way", async () => {
  const { world, worker, receivedId } = await districts();
  const { version } = await readReceived(worker, { receivedId });
  const move = (unit: string, key: string, by = worker) =>
    refusedAt(moveToUnit(by, { receivedId, version, idempotencyKey: key, unit }));
  expect(await move("Centrum", "1")).toEqual({ unit: "move_unit_same" });
  for (const unit of ["", "Sydväst", "Mottagningen", "Okänd"])
    expect(await move(unit, `2${unit}`), unit).toEqual({ unit: "move_unit_missing" });
  const neighbour = await world.social(["reception"], "0180");
  const form = { receivedId, version, idempotencyKey: "3", unit: "Hisingen" };
  await expect(moveToUnit(neighbour, form)).rejects.toBeInstanceOf(NotVisible);
  await world.db.write((tx) => tx.update(receivedReport).set({ status: "ended" }));
  expect(await move("Hisingen", "4")).toEqual({ "": "received_step_not_now" });
  await world.db.write((tx) => tx.update(receivedReport).set({ status: "opened" }));
  const away = { receivedId, version, idempotencyKey: "5", to: "2281", way: "tool", reason: "Flyttade." };
  await forwardReceived(worker, away);
  expect(await move("Hisingen", "6")).toEqual({ "": "received_version_old" });
  const late = { receivedId, version: version + 1, idempotencyKey: "7", unit: "Hisingen" };
  expect(await refusedAt(moveToUnit(worker, late))).toEqual({ "": "received_on_its_way" });
});

it("offers by the tool only where somebody reads, and says how the others are reached", async () => {
  const { world, worker, receivedId } = await districts();
  await readReceived(worker, { receivedId });
  const read = await readForwarding(worker, { receivedId });
  expect(read.receiving.sort()).toEqual(["1480", "2281", "2282"]);
  expect(await readReach(worker, { receivedId, to: "2281" })).toMatchObject({
    name: "Sundsvall",
    here: true,
  });
  expect(await readReach(worker, { receivedId, to: "2280" })).toMatchObject({ here: false });
  expect(await readReach(worker, { receivedId, to: "0180" })).toEqual({
    name: "Stockholm",
    here: false,
    contacts: [
      {
        unit: "Mottagningen",
        phone: "08-000 00",
        outOfHoursPhone: "",
        address: "Box 1, Stockholm",
        eServiceUrl: "",
      },
    ],
  });
  expect(await readReach(worker, { receivedId, to: "0114" })).toMatchObject({ here: false, contacts: [] });
  expect(await refusedAt(readReach(worker, { receivedId, to: "" }))).toEqual({ to: "receiver_missing" });
  expect(await refusedAt(readReach(worker, { receivedId, to: "1480" }))).toEqual({ to: "forward_to_own" });
  const neighbour = await world.social(["reception"], "0180");
  await expect(readReach(neighbour, { receivedId, to: "2281" })).rejects.toBeInstanceOf(NotVisible);
  const { version } = read;
  const form = { receivedId, version, idempotencyKey: "f", to: "2280", way: "tool", reason: "Flyttade." };
  expect(await refusedAt(forwardReceived(worker, form))).toEqual({ to: "forward_not_connected_phone" });
});
