// A mark on the body map in words, the same on the page, on the thread and in a report: what, where, and the writer's own.
import type { BodyMark } from "./marks";
import { partAndSide } from "./parts";

/** Texts by key (`namespace:key`): a page's or a document's. */
export type Words = (key: string, params?: Record<string, string | number>) => string;

export function partWords(words: Words, part: string): string {
  const { name, side } = partAndSide(part);
  const where = words(`body-map:parts.${name}`);
  return side ? words(`body-map:sides.${side}`, { part: where }) : where;
}

export function markWords(words: Words, mark: Pick<BodyMark, "part" | "kind" | "words">): string {
  const what = words(`body-map:kinds.${mark.kind}`);
  const line = `${what}, ${partWords(words, mark.part)}`;
  return mark.words === "" ? line : `${line}: ${mark.words}`;
}

/** A note with what was marked, as a report quotes it. */
export function withMarks(words: Words, text: string, marks: readonly BodyMark[]): string {
  if (marks.length === 0) return text;
  const lines = marks.map((mark) => `– ${markWords(words, mark)}`);
  return [text.trimEnd(), words("body-map:seen"), ...lines].join("\n");
}
