import { expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { auditEvent } from "~db/schema/audit.server";
import { statisticsMonth } from "~db/schema/reception.server";
import { aWorld, type World } from "~test/factories/world";
import { readStatistics } from "./read-statistics.server";

type Row = typeof statisticsMonth.$inferInsert;
const aGroup = (reports: number, change: Partial<Row> = {}): Row => ({
  municipalityCode: "2282",
  month: "2026-03",
  sex: "girl",
  ageGroup: "6-9",
  category: "neglect",
  reporterKind: "school",
  wayIn: "tool",
  outcome: "opened",
  ending: "support_with_consent",
  reports,
  ...change,
});
const fill = (world: World, rows: Row[]) => world.db.write((tx) => tx.insert(statisticsMonth).values(rows));

it("sums a municipality's year by each dimension, beside the year before", async () => {
  const world = await aWorld();
  await fill(world, [
    aGroup(20),
    aGroup(30, { sex: "boy", outcome: "not_opened", ending: "pending", month: "2026-09" }),
    aGroup(40, { month: "2025-12" }),
    aGroup(500, { municipalityCode: "2280" }),
  ]);
  const read = await readStatistics(await world.social(["analyst"]), { year: "" });
  expect(read).toMatchObject({ year: 2026, years: [2026, 2025], months: 11 });
  expect(read.figures?.total).toBe(50);
  expect(read.figures?.month).toEqual([0, 0, 20, 0, 0, 0, 0, 0, 30, 0, 0, 0]);
  expect(read.figures?.sex).toEqual([
    { value: "girl", reports: 20 },
    { value: "boy", reports: 30 },
    { value: "unknown", reports: 0 },
  ]);
  expect(read.figures?.outcome.slice(0, 2)).toEqual([
    { value: "opened", reports: 20 },
    { value: "not_opened", reports: 30 },
  ]);
  expect(read.figures?.ending?.[0]).toEqual({ value: "support_with_consent", reports: 20 });
  expect(read.lastYear?.figures?.total).toBe(40);
  const kinds = await world.db.read
    .select({ kind: auditEvent.kind })
    .from(auditEvent)
    .orderBy(auditEvent.seq);
  expect(kinds.at(-1)?.kind).toBe("statistics.read");
});

it("hides small numbers, and those that would give them away", async () => {
  const world = await aWorld();
  await fill(world, [aGroup(30), aGroup(20, { sex: "boy" }), aGroup(2, { sex: "unknown" })]);
  const { figures } = await readStatistics(await world.social(["reception"]), { year: "2026" });
  expect(figures?.total).toBe(52);
  expect(figures?.sex.map((one) => one.reports)).toEqual([30, null, null]);
});

it("shows nothing at all of a year with too few reports", async () => {
  const world = await aWorld();
  await fill(world, [aGroup(3)]);
  const read = await readStatistics(await world.social(["analyst"]), { year: "2026" });
  expect([read.figures, read.empty]).toEqual([null, false]);
  expect(JSON.stringify(read)).not.toContain("3,");
});

it("is empty, and says so, where there is nothing", async () => {
  const world = await aWorld();
  const read = await readStatistics(await world.social(["analyst"]), { year: "1066" });
  expect(read).toMatchObject({ year: 2026, years: [2026], empty: true, lastYear: null });
});

it("is not for a worker without the role", async () => {
  const world = await aWorld();
  await expect(readStatistics(await world.social([]), { year: "" })).rejects.toBeInstanceOf(NotVisible);
});
