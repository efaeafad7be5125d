// A page's title says what kind of page it is and never whom it is about: it stands in tabs, histories and on
// screens that others see.
import { title as english } from "./en/title";
import { firstLanguage, isLanguage, type Language } from "./language";
import { title as swedish } from "./sv/title";

export type TitleKey = keyof typeof swedish;

const titles: Record<Language, Record<TitleKey, string>> = { sv: swedish, en: english };

export function titleIn(language: unknown, key: TitleKey): string {
  return `${titles[isLanguage(language) ? language : firstLanguage][key]} · Röda tråden`;
}

interface Matched {
  matches: readonly { id: string; data?: unknown }[];
}

/** `export const meta = titled("pupil");` The language is the one that the frame's loader found. */
export function titled(key: TitleKey) {
  return ({ matches }: Matched): { title: string }[] => {
    const frame = matches.find(({ id }) => id === "root")?.data as { language?: unknown } | undefined;
    return [{ title: titleIn(frame?.language, key) }];
  };
}
