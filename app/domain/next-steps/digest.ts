// Decides who gets a mail that something waits, and what it holds: a number. No name, no kind, no reference: mailboxes
// are read by others, and that there is a report at all is secret (OSL 40:7 g). Once a day at most, on weekdays, and only
// where something has come to wait since the last mail. Composes alone: sending it is another part's work.

import { type CivilDate, civilDate } from "../calendar/stockholm";

/** mail-choice:<id>; one's own. Daily unless somebody says otherwise: what waits is otherwise found by signing in alone. */
export const digestChoices = ["daily", "none"] as const;
export type DigestChoice = (typeof digestChoices)[number];

export interface Waiting {
  email: string | null;
  closedAt: Date | null;
  choice: DigestChoice;
  /** When each thing began to wait. */
  since: readonly Date[];
  lastMailedAt: Date | null;
}

/** Texts: next-steps:digest.{subject,body}; `count` is all that they are told. */
export interface Digest {
  to: string;
  count: number;
}

export function digestFor(waiting: Waiting, now: Date): Digest | null {
  const { email, closedAt, choice, since, lastMailedAt } = waiting;
  if (!email || closedAt || choice === "none" || since.length === 0 || isWeekend(civilDate(now))) return null;
  if (lastMailedAt && civilDate(lastMailedAt) === civilDate(now)) return null;
  if (lastMailedAt && !since.some((at) => at > lastMailedAt)) return null;
  return { to: email, count: since.length };
}

function isWeekend(date: CivilDate): boolean {
  return [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
}
