// Concerns as text for the report: dated, attributed and quoted as they were written, in the order they happened.
import { civilTime } from "../calendar/stockholm";

export interface QuotedEntry {
  occurredAt: Date;
  authorName: string;
  text: string;
}

const later = (a: QuotedEntry, b: QuotedEntry) => a.occurredAt.getTime() - b.occurredAt.getTime();

export function quoteEntries(entries: readonly QuotedEntry[]): string {
  return [...entries]
    .sort(later)
    .map(({ occurredAt, authorName, text }) => {
      const { date, time } = civilTime(occurredAt);
      return `${date} ${time} (${authorName}): ${text.trim()}`;
    })
    .join("\n\n");
}

/** What the writer has, and the quotations after it; nothing is quoted twice. */
export function withQuotations(written: string, entries: readonly QuotedEntry[]): string {
  const fresh = entries.filter((e) => !written.includes(e.text.trim()));
  return [written.trimEnd(), quoteEntries(fresh)].filter(Boolean).join("\n\n");
}

/** Whether a note stands word for word in any of the report's answers. */
export function quotedIn(answers: Readonly<Record<string, unknown>>, text: string): boolean {
  const note = text.trim();
  return note !== "" && Object.values(answers).some((a) => typeof a === "string" && a.includes(note));
}
