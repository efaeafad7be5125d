import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Channels } from "~/integrations/delivery/port";
import { runDue } from "~/runner/run-due.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm } from "~db/schema/operation.server";
import { receivedReport } from "~db/schema/reception.server";
import { aDelivery } from "~test/factories/received";
import { aReport, sendAsRead } from "~test/factories/report";
import { aMoment, aWorld } from "~test/factories/world";
import { storeReceived } from "../reception/store-received.server";
import { reconcileDeliveries } from "./reconcile-deliveries.server";

const hours = (n: number) => new Date(aMoment.getTime() + n * 3_600_000);

async function aSentReport() {
  const world = await aWorld();
  const teacher = await world.staff("teacher", { group: "teacher" });
  await sendAsRead(teacher, await aReport(teacher, world.pupilId, { observations: "Kom utan jacka." }));
  const house = { db: world.db, vault: world.vault, checkpointKey: null, holder: "one", jitter: () => 1 };
  await runDue(house, hours(0));
  const standing = async () =>
    (await world.db.read.select().from(alarm))
      .filter((a) => a.resolvedAt === null && a.kind.startsWith("reconcile_"))
      .map((a) => [a.side, a.kind, a.subjectId])
      .sort((a, b) => `${a}`.localeCompare(`${b}`));
  return { world, house, standing };
}

it("finds nothing where all agree, each day by the runner, once", async () => {
  const { world, house, standing } = await aSentReport();
  expect(await reconcileDeliveries(world, hours(1))).toMatchObject({ sent: 1, received: 1, mismatches: 0 });
  await runDue(house, hours(30));
  expect(await standing()).toEqual([]);
});

it("tells each side what the other lacks, changes neither, and is over when they agree", async () => {
  const { world, standing } = await aSentReport();
  const { receivedId } = await storeReceived(world, aDelivery({ reference: "3FT-99AB", now: hours(0) }));
  const [sent] = await world.db.read.select({ id: delivery.id, digest: delivery.digest }).from(delivery);
  const move = (digest: string) =>
    world.db.write((tx) =>
      tx
        .update(delivery)
        .set({ digest })
        .where(eq(delivery.id, sent?.id ?? "")),
    );
  await move("00");
  await reconcileDeliveries(world, hours(1));
  await reconcileDeliveries(world, hours(2));
  const found = await standing();
  expect(found).toHaveLength(4);
  expect(found).toContainEqual(["school", "reconcile_not_received", sent?.id]);
  expect(found).toContainEqual(["social", "reconcile_not_received", sent?.id]);
  expect(found).toContainEqual(["social", "reconcile_not_sent", receivedId]);
  expect(await world.db.read.select({ id: receivedReport.id }).from(receivedReport)).toHaveLength(2);
  await move(sent?.digest ?? "");
  await reconcileDeliveries(world, hours(3));
  expect(await standing()).toEqual([["social", "reconcile_not_sent", receivedId]]);
});

it("compares with the message service's list, and concludes nothing where it gives none", async () => {
  const { world, standing } = await aSentReport();
  const listing = (ok: boolean): Channels => ({
    lifecare: null,
    sdk: {
      list: async () =>
        ok ? { ok, messages: [{ messageId: "m-2", state: "waiting" }] } : { ok, code: "unreachable" },
    } as unknown as Channels["sdk"],
  });
  await world.db.write((tx) =>
    tx.update(delivery).set({ channel: "sdk", state: "handed_over", messageId: "m-1", updatedAt: hours(0) }),
  );
  await world.db.write((tx) => tx.delete(alarm));
  const { id } = (await world.db.read.select({ id: delivery.id }).from(delivery))[0] ?? { id: "" };
  await reconcileDeliveries({ ...world, channels: listing(true) }, hours(1));
  expect(await standing()).toContainEqual(["school", "reconcile_not_at_service", id]);
  expect(await standing()).toContainEqual(["school", "reconcile_unknown_message", "m-2"]);
  const before = await standing();
  const { messages } = await reconcileDeliveries({ ...world, channels: listing(false) }, hours(2));
  expect(messages).toBeNull();
  expect(await standing()).toEqual(before);
});
