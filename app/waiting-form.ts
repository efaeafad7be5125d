// A form that was sent too late, as its page has it.

export interface WaitingForm {
  /** "another": somebody else is signed in here, who sends nothing of it. */
  state: "waits" | "another";
  writer: string;
  /** Where it was going. */
  to: string;
  fields: { name: string; value: string }[];
  /** It could have files: those are chosen again. */
  hadFiles?: boolean;
}

/** Of a page's error. */
export function isWaitingForm(given: unknown): given is WaitingForm {
  const { writer, to, fields } = (given ?? {}) as Partial<WaitingForm>;
  return typeof writer === "string" && typeof to === "string" && Array.isArray(fields);
}
