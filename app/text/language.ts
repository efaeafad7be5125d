export const languages = ["sv", "en"] as const;
export type Language = (typeof languages)[number];
/** Swedish is the language of the statutes and of most readers. */
export const firstLanguage: Language = "sv";

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}
