// A pattern and the days that have passed, with dates written out. Pure.
import type { Noticed } from "~/domain/pattern/notice-pattern.server";
import { dates } from "./dates";
import type { Language } from "./language";

/** More dates than these say no more. */
const shownDates = 5;

export function noticedForScreen(noticed: NonNullable<Noticed>, language: Language) {
  const { patterns, duty, adult, phone } = noticed;
  return {
    adult,
    /** Nothing of late: it stands beside the thread and not above it. */
    isCalm: patterns.length === 0 && !duty?.isRecent,
    phone,
    patterns: patterns.map(({ id, count, days, dates: when }) => ({
      id,
      count,
      days,
      dates: when.slice(-shownDates).map((at) => dates.day(at, language)),
      more: Math.max(0, when.length - shownDates),
    })),
    duty: duty && {
      days: duty.days,
      category: duty.category,
      since: dates.civil(duty.since, language),
      reportedOn: duty.reportedOn && dates.civil(duty.reportedOn, language),
      notesSince: duty.notesSince,
    },
  };
}

export type ShownPattern = ReturnType<typeof noticedForScreen>;
