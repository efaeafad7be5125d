import { RemixBrowser } from "@remix-run/react";
import { type ReactNode, StrictMode, startTransition, useEffect, useLayoutEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { RequestContext } from "./components/request-context";
import { keepTyped } from "./keep-typed";
import { nameSender } from "./name-sender";
import { createTexts } from "./text/i18n";
import { firstLanguage, isLanguage, type Language } from "./text/language";
import type { Namespaces } from "./text/namespaces";
import { askBeforeLeaving } from "./unsaved";

/** Only the page's own language is fetched; changing language is a new page. */
async function namespacesOf(language: Language): Promise<Namespaces> {
  if (language === "en") return (await import("./text/english")).english;
  return (await import("./text/swedish")).swedish;
}

const { lang } = document.documentElement;
const language = isLanguage(lang) ? lang : firstLanguage;
const texts = createTexts(language, await namespacesOf(language));
const requestId = document.querySelector<HTMLMetaElement>('meta[name="request-id"]')?.content;

const putBack = keepTyped();
askBeforeLeaving();
nameSender();

/**
 * Waits until the page's own data has been read. RemixBrowser throws the promise of it, before its first hook; where it does
 * so while React takes the page over, and a key is pressed meanwhile, React gives the page up for good (its error 345,
 * github.com/remix-run/remix/issues/10214): no draft is kept then, and nothing says so.
 */
async function dataRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (thrown) {
    if (thrown instanceof Promise) await thrown;
  }
}
await dataRead();

function TakenOver({ children }: { children: ReactNode }) {
  // At once, in the same turn: whatever is drawn or written in between would be without it.
  useLayoutEffect(putBack, []);
  useEffect(() => {
    // For what was there before the scripts: the key that covers the page.
    window.dispatchEvent(new Event("taken-over"));
  }, []);
  return children;
}

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <RequestContext.Provider value={{ requestId }}>
          <TakenOver>
            <RemixBrowser />
          </TakenOver>
        </RequestContext.Provider>
      </I18nextProvider>
    </StrictMode>,
  );
});
