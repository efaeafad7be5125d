// A file beside a report as its pages show it: kind and size in the words of the document that lists it.
import { showSize } from "~/documents/words";
import { endingOf } from "~/domain/concern/file-rules";
import type { Words } from "~/domain/report/words";
import type { Language } from "./language";

export function fileForScreen<F extends { mediaType: string; size: number }>(
  { mediaType, size, ...file }: F,
  { language, words }: { language: Language; words: Words },
) {
  return {
    ...file,
    kind: words(`report:document.kinds.${endingOf(mediaType)}`),
    size: showSize(size, language),
  };
}
