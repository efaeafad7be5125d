// Where two texts differ, word by word, for whoever must join them by hand. Decides nothing of which is right. Pure.
// Source: longest common subsequence; a note has at most some hundred words.

export interface TextPart {
  text: string;
  /** Stands in this text alone. */
  differs: boolean;
}

/** Beyond what a note can hold the texts are shown whole, each as one part that differs. */
const mostWords = 1200;

const piecesOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];

export function compareTexts(one: string, other: string): { one: TextPart[]; other: TextPart[] } {
  const [a, b] = [piecesOf(one), piecesOf(other)];
  if (a.length > mostWords || b.length > mostWords) {
    const differs = one !== other;
    return { one: [{ text: one, differs }], other: [{ text: other, differs }] };
  }
  const shared = sharedLengths(a, b);
  const inOne: boolean[] = a.map(() => false);
  const inOther: boolean[] = b.map(() => false);
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      inOne[i] = true;
      inOther[j] = true;
      i += 1;
      j += 1;
    } else if ((shared[i + 1]?.[j] ?? 0) >= (shared[i]?.[j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return { one: fold(a, inOne), other: fold(b, inOther) };
}

/** `lengths[i][j]`: how much of what follows a[i] and b[j] is shared, in order. */
function sharedLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] as number[];
      row[j] =
        a[i] === b[j]
          ? 1 + (lengths[i + 1]?.[j + 1] ?? 0)
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}

/** Neighbours of one kind become one part; a space between two that differ differs with them. */
function fold(pieces: readonly string[], isShared: readonly boolean[]): TextPart[] {
  const parts: TextPart[] = [];
  pieces.forEach((text, at) => {
    const between = /^\s+$/.test(text) && isShared[at - 1] === false && isShared[at + 1] === false;
    const differs = between || !isShared[at];
    const last = parts.at(-1);
    if (last?.differs === differs) last.text += text;
    else parts.push({ text, differs });
  });
  return parts;
}
