// Decides a request's language: the reader's own choice (cookie), then the browser's wish, then Swedish.
// The language is never in the URL, so that a link opens in its reader's language.
import { createCookie } from "@remix-run/node";
import type { i18n, TFunction } from "i18next";
import { RemixI18Next } from "remix-i18next/server";
import { english } from "./english";
import { createTexts } from "./i18n";
import { firstLanguage, isLanguage, type Language, languages } from "./language";
import { swedish } from "./swedish";

const aYear = 60 * 60 * 24 * 365;

/** Holds "sv" or "en" and nothing else: it may go without consent and without a session. */
export const languageCookie = createCookie("language", {
  path: "/",
  sameSite: "lax",
  httpOnly: true,
  maxAge: aYear,
});

const texts: Record<Language, i18n> = {
  sv: createTexts("sv", swedish),
  en: createTexts("en", english),
};

const detector = new RemixI18Next({
  detection: {
    supportedLanguages: [...languages],
    fallbackLanguage: firstLanguage,
    cookie: languageCookie,
    order: ["cookie", "header"],
  },
});

export async function languageOf(request: Request): Promise<Language> {
  const found = await detector.getLocale(request);
  return isLanguage(found) ? found : firstLanguage;
}

export function textsIn(language: Language): i18n {
  return texts[language];
}

/** Texts by key (`namespace:key`) for a use case that writes words: it knows no page. */
export const wordsIn =
  (language: Language) =>
  (key: string, params?: Record<string, string | number>): string =>
    texts[language].t(key, params ?? {});

/** For loaders and actions: `const { language, t } = await textsFor(request)`; keys are `namespace:key`. */
export async function textsFor(request: Request): Promise<{ language: Language; t: TFunction }> {
  const language = await languageOf(request);
  return { language, t: texts[language].t };
}
