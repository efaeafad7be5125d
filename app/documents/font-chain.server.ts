import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { unpackWoff } from "./unpack-woff";

// Which font draws which character. The first font of the chain that has every code point of a grapheme draws it;
// a grapheme that no font has is an error with the character named, because a font drops what it lacks without a
// word. Characters that are meant to be invisible are left out where no font has them.
// Decision: docs/decisions/0007-pdf-and-seal.md.

export type Weight = 400 | 700;

/** The part of fontkit's font that is used here; pdfkit opens it, so the two never differ in version. */
export interface Face {
  readonly characterSet: number[];
  layout(text: string, features?: string[]): { advanceWidth: number };
  readonly unitsPerEm: number;
  getGlyph(id: number, codePoints?: number[]): Glyph;
}

interface Glyph {
  readonly advanceWidth: number;
}

export interface ChainFont {
  /** The name under which a document registers the font. */
  readonly name: string;
  readonly face: Face;
  readonly has: ReadonlySet<number>;
  readonly rightToLeft: boolean;
}

export class MissingGlyph extends Error {
  override readonly name = "MissingGlyph";
  readonly characters: readonly string[];
  constructor(characters: readonly string[]) {
    super(`No font has ${characters.map((c) => `${nameOf(c)}`).join(", ")}`);
    this.characters = characters.map(nameOf);
  }
}

const chain: readonly (readonly [pkg: string, subset: string])[] = [
  ["atkinson-hyperlegible-next", "latin"],
  ["atkinson-hyperlegible-next", "latin-ext"],
  ["noto-sans", "latin"],
  ["noto-sans", "latin-ext"],
  ["noto-sans", "vietnamese"],
  ["noto-sans", "cyrillic"],
  ["noto-sans", "cyrillic-ext"],
  ["noto-sans", "greek"],
  ["noto-sans", "greek-ext"],
  ["noto-sans-arabic", "arabic"],
  ["noto-sans", "devanagari"],
  ["noto-sans-arabic", "symbols"],
  ["noto-sans-arabic", "math"],
];

const require = createRequire(import.meta.url);
const opened = new Map<string, ChainFont>();

function openFont(pkg: string, subset: string, weight: Weight): ChainFont {
  const name = `${pkg}-${subset}-${weight}`;
  const known = opened.get(name);
  if (known) return known;
  const file = require.resolve(`@fontsource/${pkg}/files/${name}-normal.woff`);
  const opener = new PDFDocument({ autoFirstPage: false, font: "" }).font(unpackWoff(readFileSync(file)));
  const face = (opener as unknown as { _font: { font: Face } })._font.font;
  forgetLetters(face);
  const font = { name, face, has: new Set(face.characterSet), rightToLeft: pkg === "noto-sans-arabic" };
  opened.set(name, font);
  return font;
}

/**
 * fontkit keeps the first letters that it met a glyph for: letters that share a glyph (most Arabic ones; a space and a
 * no-break space) would be told wrongly, and one document would leave its mark in the next.
 */
function forgetLetters(face: Face): void {
  const shared = face.getGlyph.bind(face);
  face.getGlyph = (id, codePoints) => {
    const glyph = shared(id);
    // Reading the width once keeps it with the shared glyph.
    if (!codePoints || glyph.advanceWidth < 0) return glyph;
    return Object.assign(Object.create(glyph), { codePoints });
  };
}

export function primaryFont(weight: Weight): ChainFont {
  return openFont("atkinson-hyperlegible-next", "latin", weight);
}

const invisible = /^[\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;

/** The font for one grapheme; null for what is meant to be invisible and no font has. */
export function fontFor(grapheme: string, weight: Weight, before?: ChainFont): ChainFont | null {
  const points = [...grapheme].map((c) => c.codePointAt(0) as number);
  if (before && points.every((p) => before.has.has(p))) return before;
  for (const [pkg, subset] of chain) {
    const font = openFont(pkg, subset, weight);
    if (points.every((p) => font.has.has(p))) return font;
  }
  if (invisible.test(grapheme)) return null;
  throw new MissingGlyph([grapheme]);
}

/** U+XXXX for each code point: a name that any log or form can show, whatever its own fonts lack. */
export function nameOf(grapheme: string): string {
  return [...grapheme]
    .map((c) => `U+${(c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`)
    .join("+");
}
