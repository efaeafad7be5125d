// What is shown of a thread and beside it, with dates written out: for the pupil's page, and for a handover's preview of
// that page. Pure.
import type { ShownThread } from "~/domain/pupil/show-thread.server";
import { dates } from "./dates";
import type { Language } from "./language";
import { matterForScreen } from "./matter-for-screen";
import { noticedForScreen } from "./noticed-for-screen";
import { elsewhereForScreen, threadForScreen } from "./thread-for-screen";

export function shownForScreen(shown: ShownThread, view: { language: Language; now: Date }) {
  const { language } = view;
  return {
    months: threadForScreen(shown.items, language),
    elsewhere: elsewhereForScreen(shown.linkedElsewhere, language),
    chips: chipsOf(shown),
    copies: shown.copies.map(({ sentAt, ...copy }) => ({
      ...copy,
      sentAt: sentAt ? dates.date(sentAt, language) : "",
    })),
    matters: shown.matters.map((m) => matterForScreen(m, view)),
    noticed: shown.noticed && noticedForScreen(shown.noticed, language),
  };
}

/** What is told of a note beside it: by its id, and only of those that have something. */
function chipsOf({ occasions, matters }: Pick<ShownThread, "occasions" | "matters">) {
  const chips: Record<string, { others: number; matters: { id: string; name: string | null }[] }> = {};
  const of = (id: string) => {
    chips[id] ??= { others: 0, matters: [] };
    return chips[id];
  };
  for (const { ofId } of occasions) of(ofId).others += 1;
  for (const { id, name, concernIds } of matters)
    for (const concernId of concernIds) of(concernId).matters.push({ id, name });
  return chips;
}

export type ShownOnScreen = ReturnType<typeof shownForScreen>;
