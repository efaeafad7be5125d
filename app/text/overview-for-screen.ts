// The overview of a thread's years: where each month's mark stands in the picture, between 0 and 1, and the same in words.
// Null where there is too little to look over. Pure.
import { addDays, addMonths, civilDate, daysBetween } from "~/domain/calendar/stockholm";
import type { OverviewMonth } from "~/domain/thread/overview";
import { dates } from "./dates";
import type { Language } from "./language";

const fewest = 4;

export function overviewForScreen(
  { months, handovers }: { months: readonly OverviewMonth[]; handovers: readonly Date[] },
  { language, now }: { language: Language; now: Date },
) {
  const count = months.reduce((sum, m) => sum + m.count, 0);
  const oldest = months.at(-1);
  if (!oldest || count < fewest) return null;
  const first = schoolYearOf(oldest.month);
  const last = schoolYearOf(civilDate(now));
  const [start, end] = [`${first}-08-01`, `${last + 1}-08-01`];
  const at = (date: string) => Math.round((daysBetween(start, date) / daysBetween(start, end)) * 1000) / 1000;
  const most = months.reduce((a, b) => (b.count > a.count ? b : a));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return {
    count,
    since: within(monthName(oldest.month, language), language),
    most: { month: within(monthName(most.month, language), language), count: most.count },
    marks: months.map((m) => ({
      at: at(`${m.month}-15`),
      priority: m.worst,
      count: m.count,
      month: monthName(m.month, language),
      date: lastDayOf(m.month),
    })),
    divides: handovers.map((h) => at(civilDate(h))),
    years: years.map((year) => ({
      at: at(`${year}-08-01`),
      label: `${year}–${String((year + 1) % 100).padStart(2, "0")}`,
      months: months
        .filter((m) => schoolYearOf(m.month) === year)
        .map((m) => ({
          name: dates.shortMonth(Number(m.month.slice(5)) - 1, language),
          count: m.count,
          priority: m.worst,
          date: lastDayOf(m.month),
        })),
    })),
  };
}

export type OverviewForScreen = NonNullable<ReturnType<typeof overviewForScreen>>;

const monthName = (month: string, language: Language) =>
  dates.month(new Date(`${month}-15T12:00:00Z`), language);
/** A month's name inside a sentence: Swedish writes it small. */
const within = (name: string, language: Language) =>
  language === "sv" ? name.toLocaleLowerCase("sv") : name;
const lastDayOf = (month: string) => addDays(addMonths(`${month}-01`, 1), -1);

/** The year in which the school year of this date or month began, on 1 August. */
function schoolYearOf(date: string): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 8 ? year : year - 1;
}
