// Turns for the parts of one page that is being rendered: each waits until others have been served once more. React asks
// again for a part that threw a promise, when it is kept.
import { setImmediate as nextTurn } from "node:timers/promises";

export function pageTurns(): (part: string) => void {
  const had = new Set<string>();
  const waiting = new Map<string, Promise<unknown>>();
  let last: Promise<unknown> = Promise.resolve();
  return (part) => {
    if (had.has(part)) return;
    if (!waiting.has(part)) {
      last = last.then(() => nextTurn()).then(() => had.add(part));
      waiting.set(part, last);
    }
    throw waiting.get(part);
  };
}
