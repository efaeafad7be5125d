// The renderer's own words; everything else in a document comes with its model. Not in app/text: the worker that
// renders has no i18next, and a filed document must never change its words with the interface.

export interface Words {
  locale: string;
  page: (n: number, of: number) => string;
  reference: string;
  created: string;
  issuer: string;
  entryDate: string;
  entryAuthor: string;
  entryText: string;
  entryVersion: (version: number) => string;
  entryState: string;
  entryQuoted: (quoted: boolean) => string;
  images: string;
  image: (n: number, label: string) => string;
  attachments: string;
  attachmentLabel: string;
  attachmentType: string;
  attachmentSize: string;
  attachmentDigest: string;
  notes: string;
  source: string;
}

const sv: Words = {
  locale: "sv-SE",
  page: (n, of) => `Sida ${n} av ${of}`,
  reference: "Referens",
  created: "Upprättad",
  issuer: "Från",
  entryDate: "Datum",
  entryAuthor: "Skriven av",
  entryText: "Notering",
  entryVersion: (version) => `version ${version}`,
  entryState: "Lydelse",
  entryQuoted: (quoted) => (quoted ? "citerad i texten" : "inte citerad"),
  images: "Bilder",
  image: (n, label) => `Bild ${n}. ${label}`,
  attachments: "Bilagor som lämnas bredvid",
  attachmentLabel: "Bilaga",
  attachmentType: "Typ",
  attachmentSize: "Storlek",
  attachmentDigest: "Kontrollsumma (SHA-256)",
  notes: "Anmärkningar",
  source: "Källa",
};

const en: Words = {
  locale: "en-GB",
  page: (n, of) => `Page ${n} of ${of}`,
  reference: "Reference",
  created: "Drawn up",
  issuer: "From",
  entryDate: "Date",
  entryAuthor: "Written by",
  entryText: "Entry",
  entryVersion: (version) => `version ${version}`,
  entryState: "Wording",
  entryQuoted: (quoted) => (quoted ? "quoted in the text" : "not quoted"),
  images: "Images",
  image: (n, label) => `Image ${n}. ${label}`,
  attachments: "Attachments delivered beside this document",
  attachmentLabel: "Attachment",
  attachmentType: "Type",
  attachmentSize: "Size",
  attachmentDigest: "Digest (SHA-256)",
  notes: "Notes",
  source: "Source",
};

export const words: Record<"sv" | "en", Words> = { sv, en };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: "sv" | "en", month: "long" | "short"): Intl.DateTimeFormat {
  const key = `${language} ${month}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(words[language].locale, {
    timeZone: "Europe/Stockholm",
    day: "numeric",
    month,
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formats.set(key, format);
  return format;
}

/** Date and time as the reader's clock shows it: always Europe/Stockholm, wherever the server stands. */
export function showInstant(iso: string, language: "sv" | "en", month: "long" | "short" = "long"): string {
  const parts = formatOf(language, month).formatToParts(new Date(iso));
  const part = Object.fromEntries(parts.map((p) => [p.type, p.value]));
  const date = `${part.day} ${part.month} ${part.year}`;
  return language === "sv"
    ? `${date} kl. ${part.hour}:${part.minute}`
    : `${date} at ${part.hour}:${part.minute}`;
}

export function showSize(bytes: number, language: "sv" | "en"): string {
  const number = (value: number) =>
    new Intl.NumberFormat(words[language].locale, { maximumFractionDigits: 1 }).format(value);
  if (bytes < 1_000) return `${bytes} byte`;
  if (bytes < 1_000_000) return `${number(bytes / 1_000)} kB`;
  return `${number(bytes / 1_000_000)} MB`;
}
