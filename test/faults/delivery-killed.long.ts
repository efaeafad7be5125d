// The long form: 10,000 reports, every step killed at least twenty times. Prints its figures. npm run test:faults.
import { expect, it } from "vitest";
import { deliverUntilKilled, steps } from "./deliver-until-killed";

const reports = Number(process.env.FAULT_REPORTS ?? 10_000);
const killsEach = Number(process.env.FAULT_KILLS ?? 24);

it(`delivers ${reports} reports through kills at every step`, async () => {
  const { figures, wrong, kills } = await deliverUntilKilled({ reports, killsEach });
  console.log(JSON.stringify({ ...figures, wrong: wrong.length, kills }, null, 2));
  expect(wrong).toEqual([]);
  expect(figures.reports).toBe(reports);
  for (const step of steps)
    expect([step, (kills[step] ?? 0) >= Math.min(20, killsEach - 4)]).toEqual([step, true]);
}, 7_200_000);
