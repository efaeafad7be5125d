import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StepId } from "./process";
import { type KnownToReporter, nextSteps } from "./steps";

const at = (text: string) => new Date(text);
const draft: KnownToReporter = {
  acute: false,
  sentAt: null,
  deliveryInTrouble: false,
  storedAt: null,
  openedAt: null,
  acknowledgedAt: null,
  feedbackRequestedAt: null,
  feedback: null,
};
const sentAt = at("2026-10-20T08:00:00Z");
const storedAt = at("2026-10-20T08:00:05Z");
const arrived: KnownToReporter = { ...draft, sentAt, storedAt, feedbackRequestedAt: sentAt };
const read: KnownToReporter = { ...arrived, openedAt: sentAt, acknowledgedAt: at("2026-10-20T09:00:00Z") };

function states(known: KnownToReporter, now: string) {
  return nextSteps(known, at(now))
    .map((step) => `${step.id}:${step.state}`)
    .join(" ");
}

function step(known: KnownToReporter, now: string, id: StepId) {
  const found = nextSteps(known, at(now)).find((candidate) => candidate.id === id);
  if (!found) throw new Error(id);
  return found;
}

describe("the steps", () => {
  it.each([
    [
      "before sending",
      draft,
      "2026-10-20T08:00:00Z",
      "sent:now stored:ahead read:ahead protection:ahead preliminary:ahead feedback:ahead investigation:ahead your_part:now",
    ],
    [
      "on the way",
      { ...draft, sentAt },
      "2026-10-20T08:00:02Z",
      "sent:done stored:now read:ahead protection:ahead preliminary:ahead feedback:ahead investigation:ahead your_part:now",
    ],
    [
      "stored",
      arrived,
      "2026-10-20T08:30:00Z",
      "sent:done stored:done read:now protection:now preliminary:now feedback:ahead investigation:ahead your_part:now",
    ],
    [
      "read, two days later",
      read,
      "2026-10-22T08:00:00Z",
      "sent:done stored:done read:done protection:passed preliminary:now feedback:ahead investigation:ahead your_part:now",
    ],
    [
      "fourteen days gone",
      read,
      "2026-11-04T08:00:00Z",
      "sent:done stored:done read:done protection:passed preliminary:passed feedback:ahead investigation:ahead your_part:now",
    ],
    [
      "and no answer",
      read,
      "2026-11-11T08:00:00Z",
      "sent:done stored:done read:done protection:passed preliminary:passed feedback:passed investigation:ahead your_part:now",
    ],
  ])("%s", (_, known, now, expected) => {
    expect(states(known, now)).toBe(expected);
  });

  it("carry the report's own dates, over the change of the clock", () => {
    expect(step(read, "2026-10-20T10:00:00Z", "protection").by).toBe("2026-10-21");
    expect(step(read, "2026-10-20T10:00:00Z", "preliminary").by).toBe("2026-11-03");
    expect(step(read, "2026-10-20T10:00:00Z", "feedback").by).toBe("2026-11-10");
    expect(step(read, "2026-11-03T22:59:59Z", "preliminary").state).toBe("now");
    expect(step(read, "2026-11-03T23:00:00Z", "preliminary").state).toBe("passed");
    expect(step(read, "2026-10-20T10:00:00Z", "read").at).toEqual(read.acknowledgedAt);
  });
});

describe("what is asked of the reporter", () => {
  it("is to phone when it is acute, sent or not", () => {
    expect(step({ ...draft, acute: true }, "2026-10-20T08:00:00Z", "sent").asked).toEqual([
      "phone_now",
      "send",
    ]);
    expect(step({ ...arrived, acute: true }, "2026-10-20T08:30:00Z", "sent").asked).toEqual(["phone_now"]);
    expect(step(arrived, "2026-10-20T08:30:00Z", "sent").asked).toEqual([]);
  });

  it("is to phone the reception when the report is stuck or lies unopened", () => {
    const stuck = { ...draft, sentAt, deliveryInTrouble: true };
    expect(step(stuck, "2026-10-20T09:00:00Z", "stored")).toMatchObject({
      variant: "trouble",
      asked: ["phone_reception"],
    });
    const unread = { ...arrived, deliveryInTrouble: true };
    expect(step(unread, "2026-10-20T11:00:00Z", "stored").asked).toEqual([]);
    expect(step(unread, "2026-10-20T11:00:00Z", "read")).toMatchObject({
      variant: "trouble",
      asked: ["phone_reception"],
    });
    expect(step({ ...unread, openedAt: sentAt }, "2026-10-20T11:00:00Z", "read")).toMatchObject({
      variant: "opened",
      asked: [],
    });
  });

  it("is to ask for feedback when that was not done, and to remind when the time has passed", () => {
    const silent = { ...read, feedbackRequestedAt: null };
    expect(step(silent, "2026-10-21T08:00:00Z", "feedback").asked).toEqual(["ask_for_feedback"]);
    expect(step(silent, "2026-12-21T08:00:00Z", "feedback").state).toBe("ahead");
    expect(step(read, "2026-11-10T22:59:59Z", "feedback").asked).toEqual([]);
    expect(step(read, "2026-11-10T23:00:00Z", "feedback").asked).toEqual(["remind_of_feedback"]);
    const late = { ...read, feedbackRequestedAt: at("2026-12-01T08:00:00Z") };
    expect(step(late, "2026-12-01T09:00:00Z", "feedback")).toMatchObject({
      variant: "asked_later",
      by: "2026-12-01",
      asked: [],
    });
    expect(step(late, "2026-12-02T09:00:00Z", "feedback").asked).toEqual(["remind_of_feedback"]);
  });
});

describe("after the feedback", () => {
  const decidedAt = at("2026-10-31T09:00:00Z");
  const told = (outcome: "opened" | "not_opened" | "already_under_way") => ({
    ...read,
    feedback: { at: at("2026-11-02T09:00:00Z"), outcome, decidedAt },
  });

  it("says how it was decided, and no more", () => {
    const now = "2026-11-03T09:00:00Z";
    expect(step(told("opened"), now, "feedback")).toMatchObject({
      state: "done",
      variant: "opened",
      at: told("opened").feedback.at,
      asked: [],
    });
    expect(step(told("opened"), now, "preliminary")).toMatchObject({
      state: "done",
      at: decidedAt,
      by: null,
    });
    expect(step(told("opened"), now, "investigation")).toMatchObject({
      state: "now",
      by: "2027-02-28",
      asked: ["give_information"],
    });
    expect(step(told("opened"), "2027-03-01T09:00:00Z", "investigation").state).toBe("passed");
    expect(step(told("not_opened"), now, "investigation")).toMatchObject({
      variant: "not_opened",
      asked: [],
    });
    expect(step(told("already_under_way"), now, "investigation")).toMatchObject({
      variant: "already_under_way",
      by: null,
      asked: ["give_information"],
    });
  });
});

it("a step once done stays done, however time goes", () => {
  const moment = fc.integer({ min: storedAt.getTime(), max: at("2028-01-01T00:00:00Z").getTime() });
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const [early, late] = [Math.min(one, other), Math.max(one, other)].map((time) => new Date(time)) as [
        Date,
        Date,
      ];
      const order = ["ahead", "now", "passed"];
      nextSteps(read, early).forEach((before, index) => {
        const after = nextSteps(read, late)[index];
        if (before.state === "done") expect(after?.state).toBe("done");
        else expect(order.indexOf(after?.state ?? "")).toBeGreaterThanOrEqual(order.indexOf(before.state));
      });
    }),
  );
});
