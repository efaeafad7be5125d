// Shapes who may read for the screen: the reader herself apart from the others, last days written out. Pure.
import type { Reader } from "~/domain/access-grant/who-may-read.server";
import { civilTime } from "~/domain/calendar/stockholm";
import { dates } from "./dates";
import type { Language } from "./language";

export interface ScreenReader {
  id: string;
  name: string;
  role: string;
  ground: string;
  /** The last day, or "". */
  until: string;
  inner: boolean;
}

/** The others, in the order given. */
export function othersForScreen(
  readers: readonly Reader[],
  view: { me: string; language: Language },
): ScreenReader[] {
  return readers
    .filter(({ accountId }) => accountId !== view.me)
    .map(({ accountId, until, ...r }) => ({
      ...r,
      id: accountId,
      until: until ? lastOf(until, view.language) : "",
    }));
}

/** An end is exclusive; a reader thinks of the last day on which it holds, or of the minute where it ends in a day. */
function lastOf(until: Date, language: Language): string {
  const isMidnight = civilTime(until).time === "00:00";
  return isMidnight ? dates.date(new Date(until.getTime() - 1), language) : dates.when(until, language);
}
