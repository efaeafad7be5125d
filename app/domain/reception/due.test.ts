import { describe, expect, it } from "vitest";
import { deadlinesOf, nextDue, queueOf, type ReceptionDates } from "./due";

const received: ReceptionDates = {
  receivedAt: new Date("2026-11-02T09:00:00Z"),
  protectionAssessedAt: null,
  decision: null,
  decidedAt: null,
  endedAt: null,
  feedbackRequested: true,
  feedbackRequestedAt: null,
  feedbackAt: null,
  forwardedAt: null,
};
const at = (text: string) => new Date(text);

describe("the deadlines of a received report", () => {
  it("are at first the protection assessment and the preliminary assessment", () => {
    const found = deadlinesOf(received, at("2026-11-03T10:00:00Z"));
    expect(found.map((d) => [d.id, d.date, d.daysLeft, d.late])).toEqual([
      ["protection_assessment", "2026-11-03", 0, false],
      ["preliminary_assessment", "2026-11-16", 13, false],
    ]);
  });

  it("grow by feedback and investigation when one is opened", () => {
    const opened: ReceptionDates = {
      ...received,
      protectionAssessedAt: at("2026-11-02T10:00:00Z"),
      decision: "opened",
      decidedAt: at("2026-11-10T10:00:00Z"),
    };
    const found = deadlinesOf(opened, at("2026-11-18T10:00:00Z"));
    expect(found.map((d) => [d.id, d.date, d.done, d.late])).toEqual([
      ["protection_assessment", "2026-11-03", true, false],
      ["preliminary_assessment", "2026-11-16", true, false],
      ["feedback", "2026-11-17", false, true],
      ["investigation", "2027-03-10", false, false],
    ]);
    expect(nextDue(opened, at("2026-11-18T10:00:00Z"))?.id).toBe("feedback");
    expect(
      nextDue({ ...opened, feedbackAt: new Date("2026-11-18T09:00:00Z") }, at("2026-11-18T10:00:00Z"))?.id,
    ).toBe("investigation");
  });

  it("ask for feedback the same day where an investigation was under way, and for none that was not asked for", () => {
    const known = {
      ...received,
      decision: "already_under_way" as const,
      decidedAt: at("2026-11-04T10:00:00Z"),
    };
    expect(deadlinesOf(known, at("2026-11-04T12:00:00Z")).at(-1)).toMatchObject({
      id: "feedback",
      daysLeft: 0,
    });
    const askedLater = {
      ...known,
      decision: "not_opened" as const,
      feedbackRequestedAt: at("2026-11-20T08:00:00Z"),
    };
    expect(deadlinesOf(askedLater, at("2026-11-20T12:00:00Z")).at(-1)).toMatchObject({
      id: "feedback",
      date: "2026-11-20",
      daysLeft: 0,
    });
    const unasked = deadlinesOf({ ...known, feedbackRequested: false }, at("2026-11-04T12:00:00Z"));
    expect(unasked.map((d) => d.id)).not.toContain("feedback");
  });

  it("end when all is done", () => {
    const ended: ReceptionDates = {
      ...received,
      protectionAssessedAt: received.receivedAt,
      decision: "not_opened",
      decidedAt: at("2026-11-05T10:00:00Z"),
      feedbackAt: new Date("2026-11-18T09:00:00Z"),
    };
    expect(nextDue(ended, at("2027-01-01T10:00:00Z"))).toBeNull();
  });
});

describe("the place in the list", () => {
  const row = { ...received, acute: false };

  it("is by what is due next, and the acute before all else", () => {
    const fresh = queueOf({ ...row, status: "received" });
    expect(fresh).toMatchObject({ stage: "todo", dueOn: "2026-11-03" });
    const assessed = queueOf({
      ...row,
      status: "registered",
      protectionAssessedAt: at("2026-11-02T10:00:00Z"),
    });
    expect(assessed).toMatchObject({ stage: "todo", dueOn: "2026-11-16" });
    const acute = queueOf({
      ...row,
      acute: true,
      status: "opened",
      receivedAt: at("2026-12-24T09:00:00Z"),
    });
    expect([assessed, acute, fresh].map((q) => q.queueKey).sort()).toEqual([
      acute.queueKey,
      fresh.queueKey,
      assessed.queueKey,
    ]);
  });

  it("is closed, yet due, while a reporter who asked has not been told", () => {
    const decided = {
      ...row,
      status: "closed_not_opened" as const,
      protectionAssessedAt: at("2026-11-02T10:00:00Z"),
      decision: "not_opened" as const,
      decidedAt: at("2026-11-10T10:00:00Z"),
    };
    expect(queueOf(decided)).toMatchObject({ stage: "closed", dueOn: "2026-11-17" });
    expect(queueOf({ ...decided, feedbackAt: at("2026-11-11T10:00:00Z") }).dueOn).toBeNull();
  });

  it("has nothing due once another municipality has it", () => {
    const gone = { ...row, status: "forwarded" as const, forwardedAt: at("2026-11-02T11:00:00Z") };
    expect(queueOf(gone)).toMatchObject({ stage: "closed", dueOn: null });
    expect(deadlinesOf(gone, at("2027-01-01T00:00:00Z"))).toEqual([]);
  });
});
