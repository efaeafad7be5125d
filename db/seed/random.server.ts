// A seeded pseudo-random generator (mulberry32): the same name and date give the same demo data on every machine.
// Not for secrets.

export interface Dice {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Picks by weight. */
  weigh<T>(from: readonly (readonly [T, number])[]): T;
  shuffle<T>(list: readonly T[]): T[];
  /** In the form of a UUID, version 4. */
  id(): string;
  bytes(length: number): Uint8Array;
}

function hash(name: string): number {
  let value = 2166136261;
  for (const char of name) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 16777619);
  return value >>> 0;
}

/** One generator for each purpose, so that a change in one part of the data leaves the others alone. */
export function rollDice(purpose: string): Dice {
  let state = hash(purpose);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(from: readonly T[]) => {
    if (from.length === 0) throw new Error(`Nothing to pick from: ${purpose}`);
    return from[Math.floor(next() * from.length)] as T;
  };
  const weigh = <T>(from: readonly (readonly [T, number])[]) => {
    let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of from) {
      left -= weight;
      if (left < 0) return value;
    }
    return pick(from)[0];
  };
  const shuffle = <T>(list: readonly T[]) => {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i -= 1) {
      const j = between(0, i);
      [result[i], result[j]] = [result[j] as T, result[i] as T];
    }
    return result;
  };
  const bytes = (length: number) => Uint8Array.from({ length }, () => between(0, 255));
  const id = () => {
    const raw = bytes(16);
    raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
    raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(raw).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
  return { next, between, chance: (p) => next() < p, pick, weigh, shuffle, id, bytes };
}
