// Shapes what stands on a thread for the screen: dates written out, months set apart. A kind of item that holds further
// dates writes them out here. Pure.
import type { ThreadItem } from "~/domain/thread/kinds.server";
import { dates } from "./dates";
import { type FollowUpOnEntry, onEntry } from "./follow-up-for-screen";
import type { Language } from "./language";
import { progressForScreen } from "./plan-for-screen";

type Written<I> = I extends { kind: "handover" }
  ? Omit<I, "at" | "changeOn"> & { changeOn: string }
  : I extends { kind: "plan" }
    ? Omit<I, "at" | "progress"> & { progress: ReturnType<typeof progressForScreen> }
    : I extends { kind: "entry" }
      ? Omit<I, "at" | "createdAt" | "followUp"> & { followUp: FollowUpOnEntry | null }
      : Omit<I, "at" | "createdAt">;

type Shown<I> = I extends unknown
  ? Written<I> & { day: string; time: string | null; dateTime: string }
  : never;

export type ScreenItem = Shown<ThreadItem>;

export interface ScreenMonth {
  month: string;
  items: ScreenItem[];
}

/** What can be pointed at in words: an entry's day, and the year too where it stands outside the page. */
export interface LinkedElsewhere {
  id: string;
  date: string;
}

/** In the order given: newest first. */
export const threadForScreen = (items: readonly ThreadItem[], language: Language): ScreenMonth[] =>
  monthsOf(items.map(itemForScreen(language)));

/** One item and its month: a long thread is shaped in turns. */
export const itemForScreen = (language: Language) => (item: ThreadItem) => ({
  month: dates.month(item.at, language),
  item: screenItem(item, language),
});

export function monthsOf(shaped: readonly { month: string; item: ScreenItem }[]): ScreenMonth[] {
  const months: ScreenMonth[] = [];
  for (const { month, item } of shaped) {
    const last = months.at(-1);
    if (last?.month === month) last.items.push(item);
    else months.push({ month, items: [item] });
  }
  return months;
}

function screenItem({ at, ...item }: ThreadItem, language: Language): ScreenItem {
  const when = { day: dates.day(at, language), time: null, dateTime: at.toISOString() };
  switch (item.kind) {
    case "entry": {
      const { createdAt: _, followUp, ...entry } = item;
      const seenTo = { followUp: onEntry(followUp, language) };
      return { ...entry, ...seenTo, ...when, time: dates.time(at, language) };
    }
    case "handover":
      return { ...item, ...when, changeOn: dates.civil(item.changeOn, language) };
    case "plan":
      return { ...item, ...when, progress: progressForScreen(item.progress, language) };
    case "report":
    case "outcome":
    case "file":
      return { ...item, ...when };
  }
}

export const elsewhereForScreen = (
  linked: readonly { id: string; at: Date }[],
  language: Language,
): LinkedElsewhere[] => linked.map(({ id, at }) => ({ id, date: dates.date(at, language) }));
