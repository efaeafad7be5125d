// Which part of a thread a page shows: as many as are read at one sitting, before or after a named one, at a date, or
// where a named one stands. The place is an id and never a number, so that nothing is skipped when somebody writes or
// takes away a note between two pages; a place that is gone leads to the newest. Pure.
import { type CivilDate, endOfDay, isCivilDate } from "../calendar/stockholm";
import type { Moment } from "./moments";

export const windowLength = 40;

/** What an address may ask for: no day after it has a next one that can be written. */
const lastDay = "9999-12-31";

export interface ThreadPlace {
  /** What is older than this one. */
  older?: string | undefined;
  /** What is newer than this one. */
  newer?: string | undefined;
  /** Where this one stands. */
  entry?: string | undefined;
  /** What had happened by the end of this day. */
  date?: CivilDate | undefined;
}

export interface ThreadWindow<M extends Moment> {
  shown: M[];
  /** The place that the earlier part begins after, and the later part ends before; null where there is none. */
  older: string | null;
  newer: string | null;
}

/** `moments` newest first. */
export function windowOf<M extends Moment>(moments: readonly M[], place: ThreadPlace): ThreadWindow<M> {
  const start = Math.max(0, Math.min(startOf(moments, place), moments.length - 1));
  const shown = moments.slice(start, start + windowLength);
  const after = start + shown.length < moments.length;
  return {
    shown,
    older: after ? (shown.at(-1)?.id ?? null) : null,
    newer: start > 0 ? (shown[0]?.id ?? null) : null,
  };
}

function startOf(moments: readonly Moment[], { older, newer, entry, date }: ThreadPlace): number {
  const position = (id: string) => moments.findIndex((m) => m.id === id);
  if (entry !== undefined) return Math.floor(Math.max(0, position(entry)) / windowLength) * windowLength;
  if (older !== undefined) return position(older) + 1;
  if (newer !== undefined) return position(newer) - windowLength;
  if (date !== undefined && isCivilDate(date) && date < lastDay) {
    const end = endOfDay(date);
    const at = moments.findIndex((m) => m.at < end);
    return at === -1 ? moments.length - windowLength : at;
  }
  return 0;
}
