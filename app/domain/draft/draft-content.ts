import { z } from "zod";

const long = z.string().max(20_000).default("");
const short = z.string().max(200).default("");

/** What a draft of a note holds: what was typed, unchecked. */
export const draftContent = z.object({
  pupil: short,
  pupilId: short,
  text: long,
  priority: short,
  category: short,
  circle: short,
  date: short,
  time: short,
  linkTo: short,
  linkKind: short,
  /** Other pupils of the same occasion, a line each. */
  also: z.string().max(2000).default(""),
  /** The body map, as packMarks gives it. */
  marks: long,
  /** Who was ticked to be told, by account, a line each. */
  tell: long,
  /** Files that had come whole, by upload, a line each. */
  uploads: long,
  /** The quick signal that was pressed when nobody was signed in any longer: what its button sent. */
  pressed: short,
});

/** The lines of a field that holds several. */
export const linesOf = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** Nobody has written anything yet: there is nothing to keep. */
export const saysNothing = (content: DraftContent | LeftNoteContent): boolean =>
  content.text === "" &&
  !("marks" in content && [content.marks, content.uploads, content.pressed].some((said) => said !== ""));

export type DraftContent = z.infer<typeof draftContent>;

/** Of a note about a pupil whom the writer does not have. */
export const leftNoteContent = z.object({
  fullName: short,
  className: short,
  schoolUnitId: short,
  text: long,
  priority: short,
  category: short,
  date: short,
  time: short,
});

export type LeftNoteContent = z.infer<typeof leftNoteContent>;

/** Where it is written: the composer, or the page for notes on other pupils. */
export const draftKinds = ["concern", "left_note"] as const;
export type DraftKind = (typeof draftKinds)[number];

export interface DraftContents {
  concern: DraftContent;
  left_note: LeftNoteContent;
}

export const contentOf = { concern: draftContent, left_note: leftNoteContent };

export const keptDays = 14;
export const keptMs = keptDays * 86_400_000;
/** More than anybody writes in fourteen days; the next one is not kept, and the page says so. */
export const mostDrafts = 40;

/** A page's own key. Anything else is the one draft that an account had before drafts had ids. */
export const draftId = (given: string): string => (/^[0-9a-f-]{36}$/.test(given) ? given : "");

/** `contentId`: the draft's own key; null for one from before drafts had keys of their own. */
export const draftPlace = (accountId: string, contentId: string | null) => ({
  owner: { kind: "content" as const, id: contentId ?? `draft-${accountId}` },
  place: { table: "draft", row: accountId, column: "sealed", version: 1 },
});
