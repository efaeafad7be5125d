// The thread's years in brief: how many notes each month has, and the most urgent priority among them. Told from the
// moments alone: no text is opened for it. Pure.
import { civilDate, instantAt } from "../calendar/stockholm";
import { type Priority, priorities } from "../concern/rules";
import type { EntryMoment } from "./moments";

export interface OverviewMonth {
  /** "2026-03" */
  month: string;
  count: number;
  worst: Priority;
}

/** Newest first, as the moments are; months without a note are left out. */
export function overviewOf(entries: readonly EntryMoment[]): OverviewMonth[] {
  const months: OverviewMonth[] = [];
  // A civil date is dear to find: it is asked for once a month, and the month's first instant tells the rest.
  let begins = Number.POSITIVE_INFINITY;
  for (const { at, priority, withdrawn } of entries) {
    // How urgent a withdrawn note was is shown nowhere else either.
    const told = withdrawn ? least : priority;
    const last = months.at(-1);
    if (last && +at >= begins) {
      last.count += 1;
      last.worst = moreUrgent(last.worst, told);
      continue;
    }
    const month = civilDate(at).slice(0, 7);
    begins = +instantAt(`${month}-01`);
    months.push({ month, count: 1, worst: told });
  }
  return months;
}

const least: Priority = "no_action";
const moreUrgent = (a: Priority, b: Priority) => (priorities.indexOf(b) < priorities.indexOf(a) ? b : a);
