// A whole thread on its way from its door to its page, as one text: what carries a page's data looks at every value of it
// in one turn, which for thousands of notes is long. Pure.
import type { ScreenMonth } from "./thread-for-screen";

export const packedMonths = (months: readonly ScreenMonth[]): string => JSON.stringify(months);

export const unpackedMonths = (packed: string): ScreenMonth[] => JSON.parse(packed) as ScreenMonth[];
