// What was searched for, marked where it stands on the screen. Paper is not marked: nothing gives it the words.
import { createContext, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import { type FoundBeyond, piecesOf, typedWords } from "~/domain/thread/found-words";

const Searched = createContext<readonly string[]>([]);

export function SearchedWords({ words, children }: { words: string; children: ReactNode }) {
  return <Searched.Provider value={typedWords(words)}>{children}</Searched.Provider>;
}

/** A text, with the words that were searched for marked. */
export function Marked({ children }: { children: string }) {
  const words = useContext(Searched);
  if (words.length === 0) return children;
  return piecesOf(children, words).map(({ at, text, found }) =>
    found ? (
      <mark key={at} className="searched">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

/** Under an item that was found by what the thread does not show of it: where that is. */
export function FoundIn({ places }: { places: readonly FoundBeyond[] }) {
  const { t } = useTranslation("thread");
  if (places.length === 0) return null;
  return (
    <p className="soft">{t("found.in", { places: places.map((place) => t(`found.${place}`)).join(", ") })}</p>
  );
}
