import { expect, it } from "vitest";
import { NotVisible } from "~/access/not-visible";
import { statisticsMonth } from "~db/schema/reception.server";
import { aDelivery } from "~test/factories/received";
import { aWorld, later } from "~test/factories/world";
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
