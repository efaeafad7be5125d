import { expect, it } from "vitest";
import { auditEvent } from "~db/schema/audit.server";
import { receivedEvent, receivedReport, statisticsMonth } from "~db/schema/reception.server";
import { aDelivery } from "~test/factories/received";
import { aMoment, aWorld } from "~test/factories/world";
import { municipalityKey, receivedPlace } from "./places";
import { DigestDiffers, storeReceived } from "./store-received.server";

it("stores it sealed under the municipality's own key, counted and recorded, and then gives a receipt", async () => {
  const { db, vault } = await aWorld();
  const sent = aDelivery();
  const { receipt, receivedId } = await storeReceived({ db, vault }, sent);
  expect(receipt.number).toMatch(/^K-[2-9A-Z]{3}-[2-9A-Z]{4}$/);
  const { reference, municipalityCode, digest } = sent;
  expect(receipt).toMatchObject({ storedAt: aMoment, reference, municipalityCode, digest });
  const [row] = await db.read.select().from(receivedReport);
  expect(row).toMatchObject({
    id: receivedId,
    receipt: receipt.number,
    status: "received",
    ageGroup: "10-12",
    version: 1,
  });
  expect(Buffer.from(row?.sealedContent ?? []).includes("Lindqvist")).toBe(false);
  const { owner, place } = receivedPlace(receivedId, "sealed_content");
  expect(JSON.parse(await vault.openText(owner, place, row?.sealedContent as Uint8Array))).toMatchObject({
    child: { name: "Alva Lindqvist" },
  });
  expect(row?.childLookup).toBe(await vault.lookup(municipalityKey("2282"), "20150102-2386"));
  expect(await db.read.select().from(statisticsMonth)).toMatchObject([
    { month: "2026-11", sex: "girl", category: "neglect", outcome: "pending", reports: 1 },
  ]);
  expect(await db.read.select().from(receivedEvent)).toMatchObject([{ receivedId, kind: "received" }]);
  const audited = await db.read.select({ kind: auditEvent.kind }).from(auditEvent).orderBy(auditEvent.seq);
  expect(audited.at(-1)).toEqual({ kind: "reception.stored" });
});

it("stores nothing, and gives no receipt, where the document is not the one that is named", async () => {
  const { db, vault } = await aWorld();
  const wrong = { ...aDelivery(), file: Buffer.from("%PDF-1.7 en annan") };
  await expect(storeReceived({ db, vault }, wrong)).rejects.toBeInstanceOf(DigestDiffers);
  expect(await db.read.select({ id: receivedReport.id }).from(receivedReport)).toEqual([]);
});

it("gives what comes again the first receipt, and stores and counts it once", async () => {
  const { db, vault } = await aWorld();
  const both = await Promise.all([
    storeReceived({ db, vault }, aDelivery()),
    storeReceived({ db, vault }, aDelivery()),
  ]);
  const third = await storeReceived({ db, vault }, aDelivery({ now: new Date("2026-11-23T08:00:00Z") }));
  expect(both[1]).toEqual(both[0]);
  expect(third).toEqual(both[0]);
  expect(await db.read.select({ id: receivedReport.id }).from(receivedReport)).toHaveLength(1);
  expect(await db.read.select({ n: statisticsMonth.reports }).from(statisticsMonth)).toEqual([{ n: 1 }]);
});

it("keeps the municipalities' copies apart: another key, another look-up, another receipt", async () => {
  const { db, vault } = await aWorld();
  const here = await storeReceived({ db, vault }, aDelivery());
  const there = await storeReceived({ db, vault }, aDelivery({ municipalityCode: "2280" }));
  expect(there.receipt.number).not.toBe(here.receipt.number);
  const rows = await db.read
    .select({ lookup: receivedReport.childLookup, sealed: receivedReport.sealedContent })
    .from(receivedReport);
  expect(new Set(rows.map((r) => r.lookup)).size).toBe(2);
  await vault.destroyKey(municipalityKey("2280"));
  const { owner, place } = receivedPlace(here.receivedId, "sealed_content");
  const own = await db.read.select().from(receivedReport);
  const sealed = own.find((r) => r.id === here.receivedId)?.sealedContent as Uint8Array;
  expect(await vault.openText(owner, place, sealed)).toContain("Alva");
});

it("counts a second report of the same group in the same row", async () => {
  const { db, vault } = await aWorld();
  await storeReceived({ db, vault }, aDelivery());
  await storeReceived({ db, vault }, aDelivery({ reference: "8KQ-M4XH" }));
  expect(await db.read.select({ n: statisticsMonth.reports }).from(statisticsMonth)).toEqual([{ n: 2 }]);
});
