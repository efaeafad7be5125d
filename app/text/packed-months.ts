// A whole thread on its way from its door to its page, as a few long texts: what carries a page's data looks at every value
// of it in one turn, which for thousands of notes is long. Pure.
import { monthsOf, type ScreenMonth } from "./thread-for-screen";

type Shaped = Parameters<typeof monthsOf>[0][number];

/** As many as are written as one text, and so in one turn. */
const together = 200;

/** What is written as one text each. */
export const inPacks = (shaped: readonly Shaped[]): Shaped[][] =>
  Array.from({ length: Math.ceil(shaped.length / together) }, (_, i) =>
    shaped.slice(i * together, (i + 1) * together),
  );

export const packed = (shaped: readonly Shaped[]): string => JSON.stringify(shaped);

export const unpackedMonths = (packs: readonly string[]): ScreenMonth[] =>
  monthsOf(packs.flatMap((pack) => JSON.parse(pack) as Shaped[]));
