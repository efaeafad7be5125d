// Which steps a line of a case system's outcomes means for a report as it stands: none where it says what is known
// already, so that a second import changes nothing. What contradicts what a person recorded is a problem, never written
// over; so is a report that nobody has opened. Source: status.ts; the steps' own rules hold when they are taken.
import { civilDate } from "../calendar/stockholm";
import type { OutcomeLine, OutcomeProblem } from "./outcome-table";
import type { Ending, Outcome, ReceptionStatus } from "./status";

export interface StandingReport {
  status: ReceptionStatus;
  receivedAt: Date;
  registrationNumber: string | null;
  decision: Outcome | null;
  decidedAt: Date | null;
  ending: string | null;
  endedAt: Date | null;
  forwardAskedAt: Date | null;
}

export type OutcomeStep =
  | { step: "acknowledge" }
  | { step: "register"; number: string }
  | { step: "decide"; decision: Outcome; date: string; withhold: boolean }
  | { step: "end"; ending: Ending; date: string };

type Planned = { ok: true; steps: OutcomeStep[] } | { ok: false; problem: OutcomeProblem };

export function planOutcome(line: OutcomeLine, report: StandingReport | null, now: Date): Planned {
  const wrong = (key: string): Planned => ({ ok: false, problem: { line: line.line, key } });
  if (!report) return wrong("reference_unknown");
  if (report.forwardAskedAt) return wrong("forwarded");
  if (report.status === "received") return wrong("not_opened");
  const today = civilDate(now);
  const steps: OutcomeStep[] = [];
  if (line.number && line.number !== report.registrationNumber) {
    if (report.registrationNumber) return wrong("other_number");
    if (report.status === "opened") steps.push({ step: "acknowledge" });
    steps.push({ step: "register", number: line.number });
  }
  const registered = report.registrationNumber !== null || line.number !== null;
  if (line.decision) {
    const known = report.decision && report.decidedAt ? civilDate(report.decidedAt) : null;
    if (known && (report.decision !== line.decision || known !== line.decidedOn))
      return wrong("other_decision");
    if (!known) {
      if (!registered) return wrong("no_number");
      if (line.decidedOn > today) return wrong("date_in_future");
      if (line.decidedOn < civilDate(report.receivedAt)) return wrong("date_before");
      const { decision, decidedOn: date, withhold } = line;
      steps.push({ step: "decide", decision, date, withhold });
    }
  }
  if (line.ending) {
    const known = report.ending && report.endedAt ? civilDate(report.endedAt) : null;
    if (known && (report.ending !== line.ending || known !== line.endedOn)) return wrong("other_ending");
    if (!known) {
      const decision = report.decision ?? line.decision;
      if (decision !== "opened") return wrong("not_investigated");
      if (line.endedOn > today) return wrong("date_in_future");
      const decidedOn = report.decidedAt ? civilDate(report.decidedAt) : line.decidedOn;
      if (line.endedOn < decidedOn) return wrong("date_before");
      steps.push({ step: "end", ending: line.ending, date: line.endedOn });
    }
  }
  return { ok: true, steps };
}
