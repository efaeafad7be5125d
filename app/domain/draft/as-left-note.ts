// A draft on a pupil whom its writer has no longer, as a note that she can leave by name: what she typed of whom it is about,
// and her words, the body map among them as the lines that say the same. Nothing is looked up. Pure.
import { type Words, withMarks } from "../body-map/mark-words";
import { checkMarks, unpackMarks } from "../body-map/marks";
import type { DraftContent, LeftNoteContent } from "./draft-content";

export function asLeftNote(content: DraftContent, words: Words): LeftNoteContent {
  const { pupil, text, priority, category, date, time } = content;
  // As the list of pupils offers them: "Alva Lindqvist, 5B".
  const [fullName = "", ...rest] = pupil.split(",").map((part) => part.trim());
  return {
    fullName,
    className: rest.join(", "),
    schoolUnitId: "",
    text: ownWords({ text, marks: content.marks }, words),
    ...{ priority, category, date, time },
  };
}

/** What she wrote and marked, in words; a mark that is not finished is left out. */
export function ownWords({ text, marks }: Pick<DraftContent, "text" | "marks">, words: Words): string {
  const whole = unpackMarks(marks).flatMap((mark) => {
    const checked = checkMarks([mark]);
    return checked.ok ? checked.marks : [];
  });
  return withMarks(words, text, whole);
}
