// How long a failed piece of work waits: twice as long each time from five seconds, an hour at the most, spread by half
// so that what failed together does not come back together. Which attempt is the last: delivery/limits.ts.

const firstMs = 5_000;
const longestMs = 3_600_000;

/** `jitter` is from 0 to 1. */
export function backOffMs(attempts: number, jitter: number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** Math.max(0, attempts - 1));
  return Math.round(whole * (0.5 + jitter / 2));
}
