// Which alarms each side is shown in a list, and what a person may answer to end one. What ends by being done stands without
// an answer: an unopened report is opened. Delivery alarms of the school's own stand on the report's page, with its makers
// (note-carried): an administrator knows of no single report, and is shown what does not match, by reference alone.
// Pure. Source: issue 'Delivery ledger'; docs/operations.md; OSL 40:7 g.
import type { alarmKinds } from "../delivery/words";

export type AlarmKind = (typeof alarmKinds)[number];
export type AlarmSide = "school" | "social";

/** alarm:answers.<id> */
export const alarmAnswers = [
  /** Spoken to the other side: it has it, or it has come. */
  "found",
  "phoned",
  /** It has gone once more, by whatever way. */
  "sent_again",
  /** Whoever runs the house or the service has taken it over. */
  "supplier",
  /** Nothing is missing. */
  "mistaken",
] as const;
export type AlarmAnswer = (typeof alarmAnswers)[number];

const mismatch: readonly AlarmAnswer[] = ["found", "sent_again", "supplier", "mistaken"];
const onItsWay: readonly AlarmAnswer[] = ["phoned", "found", "sent_again", "mistaken"];

export const answersTo: Record<AlarmSide, Partial<Record<AlarmKind, readonly AlarmAnswer[]>>> = {
  school: {
    reconcile_not_received: mismatch,
    reconcile_not_sent: mismatch,
    reconcile_not_at_service: mismatch,
    reconcile_unknown_message: ["supplier", "mistaken"],
  },
  social: {
    not_opened: [],
    not_delivered: onItsWay,
    reconcile_not_received: mismatch,
    reconcile_not_sent: mismatch,
    reconcile_not_forwarded: mismatch,
    forward_not_delivered: onItsWay,
    forward_not_arrived: onItsWay,
    forward_not_opened: ["phoned", "mistaken"],
  },
};

export const kindsOf = (side: AlarmSide) => Object.keys(answersTo[side]) as AlarmKind[];

/** A mismatch that is nobody's alone: a message at the service that no delivery knows. Every administrator is shown it. */
export const houseScope = "house";

export const longestWord = 300;

/** Ten or twelve digits as in a personal identity number: such a thing does not belong in the word. */
export const hasPersonalNumber = (text: string) => /(?<!\d)\d{6}(\d{2})?[-+ ]?\d{4}(?!\d)/.test(text);
