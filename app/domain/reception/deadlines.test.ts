import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilDate } from "../calendar/stockholm";
import {
  daysLeft,
  feedbackDue,
  investigationDue,
  isLate,
  preliminaryAssessmentDue,
  protectionAssessmentDue,
} from "./deadlines";

const at = (text: string) => new Date(text);

describe("from receipt", () => {
  it.each([
    ["an ordinary day", "2026-05-04T08:00:00Z", "2026-05-05", "2026-05-05T22:00:00.000Z", "2026-05-18"],
    [
      "a minute before midnight",
      "2026-05-04T21:59:00Z",
      "2026-05-05",
      "2026-05-05T22:00:00.000Z",
      "2026-05-18",
    ],
    ["at midnight", "2026-05-04T22:00:00Z", "2026-05-06", "2026-05-06T22:00:00.000Z", "2026-05-19"],
    [
      "before the spring's change",
      "2026-03-28T12:00:00Z",
      "2026-03-29",
      "2026-03-29T22:00:00.000Z",
      "2026-04-11",
    ],
    [
      "before the autumn's change",
      "2026-10-24T12:00:00Z",
      "2026-10-25",
      "2026-10-25T23:00:00.000Z",
      "2026-11-07",
    ],
    ["before a leap day", "2028-02-28T12:00:00Z", "2028-02-29", "2028-02-29T23:00:00.000Z", "2028-03-13"],
    ["Good Friday", "2026-04-03T12:00:00Z", "2026-04-04", "2026-04-04T22:00:00.000Z", "2026-04-17"],
    ["Midsummer's Eve", "2026-06-19T12:00:00Z", "2026-06-20", "2026-06-20T22:00:00.000Z", "2026-07-03"],
    [
      "the day before Christmas Eve",
      "2026-12-23T12:00:00Z",
      "2026-12-24",
      "2026-12-24T23:00:00.000Z",
      "2027-01-06",
    ],
    ["New Year's Eve", "2026-12-31T12:00:00Z", "2027-01-01", "2027-01-01T23:00:00.000Z", "2027-01-14"],
  ])("%s", (_, received, protection, protectionEnds, preliminary) => {
    expect(protectionAssessmentDue(at(received))).toEqual({
      id: "protection_assessment",
      date: protection,
      endsAt: at(protectionEnds),
    });
    expect(preliminaryAssessmentDue(at(received)).date).toBe(preliminary);
  });

  it("fourteen days over a change of the clock end at midnight on the wall", () => {
    expect(preliminaryAssessmentDue(at("2026-03-20T12:00:00Z")).endsAt.toISOString()).toBe(
      "2026-04-03T22:00:00.000Z",
    );
    expect(preliminaryAssessmentDue(at("2026-10-20T12:00:00Z")).endsAt.toISOString()).toBe(
      "2026-11-03T23:00:00.000Z",
    );
  });
});

describe("four months", () => {
  it.each([
    ["2026-01-15T12:00:00Z", "2026-05-15"],
    ["2026-10-31T12:00:00Z", "2027-02-28"],
    ["2027-10-31T12:00:00Z", "2028-02-29"],
    ["2026-10-29T12:00:00Z", "2027-02-28"],
    ["2026-05-31T12:00:00Z", "2026-09-30"],
    ["2026-12-31T12:00:00Z", "2027-04-30"],
    ["2026-02-28T12:00:00Z", "2026-06-28"],
    ["2026-10-30T23:30:00Z", "2027-02-28"],
    ["2026-08-31T22:30:00Z", "2027-01-01"],
  ])("from %s last until %s", (opened, date) => {
    expect(investigationDue(at(opened)).date).toBe(date);
  });
});

describe("feedback", () => {
  const requestedAt = at("2026-05-01T08:00:00Z");
  it("is due a week after the decision", () => {
    const due = feedbackDue({ decidedAt: at("2026-05-12T09:00:00Z"), requestedAt, alreadyUnderWay: false });
    expect(due.date).toBe("2026-05-19");
  });
  it("is due the same day when an investigation was already under way", () => {
    const due = feedbackDue({ decidedAt: at("2026-05-12T09:00:00Z"), requestedAt, alreadyUnderWay: true });
    expect(due.date).toBe("2026-05-12");
  });
  it.each([true, false])(
    "is due the same day when requested later (already under way: %s)",
    (alreadyUnderWay) => {
      const late = at("2026-06-02T08:00:00Z");
      expect(
        feedbackDue({ decidedAt: at("2026-05-12T09:00:00Z"), requestedAt: late, alreadyUnderWay }).date,
      ).toBe("2026-06-02");
    },
  );
});

describe("daysLeft and isLate", () => {
  const due = protectionAssessmentDue(at("2026-03-28T12:00:00Z"));
  it.each([
    ["2026-03-28T12:00:00Z", 1, false],
    ["2026-03-29T00:00:00Z", 0, false],
    ["2026-03-29T21:59:59Z", 0, false],
    ["2026-03-29T22:00:00Z", -1, true],
    ["2026-04-02T12:00:00Z", -4, true],
  ])("at %s: %i days left, late %s", (now, left, late) => {
    expect(daysLeft(due, at(now))).toBe(left);
    expect(isLate(due, at(now))).toBe(late);
  });

  it("agree with each other at every moment", () => {
    const instants = fc
      .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) })
      .map((time) => new Date(time));
    fc.assert(
      fc.property(instants, instants, (receivedAt, now) => {
        const deadline = preliminaryAssessmentDue(receivedAt);
        expect(isLate(deadline, now)).toBe(daysLeft(deadline, now) < 0);
        expect(civilDate(new Date(deadline.endsAt.getTime() - 1))).toBe(deadline.date);
      }),
    );
  });
});
