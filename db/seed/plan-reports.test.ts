import { beforeAll, describe, expect, it } from "vitest";
import { ageOn, civilDate } from "~/domain/calendar/stockholm";
import { reportValuesSchema } from "~/domain/report/values";
import type { SeedPlan } from "./plan";
import { planSeed } from "./plan.server";

const now = new Date("2026-11-22T09:00:00Z");
let plan: SeedPlan;
beforeAll(() => {
  plan = planSeed(now);
}, 60_000);

describe("the reports", () => {
  it("are 250 to a dozen municipalities, with outcomes in plausible proportions", () => {
    expect(plan.received).toHaveLength(250);
    expect(new Set(plan.received.map((r) => r.municipalityCode)).size).toBe(12);
    expect(new Set(plan.received.map((r) => r.reference)).size).toBe(250);
    const decided = plan.received.filter((r) => r.decision);
    const share = (decision: string) =>
      decided.filter((r) => r.decision === decision).length / decided.length;
    expect(share("opened")).toBeGreaterThan(0.3);
    expect(share("opened")).toBeLessThan(0.48);
    expect(share("already_under_way")).toBeGreaterThan(0.1);
    expect(
      plan.received.filter((r) => r.decision === null && r.municipalityCode === "2282").length,
    ).toBeGreaterThan(0);
    const events = plan.received.flatMap((r) => r.events.map((e) => e.at));
    expect(events.filter((at) => at > now)).toEqual([]);
  });

  it("are about children, never about Alva, and never routed by the register at protected identity", () => {
    const pupils = new Map(plan.pupils.map((p) => [p.id, p]));
    for (const report of plan.reports) {
      const pupil = pupils.get(report.pupilId);
      const on = civilDate(report.sentAt ?? report.createdAt);
      expect(ageOn(pupil?.birthDate as string, on)).toBeLessThan(18);
      expect(report.routeDecision === "by_person").toBe(pupil?.protection !== "none");
      expect(pupil?.givenName === "Alva" && pupil.familyName === "Lindqvist").toBe(false);
    }
    expect(plan.reports.filter((r) => r.status === "draft")).toHaveLength(6);
    const chosen = plan.reports.filter((r) => r.routeDecision === "by_person" && r.status === "sent");
    const asked = plan.notices.filter((n) => n.kind === "route_to_confirm").map((n) => n.subjectId);
    expect(chosen.filter((r) => r.routeConfirmation === "asked").map((r) => r.id)).toEqual(asked);
    expect(chosen.filter((r) => r.routeConfirmedBy === r.sentBy)).toEqual([]);
  });

  it("have answers that the form takes, and something that happened", () => {
    for (const report of plan.reports) {
      expect(reportValuesSchema.safeParse(report.fields).success).toBe(true);
      expect(report.fields.observations).toMatch(/^\d{4}-\d\d-\d\d kl\. \d\d\.\d\d \(.+\): ./);
    }
  });

  it("are counted for three years in Kramfors, month by month", () => {
    const kramfors = plan.statistics.filter((s) => s.municipalityCode === "2282");
    const monthsCounted = new Set(kramfors.map((s) => s.month));
    expect(monthsCounted.size).toBeGreaterThanOrEqual(36);
    const of2025 = kramfors.filter((s) => s.month.startsWith("2025")).reduce((sum, s) => sum + s.reports, 0);
    expect(of2025).toBeGreaterThan(450);
    expect(of2025).toBeLessThan(620);
  });
});
