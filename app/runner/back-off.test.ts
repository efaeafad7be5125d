import { expect, it } from "vitest";
import { backOffMs } from "./back-off";

it.each([
  [1, 1, 5_000],
  [1, 0, 2_500],
  [2, 1, 10_000],
  [5, 1, 80_000],
  [30, 1, 3_600_000],
  [2_000, 0, 1_800_000],
])("after %d attempts with jitter %d waits %d ms", (attempts, jitter, expected) => {
  expect(backOffMs(attempts, jitter)).toBe(expected);
});
