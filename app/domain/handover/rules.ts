// What a handover may be, and when it is reminded of. Pure.
import { addDays } from "../calendar/stockholm";

/** Who can take over pupils. */
export const receiverRoles = ["teacher", "special_educator", "other_staff", "principal"] as const;

/** Graphemes in a summary of one pupil. */
export const summaryLimit = 600;

/** Graphemes in the word of whoever declines. */
export const wordLimit = 300;

/** Days without an answer before a reminder, and between reminders. */
export const remindAfterDays = 3;

interface Waiting {
  /** Civil dates. */
  proposedOn: string;
  changeOn: string;
  remindedOn: string | null;
}

/**
 * Whether a handover that waits for its answer is reminded of today: after three days and each third one, and the day
 * before the change, which is also the giver's last.
 */
export function reminderDue(
  today: string,
  { proposedOn, changeOn, remindedOn }: Waiting,
): "wait" | "unanswered" | "last_day" {
  if (remindedOn === today) return "wait";
  if (today === addDays(changeOn, -1) && proposedOn < today) return "last_day";
  return today >= addDays(remindedOn ?? proposedOn, remindAfterDays) ? "unanswered" : "wait";
}
