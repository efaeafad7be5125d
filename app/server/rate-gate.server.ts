// Lets so many through and no more: per caller and in all within a window, and so many at once. For doors that anybody may
// knock at and that do work. Kept in this process's memory: several servers let several times as many through. Knows no
// rights, and keeps a caller's address no longer than the window.

export interface RateLimits {
  windowMs: number;
  perCaller: number;
  inAll: number;
  atOnce: number;
}

export class RateGate {
  readonly #limits: RateLimits;
  readonly #passed: { caller: string; at: number }[] = [];
  readonly #inside = new Set<object>();

  constructor(limits: RateLimits) {
    this.#limits = limits;
  }

  /** What to call when the work is done; null where it is too much just now. */
  enter(caller: string, now: number): (() => void) | null {
    const { windowMs, perCaller, inAll, atOnce } = this.#limits;
    const old = this.#passed.findIndex(({ at }) => at > now - windowMs);
    this.#passed.splice(0, old < 0 ? this.#passed.length : old);
    const own = this.#passed.filter((passed) => passed.caller === caller).length;
    if (own >= perCaller || this.#passed.length >= inAll || this.#inside.size >= atOnce) return null;
    this.#passed.push({ caller, at: now });
    const pass = {};
    this.#inside.add(pass);
    return () => void this.#inside.delete(pass);
  }
}
