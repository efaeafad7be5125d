// Until when an access holds, in words: an end is exclusive, and a reader thinks of the last day on which it holds, or of the
// minute where it ends in a day. Pure.
import { civilTime } from "~/domain/calendar/stockholm";
import { dates } from "./dates";
import type { Language } from "./language";

export function lastOf(until: Date, language: Language): string {
  const isMidnight = civilTime(until).time === "00:00";
  return isMidnight ? dates.date(new Date(until.getTime() - 1), language) : dates.when(until, language);
}
