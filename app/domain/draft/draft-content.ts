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
});

export type DraftContent = z.infer<typeof draftContent>;

/** `contentId`: the draft's own key; null for one from before drafts had keys of their own. */
export const draftPlace = (accountId: string, contentId: string | null) => ({
  owner: { kind: "content" as const, id: contentId ?? `draft-${accountId}` },
  place: { table: "draft", row: accountId, column: "sealed", version: 1 },
});
