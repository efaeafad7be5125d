/**
 * Text as it may stand in a message: what XML 1.0 cannot hold is taken away, ends of lines are one kind. And a label,
 * which the receiver's systems show in lists and notices: at most 256 characters on one line, and nothing in it that
 * looks like a personal number. A label never holds a report back; a neutral one takes its place.
 * Source: XML 1.0, 2.2 and 2.11; the national message schema (label).
 */

export const longestLabel = 256;
/** Characters of the summary; the rest stands in the PDF. */
export const longestSummary = 100_000;

const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
// Ten or twelve digits in the shape of a Swedish number, with or without its sign.
const likePersonalNumber = /\d{6,8}[\s\-+\u2010-\u2015]?\d{4}/u;

/** The mark of a character that was lost on the way is allowed in XML, but readers take it for a broken file. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(notXml, "").replaceAll("\uFFFD", "?");
}

export function neutralLabel(reference: string): string {
  return `Orosanmälan ${reference}`;
}

export function safeLabel(label: string, reference: string): string {
  const line = cleanText(label).replace(/\s+/gu, " ").trim();
  if (line === "" || likePersonalNumber.test(line)) return neutralLabel(reference);
  return cut(line, longestLabel).trim();
}

/** At most so many UTF-16 units, and never half a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest);
}
