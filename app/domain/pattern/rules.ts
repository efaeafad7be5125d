// When a pupil's notes make a pattern that is worth a word on the page. Counts alone: no text is read, nothing is judged,
// and what is found asks for no answer. Source: the needs analysis of 2019 (trouble is to be seen earlier) and
// JO 6755-2012 (no internal assessment in place of a report). The thresholds are the tool's own, set in decision 0029.
import type { Category, Priority } from "../concern/rules";

/** What the rules know of a note: never its text. */
export interface Sign {
  occurredAt: Date;
  createdAt: Date;
  authorId: string;
  priority: Priority;
  category: Category;
}

interface PatternRule {
  id: "many" | "several_people" | "worsening";
  /** What is counted among the notes of the period; "rising" is the notes in a row that end more urgent than they began. */
  counts: "notes" | "people" | "rising";
  atLeast: number;
  days: number;
}

/** pattern:found.<id> explains each in words. */
export const patternRules: readonly PatternRule[] = [
  { id: "many", counts: "notes", atLeast: 3, days: 30 },
  { id: "several_people", counts: "people", atLeast: 3, days: 90 },
  { id: "worsening", counts: "rising", atLeast: 3, days: 90 },
];

export interface Pattern {
  id: PatternRule["id"];
  count: number;
  days: number;
  /** When the notes that it rests on happened, oldest first. */
  dates: Date[];
}

const dayLength = 86_400_000;
const urgency: Record<Priority, number> = { no_action: 0, action_desirable: 1, act_now: 2 };

/** Of the same moment: as they were written, and the more urgent last. */
const byTime = (a: Sign, b: Sign) =>
  +a.occurredAt - +b.occurredAt || +a.createdAt - +b.createdAt || urgency[a.priority] - urgency[b.priority];

/** A note of what works well is no sign of trouble. */
const isOfWorry = (sign: Sign) => sign.category !== "positive";

/** The longest row of notes up to the last one, none of them less urgent than the one before it; empty where it never rose. */
function risingAtTheEnd(signs: readonly Sign[]): Sign[] {
  const row = [...signs];
  for (let i = row.length - 1; i > 0; i -= 1) {
    const [before, after] = [row[i - 1], row[i]];
    if (before && after && urgency[before.priority] > urgency[after.priority]) {
      row.splice(0, i);
      break;
    }
  }
  const [first, last] = [row.at(0), row.at(-1)];
  return first && last && urgency[first.priority] < urgency[last.priority] ? row : [];
}

/** What the notes of each rule's last days make, in the order of the table. Notes of the future count for nothing. */
export function patternsIn(signs: readonly Sign[], now: Date): Pattern[] {
  const worries = signs.filter(isOfWorry).sort(byTime);
  return patternRules.flatMap(({ id, counts, atLeast, days }) => {
    const from = +now - days * dayLength;
    const lately = worries.filter((s) => +s.occurredAt >= from && s.occurredAt <= now);
    const rests = counts === "rising" ? risingAtTheEnd(lately) : lately;
    const count = counts === "people" ? new Set(rests.map((s) => s.authorId)).size : rests.length;
    return count < atLeast ? [] : [{ id, count, days, dates: rests.map((s) => s.occurredAt) }];
  });
}
