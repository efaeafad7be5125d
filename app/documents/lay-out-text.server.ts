import { type ChainFont, fontFor, MissingGlyph, primaryFont, type Weight } from "./font-chain.server";
import { hasRightToLeft, isMostlyRightToLeft, mirror, orderLine } from "./order-text";

// Breaks text into lines of a width and each line into runs of one font and one direction, in the order they are
// drawn. Breaks at spaces and after hyphens and slashes; a word wider than the line is broken between graphemes.

export interface Run {
  font: ChainFont;
  text: string;
  width: number;
  /** From the line's left edge. Runs come in reading order, which is not always from left to right. */
  x: number;
  rightToLeft: boolean;
}

export interface Line {
  runs: Run[];
  width: number;
  /** Set from the right edge. */
  rightToLeft: boolean;
}

export interface TextStyle {
  weight: Weight;
  size: number;
  /** Baseline to baseline. */
  leading: number;
  color: string;
}

type Piece = Pick<Run, "font" | "text"> & { units: number };

const segmenter = new Intl.Segmenter("sv", { granularity: "grapheme" });
const graphemesOf = (text: string) => Array.from(segmenter.segment(text), (s) => s.segment);

/** One per document, so that no document's words outlive it in the worker. */
export class TextSetter {
  readonly #words: Record<Weight, Map<string, Piece[]>> = { 400: new Map(), 700: new Map() };
  readonly #units: Record<Weight, Map<string, number>> = { 400: new Map(), 700: new Map() };
  readonly #missing = new Map<string, true>();

  /** Everything is laid out before this is asked, so that all missing characters are named at once. */
  failIfGlyphsAreMissing(): void {
    if (this.#missing.size > 0) throw new MissingGlyph([...this.#missing.keys()]);
  }

  lines(text: string, style: TextStyle, width: number): Line[] {
    const clean = text
      .normalize("NFC")
      .replace(/\r\n?|\u2028|\u2029/g, "\n")
      .replace(/\t/g, " ");
    const paragraphs = clean.split("\n").map((paragraph) => paragraph.trimEnd());
    // Text that is read out or copied has its words apart where the line ends, too.
    return paragraphs.flatMap((paragraph, i) =>
      this.#paragraph(i < paragraphs.length - 1 ? `${paragraph} ` : paragraph, style, width),
    );
  }

  #paragraph(text: string, style: TextStyle, width: number): Line[] {
    const base = hasRightToLeft(text) && isMostlyRightToLeft(text) ? 1 : 0;
    const lines: string[] = [];
    let line = "";
    let used = 0;
    for (const word of text.match(/[^\s\-/]*[-/]+(?=\S)|\S+\s*|\s+/gu) ?? [""]) {
      for (const part of this.#fit(word, style, width)) {
        const visible = this.#widthOf(part.trimEnd(), style);
        if (line !== "" && used + visible > width) {
          lines.push(line);
          line = "";
          used = 0;
        }
        line += part;
        used += this.#widthOf(part, style);
      }
    }
    lines.push(line);
    return lines.map((content) => this.#line(content, style, base));
  }

  /** The word itself, or its pieces where it is wider than a whole line. */
  #fit(word: string, style: TextStyle, width: number): string[] {
    if (this.#widthOf(word.trimEnd(), style) <= width) return [word];
    const parts: string[] = [];
    let part = "";
    for (const grapheme of graphemesOf(word)) {
      if (part !== "" && this.#widthOf(part + grapheme, style) > width) {
        parts.push(part);
        part = "";
      }
      part += grapheme;
    }
    return [...parts, part];
  }

  #line(content: string, style: TextStyle, base: 0 | 1): Line {
    const runs =
      base === 1 || hasRightToLeft(content)
        ? this.#mixedRuns(content, style, base)
        : this.#runs(content, style);
    const trailing = content.length - content.trimEnd().length;
    const width = widthOf(runs) - (trailing ? this.#widthOf(" ", style) : 0);
    return { runs, width, rightToLeft: base === 1 };
  }

  #runs(content: string, style: TextStyle): Run[] {
    const runs: Run[] = [];
    let x = 0;
    for (const word of content.match(/\S+\s*|\s+/gu) ?? []) {
      for (const { font, text, units } of this.#pieces(word, style.weight)) {
        const width = (units * style.size) / 1000;
        const last = runs.at(-1);
        if (last && last.font === font) {
          last.text += text;
          last.width += width;
        } else runs.push({ font, text, width, x, rightToLeft: false });
        x += width;
      }
    }
    return runs;
  }

  #mixedRuns(content: string, style: TextStyle, base: 0 | 1): Run[] {
    const placed: { place: number; runs: Run[] }[] = [];
    let x = 0;
    for (const stretch of orderLine(graphemesOf(content.trimEnd()), base)) {
      const rightToLeft = stretch.level % 2 === 1;
      const runs = rightToLeft ? this.#rightToLeftRuns(stretch.text, style) : this.#runs(stretch.text, style);
      placed.push({ place: stretch.place, runs: runs.map((run) => ({ ...run, x: run.x + x })) });
      x += widthOf(runs);
    }
    return placed.sort((a, b) => a.place - b.place).flatMap(({ runs }) => runs);
  }

  /**
   * The first run in reading order stands rightmost. A font of left-to-right letters would not turn its signs around,
   * so each of them is a run.
   */
  #rightToLeftRuns(text: string, style: TextStyle): Run[] {
    const pieces = this.#split(text, style.weight).flatMap((piece) =>
      piece.font.rightToLeft
        ? [piece]
        : graphemesOf(piece.text).map((sign) => measure(piece.font, mirror(sign))),
    );
    let x = pieces.reduce((sum, piece) => sum + (piece.units * style.size) / 1000, 0);
    return pieces.map(({ units, ...piece }) => {
      const width = (units * style.size) / 1000;
      x -= width;
      return { ...piece, width, x, rightToLeft: piece.font.rightToLeft };
    });
  }

  #widthOf(text: string, style: TextStyle): number {
    const known = this.#units[style.weight];
    let units = known.get(text);
    if (units === undefined) {
      units = 0;
      for (const word of text.match(/\S+\s*|\s+/gu) ?? []) {
        for (const piece of this.#pieces(word, style.weight)) units += piece.units;
      }
      known.set(text, units);
    }
    return (units * style.size) / 1000;
  }

  #pieces(word: string, weight: Weight): Piece[] {
    const known = this.#words[weight].get(word);
    if (known) return known;
    const font = primaryFont(weight);
    const plain = /^[\x20-\x7e\xa0-\xff]*$/.test(word) && !word.includes("\xad");
    const pieces = plain ? [measure(font, word)] : this.#split(word, weight);
    this.#words[weight].set(word, pieces);
    return pieces;
  }

  #split(text: string, weight: Weight): Piece[] {
    const parts: { font: ChainFont; text: string }[] = [];
    for (const grapheme of graphemesOf(text)) {
      const last = parts.at(-1);
      const neutral = /^[\p{Z}\p{P}]$/u.test(grapheme);
      const font = this.#fontFor(grapheme, weight, neutral ? last?.font : undefined);
      if (!font) continue;
      if (last && last.font === font) last.text += grapheme;
      else parts.push({ font, text: grapheme });
    }
    return parts.map((part) => measure(part.font, part.text));
  }

  #fontFor(grapheme: string, weight: Weight, before: ChainFont | undefined): ChainFont | null {
    try {
      return fontFor(grapheme, weight, before);
    } catch (error) {
      if (!(error instanceof MissingGlyph)) throw error;
      this.#missing.set(grapheme, true);
      return null;
    }
  }
}

function widthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.width, 0);
}

function measure(font: ChainFont, text: string): Piece {
  return { font, text, units: (font.face.layout(text).advanceWidth * 1000) / font.face.unitsPerEm };
}
