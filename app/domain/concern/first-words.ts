// The beginning of a text, by which its writer knows it again: in her list of drafts, and before she deletes a note. Pure.

/** At most so many words, on one line; with an ellipsis where there are more. */
export function firstWords(text: string, atMost: number): string {
  const words = text.split(/\s+/).filter(Boolean);
  return words.slice(0, atMost).join(" ") + (words.length > atMost ? " …" : "");
}
