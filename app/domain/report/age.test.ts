import { expect, it } from "vitest";
import { hasTurnedEighteen } from "./age";

it.each([
  ["2008-03-30", "2026-03-29T21:59:59Z", false],
  ["2008-03-30", "2026-03-29T22:00:00Z", true],
  ["2008-01-01", "2025-12-31T22:59:59Z", false],
  ["2008-01-01", "2025-12-31T23:00:00Z", true],
  ["2008-02-29", "2026-02-28T12:00:00Z", false],
  ["2008-02-29", "2026-03-01T12:00:00Z", true],
  [null, "2026-03-01T12:00:00Z", false],
])("born %s, at %s, has turned eighteen: %s", (birthDate, now, turned) => {
  expect(hasTurnedEighteen(birthDate, new Date(now))).toBe(turned);
});
