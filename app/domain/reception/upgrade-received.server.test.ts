import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { receivedGuardian, receivedReport } from "~db/schema/reception.server";
import { aDelivery } from "~test/factories/received";
import { aMoment, aWorld } from "~test/factories/world";
import { municipalityKey } from "./places";
import { storeFeedbackQuestion } from "./store-feedback-question.server";
import { storeReceived } from "./store-received.server";
import { upgradeReceived } from "./upgrade-received.server";

const always = { now: aMoment, keepOn: () => true };
const content = {
  child: { name: "Alva Lindqvist", birthDate: "2015-01-02" },
  fields: { guardians: [{ personalNumber: "198001032385" }] },
};

/** Reports as they lay before the columns: with the defaults that the migrations gave them. */
async function anOldHouse(count: number) {
  const { db, vault } = await aWorld();
  const ids: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const { receivedId } = await storeReceived(
      { db, vault },
      aDelivery({ content, reference: `R-${i}`, acute: i === 1 }),
    );
    ids.push(receivedId);
  }
  const all = async () => ({
    reports: await db.read.select().from(receivedReport).orderBy(receivedReport.reference),
    guardians: await db.read.select().from(receivedGuardian).orderBy(receivedGuardian.receivedId),
  });
  const asNew = await all();
  const defaults = {
    stage: "todo" as const,
    dueOn: null,
    queueKey: "",
    nameLookup: null,
    lookupsMade: false,
  };
  await db.write(async (tx) => {
    await tx.delete(receivedGuardian);
    await tx.update(receivedReport).set(defaults);
  });
  return { db, vault, ids, all, asNew };
}

it("gives reports of an earlier version what a new one has, in portions, and nothing more the second time", async () => {
  const { db, vault, all, asNew } = await anOldHouse(23);
  expect(asNew.reports[0]?.dueOn).toBe("2026-11-23");
  expect(asNew.guardians.length).toBeGreaterThan(0);
  expect(await upgradeReceived({ db, vault }, always)).toBe(true);
  expect(await all()).toEqual(asNew);
  expect(await upgradeReceived({ db, vault }, always)).toBe(true);
  expect(await all()).toEqual(asNew);
});

it("puts what has been decided and ended in its own list", async () => {
  const { db, vault, ids } = await anOldHouse(2);
  const decidedAt = new Date("2026-11-24T10:00:00Z");
  const change = { status: "investigating" as const, decision: "opened" as const, decidedAt };
  await db.write((tx) =>
    tx
      .update(receivedReport)
      .set(change)
      .where(eq(receivedReport.id, ids[0] ?? "")),
  );
  await upgradeReceived({ db, vault }, always);
  const rows = await db.read
    .select()
    .from(receivedReport)
    .where(eq(receivedReport.id, ids[0] ?? ""));
  expect(rows[0]).toMatchObject({ stage: "investigating", dueOn: "2026-11-23", version: 1 });
});

it("stops when told to and goes on later; a report whose key is destroyed keeps what it had", async () => {
  const { db, vault, ids, all, asNew } = await anOldHouse(3);
  await vault.destroyKey({ kind: "content", id: ids[2] ?? "" });
  expect(await upgradeReceived({ db, vault }, { now: aMoment, keepOn: () => false })).toBe(false);
  expect(await upgradeReceived({ db, vault }, always)).toBe(true);
  const { reports } = await all();
  expect(reports.map((r) => r.lookupsMade)).toEqual([true, true, true]);
  expect(reports[2]).toMatchObject({ nameLookup: null, childLookup: asNew.reports[2]?.childLookup });
  expect(reports[0]).toEqual(asNew.reports[0]);
});

it("lets words that stood where a number should be match nobody", async () => {
  const { db, vault, ids } = await anOldHouse(1);
  const said = { ...content, child: { ...content.child, personalNumber: "okänt" } };
  const { receivedId } = await storeReceived(
    { db, vault },
    aDelivery({
      content: said,
      reference: "R-9",
      child: { personalNumber: null, sex: "female", birthDate: null },
    }),
  );
  const wrong = await vault.lookup(municipalityKey("2282"), "okänt");
  await db.write((tx) =>
    tx
      .update(receivedReport)
      .set({ childLookup: wrong, lookupsMade: false })
      .where(eq(receivedReport.id, receivedId)),
  );
  await upgradeReceived({ db, vault }, always);
  const rows = await db.read.select().from(receivedReport);
  expect(rows.find((r) => r.id === receivedId)?.childLookup).toBeNull();
  expect(rows.find((r) => r.id === ids[0])?.childLookup).not.toBeNull();
});

it("is not needed for a question about feedback, which moves the report itself", async () => {
  const { db, vault } = await aWorld();
  const input = aDelivery({ feedbackRequested: false });
  const { receivedId } = await storeReceived({ db, vault }, input);
  const decided = {
    status: "closed_not_opened" as const,
    decision: "not_opened" as const,
    decidedAt: aMoment,
    protectionAssessedAt: aMoment,
    stage: "closed" as const,
    dueOn: null,
    queueKey: "2",
  };
  await db.write((tx) => tx.update(receivedReport).set(decided));
  const now = new Date("2026-11-25T09:00:00Z");
  const { municipalityCode, reference, digest } = input;
  await storeFeedbackQuestion({ db }, { municipalityCode, reference, digest, asked: "request", now });
  const [row] = await db.read.select().from(receivedReport).where(eq(receivedReport.id, receivedId));
  expect(row).toMatchObject({ stage: "closed", dueOn: "2026-11-25" });
  expect(row?.queueKey).toMatch(/^3 2026-11-25 /);
});
