// Who is in a draft and who saved what last, as the page shows it: times as words.

import { civilDate } from "~/domain/calendar/stockholm";
import type { Together } from "~/domain/report/be-present.server";
import type { ReadTogether } from "~/domain/report/read-together.server";
import type { Comment } from "~/domain/report-comment/open-comments.server";
import { dates } from "./dates";
import type { Language } from "./language";

export interface ShownSaved {
  version: number;
  name: string;
  at: string;
  mine: boolean;
}

export interface ShownTogether {
  present: { name: string; field: string }[];
  saved: Record<string, ShownSaved>;
}

export function togetherForScreen(
  { present, saved }: Together,
  { now, language }: { now: Date; language: Language },
): ShownTogether {
  const shown = Object.entries(saved).map(([field, by]) => [
    field,
    { ...by, at: momentInWords(by.at, { now, language }) },
  ]);
  return { present, saved: Object.fromEntries(shown) };
}

/** The time of day alone where it is today's. */
export function momentInWords(at: Date, { now, language }: { now: Date; language: Language }): string {
  const time = dates.time(at, language);
  return civilDate(at) === civilDate(now) ? time : `${dates.day(at, language)} ${time}`;
}

export interface ShownComment {
  id: string;
  authorName: string;
  text: string;
  at: string;
}

export interface ShownThread extends ShownComment {
  field: string;
  resolved: boolean;
  answers: ShownComment[];
}

interface Moment {
  now: Date;
  language: Language;
}

const commentInWords = ({ id, authorName, text, at }: Comment, moment: Moment): ShownComment => ({
  id,
  authorName,
  text,
  at: momentInWords(at, moment),
});

/** All that the draft's page shows of those who write it; `fields` are those of the part that is open. */
export function writingForScreen(read: ReadTogether, moment: Moment & { fields: readonly string[] }) {
  const threads = read.comments.map((c) => ({
    ...commentInWords(c, moment),
    field: c.field,
    resolved: c.resolved,
    answers: c.answers.map((a) => commentInWords(a, moment)),
  }));
  return {
    together: togetherForScreen(read, moment),
    threads: threads.filter((c) => moment.fields.includes(c.field)),
    /** By field: how many threads wait, on all parts. */
    waiting: threads.filter((c) => !c.resolved).map((c) => c.field),
    kept: read.kept,
    reviewers: read.reviewers,
    asked: read.asked.map(({ name, at, readAt }) => ({
      name,
      at: momentInWords(at, moment),
      opened: readAt !== null,
    })),
  };
}
