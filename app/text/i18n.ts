import { createInstance, type InitOptions, type i18n } from "i18next";
import { firstLanguage, type Language } from "./language";
import type { Namespaces } from "./namespaces";

const options: InitOptions = {
  defaultNS: "shell",
  fallbackLng: false,
  initImmediate: false,
  // React escapes what it renders; escaping twice would show entities.
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  returnNull: false,
};

/** One instance for one language, whole and ready: nothing is fetched later and nothing switches under a page. */
export function createTexts(language: Language, namespaces: Namespaces): i18n {
  const instance = createInstance();
  void instance.init({
    ...options,
    lng: language ?? firstLanguage,
    ns: Object.keys(namespaces),
    resources: { [language]: namespaces },
  });
  return instance;
}
