// The words of a filed document: it speaks its own language, whatever the reader's is.
import type { Words } from "~/domain/report/words";
import { textsIn } from "./text/i18n.server";
import type { Language } from "./text/language";

export const wordsIn =
  (language: Language): Words =>
  (key, params) =>
    textsIn(language).t(key, params ?? {});
