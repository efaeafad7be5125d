// Decides who gets a mail that something waits, and what it holds: a number. No name, no kind, no reference: mailboxes
// are read by others, and that there is a report at all is secret (OSL 40:7 g). Only where something has come to wait since
// the last mail: in the morning of a weekday, and in the afternoon of the very day when it came, so that a report that was
// begun and not sent is asked for the same day (SoL 19:1: at once). Anything that waits counts alike, or the afternoon's
// mail would tell of a report. Composes alone: sending it is another part's work.

import { type CivilDate, civilDate, civilTime } from "../calendar/stockholm";

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

/** Stockholm's time: there is still somebody at work, and time to act. */
const afternoon = "15:00";

export function digestFor(waiting: Waiting, now: Date): Digest | null {
  const { email, closedAt, choice, since, lastMailedAt } = waiting;
  const fresh = since.filter((at) => !lastMailedAt || at > lastMailedAt);
  if (!email || closedAt || choice === "none" || fresh.length === 0) return null;
  const today = civilDate(now);
  const inTheMorning = !isWeekend(today) && !(lastMailedAt && civilDate(lastMailedAt) === today);
  const theSameDay = civilTime(now).time >= afternoon && fresh.some((at) => civilDate(at) === today);
  return inTheMorning || theSameDay ? { to: email, count: since.length } : null;
}

function isWeekend(date: CivilDate): boolean {
  return [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
}
