/**
 * Ways in which the simulated services fail, each told beforehand for a number of calls of one kind. Decides nothing
 * about what a call does when it does not fail. Source: decision 0013.
 */
import { z } from "zod";

export const callKinds = ["token", "send", "ask", "list", "delete", "party", "matter", "attach"] as const;
export type CallKind = (typeof callKinds)[number];

export const faultSchema = z.strictObject({
  on: z.enum(callKinds),
  times: z.int().min(1).max(100_000).default(1),
  fault: z.enum([
    /** Answers with `status` and does nothing. */
    "status",
    /** Does nothing and never answers. */
    "hang",
    /** Does what is asked and never answers. */
    "hang_after",
    /** The connection breaks before anything is done. */
    "die_before",
    /** The connection breaks after all is done. */
    "die_after",
    /** Does what is asked; half an answer, then the connection breaks. */
    "half",
    /** Does what is asked; an answer that is no JSON. */
    "malformed",
    /** Does what is asked twice, as when a proxy repeats; answers with the second. */
    "twice",
  ]),
  status: z.int().min(400).max(599).default(500),
});
export type Fault = z.infer<typeof faultSchema>;

export class FaultQueue {
  #waiting: Fault[] = [];

  add(fault: z.input<typeof faultSchema>): void {
    this.#waiting.push(faultSchema.parse(fault));
  }

  clear(): void {
    this.#waiting = [];
  }

  take(on: CallKind): Fault | null {
    const found = this.#waiting.find((fault) => fault.on === on);
    if (!found) return null;
    found.times--;
    if (found.times === 0) this.#waiting = this.#waiting.filter((fault) => fault !== found);
    return found;
  }
}
