// The small form: every step between signature and receipt is killed once. The long one: delivery-killed.long.ts.
import { expect, it } from "vitest";
import { deliverUntilKilled, steps } from "./deliver-until-killed";

it("loses, doubles and misleads no report, and alarms for each that is stuck, whenever it is killed", async () => {
  const { figures, wrong, kills } = await deliverUntilKilled({ reports: 220, killsEach: 1 });
  expect(wrong).toEqual([]);
  expect(figures.reports).toBe(220);
  expect(figures.stored).toBeGreaterThan(150);
  expect(Object.keys(kills).length).toBeGreaterThanOrEqual(steps.length - 2);
}, 280_000);
