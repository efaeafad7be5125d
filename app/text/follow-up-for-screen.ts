// Shapes a follow-up for the screen: dates written out, of the note its present wording alone. Pure.
import type { FollowedUp } from "~/domain/follow-up/follow-ups-on.server";
import type { readFollowUp } from "~/domain/follow-up/read-follow-up.server";
import { dates } from "./dates";
import type { Language } from "./language";

type Read = Awaited<ReturnType<typeof readFollowUp>>;

export function stepsForScreen(steps: Read["history"], language: Language) {
  return steps.map(({ concernId: _, onDate, at, ...step }) => ({
    ...step,
    onDate: onDate ? dates.civil(onDate, language) : "",
    at: dates.when(at, language),
  }));
}

/** What a page shows of the note itself. `text` is null where it is withdrawn. */
export function noteForScreen(concern: Read["concern"], language: Language) {
  const [now] = concern.versions;
  return {
    id: concern.id,
    lockedBy: concern.lockedBy,
    pupil: concern.pupil,
    authorName: concern.authorName,
    inner: concern.circle === "student_health",
    text: concern.status === "active" ? (now?.text ?? "") : null,
    priority: now?.priority ?? ("no_action" as const),
    occurredAt: now ? dates.when(now.occurredAt, language) : "",
  };
}

export function followUpForScreen({ concern, followUp, canBegin, history }: Read, language: Language) {
  return {
    concern: noteForScreen(concern, language),
    followUp: followUp && {
      ...followUp,
      dueDate: followUp.dueOn,
      dueOn: dates.civil(followUp.dueOn, language),
    },
    canBegin,
    history: stepsForScreen(history, language),
  };
}

/** What stands under a note on a thread. */
export function onEntry(followUp: FollowedUp | null, language: Language) {
  if (!followUp) return null;
  const { status, ownerName, dueOn, overdue, closing, decisions } = followUp;
  return {
    open: status !== "closed",
    ownerName,
    dueOn: dates.civil(dueOn, language),
    overdue,
    closing: closing && { ...closing, at: dates.date(closing.at, language) },
    decisions: decisions.map(({ id, text, at }) => ({ id, text, at: dates.date(at, language) })),
  };
}

export type FollowUpOnEntry = NonNullable<ReturnType<typeof onEntry>>;
