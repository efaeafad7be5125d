// What a school authority adds to the report form in its own words: an introduction, guidance beside a field, a standard
// phrase for a category. They stand beside the tool's questions, guidance and citations under the authority's name and take
// the place of none: no key of the tool's texts can be named here. Decides nothing about who may write them.
import { normaliseNote } from "../concern/graphemes";
import type { FieldErrors } from "../refusal";
import { type ReportCategory, reportCategories } from "../report/categories";
import { currentForm, fieldsOf } from "../report/form";

/** report-text:kinds.<kind> */
export const textKinds = ["intro", "guidance", "phrase"] as const;
export type TextKind = (typeof textKinds)[number];
export const textLanguages = ["sv", "en"] as const;
export type TextLanguage = (typeof textLanguages)[number];

export const longestText: Record<TextKind, number> = { intro: 600, guidance: 400, phrase: 600 };

const items: Record<TextKind, readonly string[]> = {
  intro: [""],
  guidance: fieldsOf(currentForm)
    .map((field) => field.id)
    .filter((id) => id !== "receiver"),
  phrase: reportCategories,
};

/** What a kind of text can be written for, in the form's order. */
export const itemsOf = (kind: TextKind): readonly string[] => items[kind];

/** Which text is meant; null where there is no such. */
export function textSlot(kind: string, item: string): { kind: TextKind; item: string } | null {
  const known = textKinds.find((k) => k === kind);
  return known && items[known].includes(item) ? { kind: known, item } : null;
}

export type CheckedTexts =
  | { ok: true; texts: Record<TextLanguage, string> }
  | { ok: false; errors: FieldErrors };

/** Both languages at once; empty takes the authority's words back. */
export function checkTexts(kind: TextKind, given: Record<TextLanguage, string>): CheckedTexts {
  const errors: FieldErrors = {};
  const texts = { sv: "", en: "" };
  for (const language of textLanguages) {
    texts[language] = normaliseNote(given[language]).trim();
    if (texts[language].length > longestText[kind])
      errors[language] = { key: "text_too_long", params: { limit: longestText[kind] } };
  }
  if (texts.sv === "" && texts.en !== "") errors.sv = { key: "report-text:errors.swedish" };
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, texts };
}

/** One wording as it holds now. */
export interface HeldText {
  kind: TextKind;
  item: string;
  language: TextLanguage;
  text: string;
  version: number;
}

export interface OwnTexts {
  intro: string;
  /** By field. */
  guidance: Record<string, string>;
  phrases: { category: ReportCategory; text: string }[];
}

/** As a reader of the language meets them, Swedish where there is no other; phrases of the chosen categories alone. */
export function ownTexts(
  held: readonly HeldText[],
  { language, categories }: { language: TextLanguage; categories: readonly ReportCategory[] },
): OwnTexts {
  const of = (kind: TextKind, item: string) => {
    const found = held.filter((t) => t.kind === kind && t.item === item && t.text !== "");
    return (found.find((t) => t.language === language) ?? found.find((t) => t.language === "sv"))?.text ?? "";
  };
  const written = (kind: TextKind) => items[kind].map((item) => [item, of(kind, item)] as const);
  return {
    intro: of("intro", ""),
    guidance: Object.fromEntries(written("guidance").filter(([, text]) => text !== "")),
    phrases: reportCategories
      .filter((category) => categories.includes(category))
      .map((category) => ({ category, text: of("phrase", category) }))
      .filter(({ text }) => text !== ""),
  };
}
