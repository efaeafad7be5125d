// The order in which the letters of one line stand on paper when scripts of both directions meet.
// A reduced form of the Unicode Bidirectional Algorithm (UAX 9): strong letters, numbers and neutrals at the levels
// 0-2. It does not know explicit embeddings and isolates, which forms have no way to write.

export interface Stretch {
  /** As it is read and said. */
  text: string;
  /** Its place in reading order; the stretches of a line come in the order they are drawn. */
  place: number;
  /** Odd levels are read from right to left. */
  level: number;
}

const rightToLeft =
  /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}|\p{Script=Adlam}/u;
const strongLeft = /\p{L}/u;
const digit = /\p{Nd}/u;
const mirrors: Record<string, string> = {
  "(": ")",
  ")": "(",
  "[": "]",
  "]": "[",
  "{": "}",
  "}": "{",
  "<": ">",
  ">": "<",
  "«": "»",
  "»": "«",
  "‹": "›",
  "›": "‹",
};

/** The bracket that stands for this one in text from right to left (UAX 9, L4). */
export function mirror(grapheme: string): string {
  return mirrors[grapheme] ?? grapheme;
}

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * The paragraph's own direction: that of most of its letters. The first letter would not do (UAX 9, HL1): a Swedish
 * sentence that begins with an Arabic name is a Swedish sentence.
 */
export function isMostlyRightToLeft(text: string): boolean {
  let balance = 0;
  for (const c of text) {
    if (rightToLeft.test(c)) balance++;
    else if (strongLeft.test(c)) balance--;
  }
  return balance > 0;
}

type Kind = "L" | "R" | "D" | "N";

function kindOf(grapheme: string): Kind {
  if (digit.test(grapheme)) return "D";
  if (rightToLeft.test(grapheme)) return "R";
  return strongLeft.test(grapheme) ? "L" : "N";
}

/** Each grapheme's level (0 left, 1 right, 2 left within right) once numbers and neutrals have taken a side. */
function levelsOf(graphemes: readonly string[], base: 0 | 1): number[] {
  const kinds = graphemes.map(kindOf);
  const left = base === 0 ? 0 : 2;
  // The side a grapheme lends to the neutrals beside it: a number after right-to-left letters is on their side.
  const sides: (0 | 1 | null)[] = [];
  const levels: number[] = [];
  let side = base;
  kinds.forEach((kind, i) => {
    if (kind === "L" || kind === "R") side = kind === "R" ? 1 : 0;
    const joinsDigits =
      kinds[i - 1] === "D" && kinds[i + 1] === "D" && /[.,:/-]/.test(graphemes[i] as string);
    const isNumber = kind === "D" || (kind === "N" && joinsDigits);
    sides.push(kind === "N" && !isNumber ? null : side);
    levels.push(isNumber ? (side === 1 ? 2 : left) : kind === "R" ? 1 : left);
  });
  for (let i = 0; i < sides.length; i++) {
    if (sides[i] !== null) continue;
    let end = i;
    while (sides[end] === null) end++;
    const before = i === 0 ? base : sides[i - 1];
    const after = end === sides.length ? base : sides[end];
    const level = (before === after ? before : base) === 1 ? 1 : left;
    levels.fill(level, i, end);
    i = end;
  }
  return levels;
}

/** The stretches of a line in the order they are drawn, left to right (UAX 9, L2). */
export function orderLine(graphemes: readonly string[], base: 0 | 1): Stretch[] {
  const levels = levelsOf(graphemes, base);
  const stretches: Stretch[] = [];
  graphemes.forEach((grapheme, i) => {
    const level = levels[i] as number;
    const last = stretches.at(-1);
    if (last && last.level === level) last.text += grapheme;
    else stretches.push({ text: grapheme, place: stretches.length, level });
  });
  for (let level = 2; level >= 1; level--) {
    for (let i = 0; i < stretches.length; i++) {
      let end = i;
      while (end < stretches.length && (stretches[end] as Stretch).level >= level) end++;
      if (end > i + 1) stretches.splice(i, end - i, ...stretches.slice(i, end).reverse());
      i = Math.max(i, end);
    }
  }
  return stretches;
}
