// What a mark on the body map is: where, of what kind, and the writer's own words. It describes and does not interpret: no
// kind says how an injury came about. Pure; read the same from a form, from a draft and from what was sealed.
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import type { FieldErrors } from "../refusal";
import { bodyParts } from "./parts";

export const injuryKinds = ["bruise", "scratch", "burn", "swelling", "other"] as const;
export type InjuryKind = (typeof injuryKinds)[number];

export const mostMarks = 12;
export const longestWords = 120;

export interface BodyMark {
  part: string;
  kind: InjuryKind;
  words: string;
}

/** One line of the form as it was sent, unchecked. */
export interface TypedMark {
  part: string;
  kind: string;
  words: string;
}

function isTyped(row: unknown): row is TypedMark {
  if (typeof row !== "object" || row === null) return false;
  const { part, kind, words } = row as Record<string, unknown>;
  return [part, kind, words].every((value) => typeof value === "string");
}

/** The names of a line's fields. */
export const markField = (at: number, name: keyof TypedMark): string => `mark-${at}-${name}`;

/** The lines that say anything, in their order; a kind alone says nothing. */
export function readMarks(read: (name: string) => string): TypedMark[] {
  const rows: TypedMark[] = [];
  for (let at = 0; at < mostMarks; at += 1) {
    const [part, kind, words] = (["part", "kind", "words"] as const).map((n) => read(markField(at, n)));
    if (part || words?.trim()) rows.push({ part: part ?? "", kind: kind ?? "", words: words ?? "" });
  }
  return rows;
}

/** As a draft or a refused form carries them: one string, "" for none. */
export const packMarks = (rows: readonly TypedMark[]): string => (rows.length ? JSON.stringify(rows) : "");

export function unpackMarks(text: string | undefined): TypedMark[] {
  if (!text) return [];
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) && rows.length <= mostMarks && rows.every(isTyped) ? rows : [];
  } catch {
    return [];
  }
}

type Checked = { ok: true; marks: BodyMark[] } | { ok: false; errors: FieldErrors };

/** Names every fault beside its field; the lines keep their numbers. */
export function checkMarks(rows: readonly TypedMark[]): Checked {
  const errors: FieldErrors = {};
  const marks: BodyMark[] = [];
  for (const [at, row] of rows.slice(0, mostMarks).entries()) {
    const words = normaliseNote(row.words).trim();
    const kind = injuryKinds.find((k) => k === row.kind);
    if (!bodyParts.includes(row.part)) errors[markField(at, "part")] = { key: "body-map:errors.part" };
    if (!kind) errors[markField(at, "kind")] = { key: "body-map:errors.kind" };
    if (kind === "other" && words === "") errors[markField(at, "words")] = { key: "body-map:errors.words" };
    if (countGraphemes(words) > longestWords)
      errors[markField(at, "words")] = { key: "body-map:errors.long", params: { limit: longestWords } };
    if (kind) marks.push({ part: row.part, kind, words });
  }
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, marks };
}

export const marksToSeal = (marks: readonly BodyMark[]): string => JSON.stringify(marks);

/** What was sealed, or null where its key is gone. */
export const marksFromSealed = (text: string | null): BodyMark[] =>
  unpackMarks(text ?? "").flatMap((row) => {
    const kind = injuryKinds.find((k) => k === row.kind);
    return kind ? [{ ...row, kind }] : [];
  });
