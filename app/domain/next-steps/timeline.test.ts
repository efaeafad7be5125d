import { expect, it } from "vitest";
import { type KnownToReporter, nextSteps } from "./steps";
import { timelineOf } from "./timeline";

const at = (text: string) => new Date(text);
const sentAt = at("2026-10-20T08:00:00Z");
const arrived: KnownToReporter = {
  acute: false,
  sentAt,
  deliveryInTrouble: false,
  storedAt: sentAt,
  openedAt: null,
  acknowledgedAt: null,
  feedbackRequestedAt: sentAt,
  feedback: null,
};
const drawn = (known: KnownToReporter, now: string) => timelineOf(nextSteps(known, at(now)), at(now));

it("has the days of the report, and how far the time has come between them", () => {
  const { milestones, reached } = drawn(arrived, "2026-10-27T10:00:00Z");
  expect(milestones.map((m) => `${m.id} ${m.date}`)).toEqual([
    "stored 2026-10-20",
    "protection 2026-10-21",
    "preliminary 2026-11-03",
    "feedback 2026-11-10",
    "investigation null",
  ]);
  expect(reached).toBeCloseTo(1 + 6 / 13);
  expect(drawn(arrived, "2026-10-20T08:00:00Z").reached).toBe(0);
  expect(drawn(arrived, "2026-11-03T08:00:00Z").reached).toBe(2);
  expect(drawn(arrived, "2027-10-20T08:00:00Z").reached).toBe(3);
});

it("stands at the beginning before anything has arrived", () => {
  const { milestones, reached } = drawn({ ...arrived, storedAt: null }, "2026-10-27T10:00:00Z");
  expect([reached, milestones[0]?.date, milestones[0]?.happened]).toEqual([0, null, false]);
});

it("leaves out the investigation that is not made", () => {
  const feedback = { at: at("2026-11-02T09:00:00Z"), decidedAt: at("2026-11-01T09:00:00Z") };
  const of = (outcome: "opened" | "not_opened") =>
    drawn({ ...arrived, feedback: { ...feedback, outcome } }, "2026-11-03T09:00:00Z").milestones.at(-1);
  expect(of("not_opened")?.id).toBe("feedback");
  expect(of("opened")).toMatchObject({ id: "investigation", date: "2027-03-01" });
});
