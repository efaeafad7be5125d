// Arabic letters share their body: ba, ta and nun are one glyph and a glyph of dots. pdfkit remembers one letter per
// glyph, so text taken out of the document, by a reader's voice or a search, would have the wrong letters. Here each
// pair of glyph and letter gets a code of its own in the embedded font. Touches pdfkit 0.20's embedded font from
// within; render-pdf.test.ts reads the letters back. Source: ISO 32000-1, 9.10.3 (ToUnicode).

interface Glyph {
  id: number;
  codePoints: number[];
  advanceWidth: number;
}

export interface EmbeddedFont {
  subset: { glyphs: number[] };
  widths: number[];
  unicode: number[][];
  scale: number;
  layout(text: string, features?: string[]): { glyphs: Glyph[]; positions: object[] };
  encode(text: string, features?: string[]): [string[], object[]];
}

export function tellLettersApart(font: EmbeddedFont): void {
  const codes = new Map<string, number>();
  font.encode = (text, features) => {
    const { glyphs, positions } = font.layout(text, features);
    const encoded = glyphs.map((glyph) => {
      const key = `${glyph.id} ${glyph.codePoints.join(" ")}`;
      const code = codes.get(key) ?? font.subset.glyphs.push(glyph.id) - 1;
      codes.set(key, code);
      font.widths[code] = glyph.advanceWidth * font.scale;
      font.unicode[code] = glyph.codePoints;
      return code.toString(16).padStart(4, "0");
    });
    return [encoded, positions];
  };
}
