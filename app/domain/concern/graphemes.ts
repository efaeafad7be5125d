// Counts a note as its reader counts: in grapheme clusters (Unicode UAX #29), after NFC and with one kind
// of line break, so that the browser's textarea (LF) and a submitted form (CRLF) give the same number.
// Does not trim and does not judge content.

export const noteLimit = 600;

const segmenter = new Intl.Segmenter("sv", { granularity: "grapheme" });

/** The form in which a note is counted, stored and compared. */
export function normaliseNote(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC");
}

export function countGraphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(normaliseNote(text))) count += 1;
  return count;
}

/** Negative when the note is too long. */
export function remaining(text: string, limit = noteLimit): number {
  return limit - countGraphemes(text);
}
