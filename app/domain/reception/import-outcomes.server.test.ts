import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { statisticsMonth } from "~db/schema/reception.server";
import { aDelivery } from "~test/factories/received";
import { aWorld, later } from "~test/factories/world";
import { acknowledgeReceived, registerReceived } from "./acknowledge-received.server";
import { importOutcomes } from "./import-outcomes.server";
import { outcomeColumns } from "./outcome-table";
import { readReceived } from "./read-received.server";
import { storeReceived } from "./store-received.server";

const table = (...rows: string[][]) => ({
  header: [...outcomeColumns],
  rows: rows.map((cells, at) => ({ line: at + 2, cells })),
});
const ended = ["7KQ-M4XH", "SN 1", "inledd", "2026-11-23", "", "flyttad", "2026-11-24"];

async function two() {
  const world = await aWorld();
  const first = await storeReceived(world, aDelivery());
  const second = await storeReceived(world, aDelivery({ reference: "8KQ-M4XH" }));
  const worker = later(await world.social(["reception"]), 3 * 86_400_000);
  await readReceived(worker, first);
  await readReceived(worker, second);
  return { world, worker, first, second };
}

it("takes every step that the lines mean, counted, and changes nothing the second time", async () => {
  const { world, worker, first } = await two();
  const input = { table: table(ended), dryRun: false };
  expect(await importOutcomes(worker, { ...input, dryRun: true })).toMatchObject({
    written: false,
    changed: 1,
  });
  expect((await readReceived(worker, first)).status).toBe("opened");
  expect(await importOutcomes(worker, input)).toEqual({ ok: true, written: true, lines: 1, changed: 1 });
  const read = await readReceived(worker, first);
  expect(read).toMatchObject({
    status: "ended",
    registrationNumber: "SN 1",
    decision: "opened",
    ending: "moved",
    feedbackWay: "tool",
  });
  const counted = (await world.db.read.select().from(statisticsMonth)).filter((row) => row.reports > 0);
  expect(counted.map(({ outcome, ending }) => [outcome, ending]).sort()).toEqual([
    ["opened", "moved"],
    ["pending", "pending"],
  ]);
  expect(await importOutcomes(worker, input)).toEqual({ ok: true, written: true, lines: 1, changed: 0 });
  expect((await readReceived(worker, first)).version).toBe(read.version);
});

it("writes nothing where one line is wrong, and names that line", async () => {
  const { worker, first } = await two();
  const result = await importOutcomes(worker, {
    table: table(ended, ["9ZZ-ZZZZ", "SN 2"], ["8KQ-M4XH", "SN 3", "inledd", "2026-11-01"]),
    dryRun: false,
  });
  expect(result).toEqual({
    ok: false,
    problems: [
      { line: 3, key: "reference_unknown" },
      { line: 4, key: "date_before" },
    ],
  });
  expect((await readReceived(worker, first)).status).toBe("opened");
});

it("knows the reports of its own municipality alone, and is the reception's", async () => {
  const { world } = await two();
  const neighbour = later(await world.social(["reception"], "2280"), 3 * 86_400_000);
  expect(await importOutcomes(neighbour, { table: table(ended), dryRun: true })).toEqual({
    ok: false,
    problems: [{ line: 2, key: "reference_unknown" }],
  });
  const analyst = await world.social(["analyst"]);
  await expect(importOutcomes(analyst, { table: table(ended), dryRun: true })).rejects.toBeInstanceOf(
    NotVisible,
  );
});

it("finds a report by the municipality's own number where a person has noted it, and by no other's", async () => {
  const { world, worker, first, second } = await two();
  const step = ({ receivedId }: { receivedId: string }, version: number) => ({
    receivedId,
    version,
    idempotencyKey: randomUUID(),
  });
  const noted = (form: { receivedId: string }, number: string) =>
    registerReceived(worker, { ...step(form, 3), number });
  for (const one of [first, second]) await acknowledgeReceived(worker, step(one, 2));
  await noted(first, "SN 2026/1");
  const byNumber = (...cells: string[]) => ({ table: table(["", ...cells]), dryRun: false });
  const opened = ["SN 2026/1", "inledd", "2026-11-23"];
  const problemsOf = async (ctx: typeof worker, ...rows: string[][]) => {
    const result = await importOutcomes(ctx, { table: table(...rows), dryRun: true });
    return result.ok ? [] : result.problems.map(({ line, key }) => [line, key]);
  };
  expect(await problemsOf(worker, ["", "SN 2026/9", "inledd", "2026-11-23"])).toEqual([
    [2, "number_unknown"],
  ]);
  expect(await problemsOf(worker, ["", ...opened], ["7KQ-M4XH", ...opened])).toEqual([[3, "twice"]]);
  const neighbour = later(await world.social(["reception"], "2280"), 3 * 86_400_000);
  expect(await problemsOf(neighbour, ["", ...opened])).toEqual([[2, "number_unknown"]]);
  expect(await importOutcomes(worker, byNumber(...opened))).toMatchObject({ ok: true, changed: 1 });
  expect(await importOutcomes(worker, byNumber(...opened))).toMatchObject({ ok: true, changed: 0 });
  expect(await readReceived(worker, first)).toMatchObject({ decision: "opened" });
  // Two children of one family in one matter: the number alone says not which.
  await noted(second, "SN 2026/1");
  expect(await problemsOf(worker, ["", ...opened])).toEqual([[2, "number_several"]]);
  expect(await problemsOf(worker, ["8KQ-M4XH", ...opened])).toEqual([]);
});
