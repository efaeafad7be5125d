// Work on many small things, one after the other, so that whoever else is served meanwhile gets a turn: the process has one
// thread. By the clock and not by count: a machine under load gives as many turns for the time that it takes. What one
// thing takes it cannot divide.
import { setImmediate as nextTurn } from "node:timers/promises";

/** Milliseconds at work before others get their turn. */
const longestTurn = 8;

export async function inTurns<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const done: R[] = [];
  let beganAt = performance.now();
  for (const item of items) {
    if (performance.now() - beganAt > longestTurn) {
      await nextTurn();
      beganAt = performance.now();
    }
    done.push(work(item));
  }
  return done;
}
