import { expect, it } from "vitest";
import { reminderDays } from "./reminders";
import { type KnownToReporter, nextSteps } from "./steps";

const at = (text: string) => new Date(text);
const known = (storedAt: string | null): KnownToReporter => ({
  acute: false,
  sentAt: at("2026-01-01T09:00:00Z"),
  deliveryInTrouble: false,
  storedAt: storedAt ? at(storedAt) : null,
  openedAt: null,
  acknowledgedAt: null,
  feedbackRequestedAt: storedAt ? at(storedAt) : null,
  feedback: null,
});
const days = (k: KnownToReporter, now: string) => reminderDays(nextSteps(k, at(now)), at(now));

it.each([
  ["in winter", "2026-11-02T09:00:00Z", ["2026-11-17", "2026-11-24", "2027-01-02"]],
  ["over the change of the clock", "2026-03-20T23:30:00Z", ["2026-04-05", "2026-04-12", "2026-05-21"]],
  ["at a month's end", "2026-12-31T09:00:00Z", ["2027-01-15", "2027-01-22", "2027-02-28"]],
  ["in a leap year", "2027-12-31T09:00:00Z", ["2028-01-15", "2028-01-22", "2028-02-29"]],
])("counts in Stockholm's days: %s", (_, storedAt, expected) => {
  expect(days(known(storedAt), storedAt)).toEqual(expected);
});

it("leaves out what has been, and all before the report has come", () => {
  expect(days(known("2026-11-02T09:00:00Z"), "2026-11-24T09:00:00Z")).toEqual(["2027-01-02"]);
  expect(days(known(null), "2026-11-02T09:00:00Z")).toEqual([]);
});

it("follows an investigation to the end of its time", () => {
  const decidedAt = at("2026-10-31T09:00:00Z");
  const opened = {
    ...known("2026-10-20T09:00:00Z"),
    feedback: { at: decidedAt, outcome: "opened" as const, decidedAt },
  };
  expect(days(opened, "2026-11-02T09:00:00Z")).toEqual(["2026-12-20", "2027-03-01"]);
});
