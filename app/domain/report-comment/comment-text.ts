// What a comment on a field of a draft may hold. Does not know who may write one.
import { normaliseNote } from "../concern/graphemes";

export const commentLimit = 1000;

/** The text as it is kept, or the key of what is wrong with it (report-together:errors). */
export function commentText(given: string): { text: string } | { wrong: "empty" | "tooLong" } {
  const text = normaliseNote(given.replaceAll("\r\n", "\n")).trim();
  if (text === "") return { wrong: "empty" };
  return text.length > commentLimit ? { wrong: "tooLong" } : { text };
}
