// Shapes a follow-up for the screen: dates written out, of the note its present wording alone. Pure.
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
