import type { CivilDate } from "./stockholm";

const locales = { sv: "sv-SE", en: "en-GB" } as const;

/** A civil date as people write it in a text: "17 november 2026". */
export function writtenDate(date: CivilDate, language: keyof typeof locales): string {
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${date}T12:00:00Z`));
}
