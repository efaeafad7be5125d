// What happens after a report, as its page shows it: dates as words, and the provisions cited. Formatted here, so that
// the browser never formats again.

import { cite } from "~/domain/law/citations";
import { processSteps } from "~/domain/next-steps/process";
import type { NextStep } from "~/domain/next-steps/steps";
import type { Timeline } from "~/domain/next-steps/timeline";
import { preliminaryAssessmentDue } from "~/domain/reception/deadlines";
import { type GuardedOutput, isLocked } from "~/domain/report/family-guard";
import type { followReport } from "~/domain/report/follow-report.server";
import type { Words } from "~/domain/report/words";
import { findMunicipality } from "~/domain/routing/municipalities";
import { dates } from "./dates";
import { fileForScreen } from "./file-for-screen";
import type { Language } from "./language";

type Followed = Awaited<ReturnType<typeof followReport>>;

const noon = (date: string) => new Date(`${date}T12:00:00Z`);

export function stepForScreen(step: NextStep, language: Language) {
  const told = processSteps.find((s) => s.id === step.id)?.told ?? step.ground;
  return {
    id: step.id,
    state: step.state,
    variant: step.variant,
    asked: step.asked as readonly string[],
    at: step.at ? dates.day(step.at, language) : "",
    time: step.at ? dates.time(step.at, language) : "",
    by: step.by ? dates.day(noon(step.by), language) : "",
    ground: cite(step.ground, language),
    told: cite(told, language),
  };
}

export function timelineForScreen(timeline: Timeline, language: Language, words: Words) {
  return {
    reached: timeline.reached,
    milestones: timeline.milestones.map(({ id, state, date, happened }) => {
      const day = date ? dates.day(noon(date), language) : "";
      return { id, state, when: day && !happened ? words("next-steps:timeline.before", { date: day }) : day };
    }),
  };
}

function nudgeForScreen(report: Followed, storedAt: Date | null, language: Language) {
  const { feedback, sentAt, steps, reference } = report;
  if (!feedback?.nudge || !sentAt) return null;
  const by = steps.find((s) => s.id === "feedback")?.by;
  return {
    id: feedback.nudge,
    words: {
      reference,
      sentDate: dates.date(sentAt, language),
      requestedDate: feedback.requestedAt ? dates.date(feedback.requestedAt, language) : "",
      decisionBy: storedAt ? dates.civil(preliminaryAssessmentDue(storedAt).date, language) : "",
      by: by ? dates.civil(by, language) : "",
    },
  };
}

/** By kind of output the report that locks it, or null. */
function locksOf({ id, guard }: Pick<Followed, "id" | "guard">) {
  const by = (output: GuardedOutput) => (isLocked(guard, output) ? id : null);
  return { print: by("print"), calendar: by("calendar"), attachment: by("attachment") };
}

export function followedForScreen(report: Followed, language: Language, words: Words) {
  const { steps, timeline, ledger, receiver, feedback, pupil, reminderDays, ...rest } = report;
  const stored = ledger.find((e) => e.kind === "stored")?.at ?? null;
  return {
    id: rest.id,
    reference: rest.reference,
    status: rest.status,
    locked: locksOf(rest),
    siblings: rest.siblings,
    pupilName: pupil.name,
    pupilId: pupil.id,
    municipality: receiver?.name ?? "",
    storedAt: stored ? dates.when(stored, language) : "",
    receipt: rest.receipt,
    digest: rest.digest,
    state: rest.state,
    carry: rest.carry,
    attachments: rest.attachments.map((file) => fileForScreen(file, { language, words })),
    phone: rest.phone,
    outOfHoursPhone: rest.outOfHoursPhone,
    ownWords: rest.ownWords,
    route: rest.route,
    newSince: rest.newSince,
    reminders: reminderDays.length,
    can: rest.can,
    steps: steps.map((s) => stepForScreen(s, language)),
    timeline: timelineForScreen(timeline, language, words),
    ledger: ledger.map((e, i) => ({
      key: `${i}`,
      kind: e.kind,
      at: dates.when(e.at, language),
      to: e.kind === "forwarded" && e.detail ? (findMunicipality(e.detail)?.name ?? null) : null,
    })),
    feedback: feedback && {
      requestedAt: feedback.requestedAt ? dates.date(feedback.requestedAt, language) : "",
      reached: ledger.some((e) => e.kind === "question_stored"),
      told: feedback.told,
      branches: feedback.branches.map(({ id, by }) => ({ id, by: by ? dates.civil(by, language) : "" })),
      nudge: nudgeForScreen(report, stored, language),
      remindedAt: feedback.remindedAt ? dates.date(feedback.remindedAt, language) : "",
    },
  };
}
