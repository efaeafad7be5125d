// School years and school days around the date that the demo data is relative to.
import { addDays, type CivilDate } from "~/domain/calendar/stockholm";

export interface SchoolYear {
  /** 0 is the current one, 1 the year before. */
  ago: number;
  startsOn: CivilDate;
  /** Exclusive: the next year's first day, so that nobody is without teachers in the summer. */
  endsOn: CivilDate;
}

export function schoolYears(today: CivilDate, count: number): SchoolYear[] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) >= "08-18" ? 0 : 1);
  return Array.from({ length: count }, (_, ago) => ({
    ago,
    startsOn: `${year - ago}-08-18`,
    endsOn: `${year - ago + 1}-08-18`,
  }));
}

const holidays = [
  ["06-13", "08-17"],
  ["12-20", "12-31"],
  ["01-01", "01-08"],
  ["10-26", "11-01"],
  ["03-01", "03-07"],
] as const;

export function isSchoolDay(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const day = date.slice(5);
  return weekday !== 0 && weekday !== 6 && !holidays.some(([from, to]) => day >= from && day <= to);
}

/** The date itself or the nearest school day before it. */
export function schoolDayAtOrBefore(date: CivilDate): CivilDate {
  let day = date;
  while (!isSchoolDay(day)) day = addDays(day, -1);
  return day;
}

export function schoolDaysBetween(from: CivilDate, until: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) if (isSchoolDay(day)) days.push(day);
  return days;
}
