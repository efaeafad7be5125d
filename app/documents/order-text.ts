// The order in which the letters of one line stand on paper when scripts of both directions meet.
// A reduced form of the Unicode Bidirectional Algorithm (UAX 9): strong letters, numbers and neutrals at the levels
// 0-2. It does not know explicit embeddings and isolates, which forms have no way to write.

export interface Stretch {
  /** As it is read and said. */
  text: string;
  /** As it is drawn: brackets of right-to-left text are mirrored. */
  drawn: string;
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

export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** The paragraph's own direction: that of its first strong letter (UAX 9, P2-P3). */
export function startsRightToLeft(text: string): boolean {
  for (const c of text) {
    if (digit.test(c)) continue;
    if (rightToLeft.test(c)) return true;
    if (strongLeft.test(c)) return false;
  }
  return false;
}

type Kind = "L" | "R" | "D" | "N";

function kindOf(grapheme: string): Kind {
  if (digit.test(grapheme)) return "D";
  if (rightToLeft.test(grapheme)) return "R";
  return strongLeft.test(grapheme) ? "L" : "N";
}

function levelsOf(graphemes: readonly string[], base: 0 | 1): number[] {
  const kinds = graphemes.map(kindOf);
  const left = base === 0 ? 0 : 2;
  const levels: (number | null)[] = [];
  let strong: Kind = base === 1 ? "R" : "L";
  kinds.forEach((kind, i) => {
    if (kind === "L" || kind === "R") strong = kind;
    const separator = kind === "N" && kinds[i - 1] === "D" && kinds[i + 1] === "D";
    if (kind === "D" || (separator && /[.,:/-]/.test(graphemes[i] as string))) {
      levels.push(strong === "R" ? 2 : left);
    } else levels.push(kind === "R" ? 1 : kind === "L" ? left : null);
  });
  const sideOf = (level: number | null | undefined, i: number): number => {
    if (level == null) return base;
    return level === 1 || (kinds[i] !== "L" && level === 2) ? 1 : 0;
  };
  for (let i = 0; i < levels.length; i++) {
    if (levels[i] !== null) continue;
    let end = i;
    while (end < levels.length && levels[end] === null) end++;
    const before = i === 0 ? base : sideOf(levels[i - 1], i - 1);
    const after = end === levels.length ? base : sideOf(levels[end], end);
    const side = before === after ? before : base;
    const level = side === 1 ? 1 : left;
    for (; i < end; i++) levels[i] = level;
  }
  return levels as number[];
}

/** The stretches of a line in the order they are drawn, left to right (UAX 9, L2 and L4). */
export function orderLine(graphemes: readonly string[], base: 0 | 1): Stretch[] {
  const levels = levelsOf(graphemes, base);
  const stretches: Stretch[] = [];
  graphemes.forEach((grapheme, i) => {
    const level = levels[i] as number;
    const drawn = level % 2 === 1 ? (mirrors[grapheme] ?? grapheme) : grapheme;
    const last = stretches.at(-1);
    if (last && last.level === level) {
      last.text += grapheme;
      last.drawn += drawn;
    } else stretches.push({ text: grapheme, drawn, level });
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
