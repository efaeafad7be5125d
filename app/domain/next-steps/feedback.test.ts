import { describe, expect, it } from "vitest";
import { branchesOf, feedbackAtTheLatest, isFeedbackOverdue, nudgeOf } from "./feedback";

const at = (text: string) => new Date(text);
const asked = (storedAt: string, requestedAt: string | null) => ({
  sentAt: at(storedAt),
  storedAt: at(storedAt),
  feedbackRequestedAt: requestedAt ? at(requestedAt) : null,
  feedback: null,
});

describe("the latest lawful day for feedback", () => {
  it.each([
    ["asked for with the report", "2026-11-02T09:00:00Z", "2026-11-02T09:00:00Z", "2026-11-23"],
    ["received just before midnight", "2026-11-02T22:59:59Z", "2026-11-02T22:59:59Z", "2026-11-23"],
    ["received just after midnight", "2026-11-02T23:00:00Z", "2026-11-02T23:00:00Z", "2026-11-24"],
    ["over the spring's change of the clock", "2026-03-20T09:00:00Z", "2026-03-20T09:00:00Z", "2026-04-10"],
    ["over the autumn's", "2026-10-10T09:00:00Z", "2026-10-10T09:00:00Z", "2026-10-31"],
    ["over a leap day", "2028-02-15T09:00:00Z", "2028-02-15T09:00:00Z", "2028-03-07"],
    ["over a February without one", "2027-02-15T09:00:00Z", "2027-02-15T09:00:00Z", "2027-03-08"],
    ["over the end of a year", "2026-12-17T09:00:00Z", "2026-12-17T09:00:00Z", "2027-01-07"],
    [
      "asked for later, on the last day for the decision",
      "2026-11-02T09:00:00Z",
      "2026-11-16T22:59:00Z",
      "2026-11-23",
    ],
    [
      "asked for the day after: at once, for it must have been decided",
      "2026-11-02T09:00:00Z",
      "2026-11-16T23:00:00Z",
      "2026-11-17",
    ],
    ["asked for months later: at once", "2026-11-02T09:00:00Z", "2027-03-01T09:00:00Z", "2027-03-01"],
  ])("%s", (_, storedAt, requestedAt, expected) => {
    expect(feedbackAtTheLatest(at(storedAt), at(requestedAt))).toBe(expected);
  });

  it("has passed at the midnight that ends it in Stockholm, and not before", () => {
    const winter = asked("2026-11-02T09:00:00Z", "2026-11-02T09:00:00Z");
    expect(isFeedbackOverdue(winter, at("2026-11-23T22:59:59Z"))).toBe(false);
    expect(isFeedbackOverdue(winter, at("2026-11-23T23:00:00Z"))).toBe(true);
    const summer = asked("2026-03-20T09:00:00Z", "2026-03-20T09:00:00Z");
    expect(isFeedbackOverdue(summer, at("2026-04-10T21:59:59Z"))).toBe(false);
    expect(isFeedbackOverdue(summer, at("2026-04-10T22:00:00Z"))).toBe(true);
  });

  it("has not passed for who did not ask, whose report has not come, or who was told", () => {
    const late = at("2028-01-01T09:00:00Z");
    expect(isFeedbackOverdue(asked("2026-11-02T09:00:00Z", null), late)).toBe(false);
    const given = asked("2026-11-02T09:00:00Z", "2026-11-02T09:00:00Z");
    expect(isFeedbackOverdue({ ...given, storedAt: null }, late)).toBe(false);
    expect(isFeedbackOverdue({ ...given, feedback: { outcome: "opened" } }, late)).toBe(false);
  });
});

describe("the ready text", () => {
  const withReport = asked("2026-11-02T09:00:00Z", "2026-11-02T09:00:00Z");
  const later = asked("2026-11-02T09:00:00Z", "2026-11-20T09:00:00Z");

  it("fits when and how it was asked for", () => {
    expect(nudgeOf(withReport, at("2026-11-23T12:00:00Z"))).toBeNull();
    expect(nudgeOf(withReport, at("2026-11-24T12:00:00Z"))).toBe("remind");
    expect(nudgeOf(later, at("2026-11-20T12:00:00Z"))).toBeNull();
    expect(nudgeOf(later, at("2026-11-21T12:00:00Z"))).toBe("remind_asked_later");
    const nudgeAfter = (outcome: "opened" | "not_opened" | "already_under_way") =>
      nudgeOf({ ...later, feedback: { outcome } }, at("2026-11-21T12:00:00Z"));
    expect([nudgeAfter("opened"), nudgeAfter("already_under_way")]).toEqual(["ask_consent", "ask_consent"]);
    expect(nudgeAfter("not_opened")).toBeNull();
    expect(nudgeOf({ ...withReport, feedbackRequestedAt: null }, at("2028-01-01T12:00:00Z"))).toBeNull();
  });

  it("stands beside the branches of the law that can still apply, with their days", () => {
    expect(branchesOf(withReport)).toEqual([
      { id: "decided", by: "2026-11-23" },
      { id: "already_under_way", by: null },
      { id: "inappropriate", by: null },
      { id: "consent", by: null },
    ]);
    expect(branchesOf(asked("2026-11-02T09:00:00Z", "2026-11-05T09:00:00Z"))).toEqual([
      { id: "decided", by: "2026-11-23" },
      { id: "already_under_way", by: null },
      { id: "asked_later", by: "2026-11-05" },
      { id: "inappropriate", by: null },
      { id: "consent", by: null },
    ]);
    expect(branchesOf(later).map((b) => b.id)).toEqual([
      "already_under_way",
      "asked_later",
      "inappropriate",
      "consent",
    ]);
    expect(branchesOf({ ...withReport, storedAt: null })).toEqual([]);
  });
});
