// Dates as readers write them, in Europe/Stockholm. Loaders call this, so that the browser never formats again.
import type { Language } from "./language";

const zone = "Europe/Stockholm";
const locales: Record<Language, string> = { sv: "sv-SE", en: "en-GB" };

const formats = (language: Language) => {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { timeZone: zone, ...options });
  return {
    day: of({ weekday: "short", day: "numeric", month: "short" }),
    date: of({ day: "numeric", month: "long", year: "numeric" }),
    month: of({ month: "long", year: "numeric" }),
    shortMonth: of({ month: "short" }),
    time: of({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    when: of({
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
  };
};

const made = { sv: formats("sv"), en: formats("en") };

const plain = (text: string) => text.replaceAll(".", "");

export const dates = {
  /** "mån 17 nov" */
  day: (at: Date, language: Language) => plain(made[language].day.format(at)),
  /** "17 november 2025" */
  date: (at: Date, language: Language) => made[language].date.format(at),
  /** "November 2025" */
  month: (at: Date, language: Language) => {
    const text = made[language].month.format(at);
    return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
  },
  /** "jan", of month 0 */
  shortMonth: (month: number, language: Language) =>
    plain(made[language].shortMonth.format(Date.UTC(2026, month, 15))),
  /** "10:20" */
  time: (at: Date, language: Language) => made[language].time.format(at),
  /** "17 november 2025 10:20" */
  when: (at: Date, language: Language) => made[language].when.format(at),
  /** A civil date, "2026-03-01", as "1 mars 2026". */
  civil: (date: string, language: Language) => made[language].date.format(new Date(`${date}T12:00:00Z`)),
};
