// The life of one unit of work, alike on both engines: while it runs its queries pass; the first query
// that fails dooms it; once it has ended nothing it left behind reaches the database any more.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Queries, Unit } from "./database";

/** How long a unit may take before it is thought to wait for something other than the database. */
export const UNIT_LIMIT_MS = 30_000;

export class UnitState {
  #ended = false;
  #doom: { error: unknown } | null = null;

  /** Throws unless the unit may send another query. */
  admit(): void {
    if (this.#ended)
      throw new Error("A query came after its unit of work had ended: await every query in it.");
    if (this.#doom) throw this.#doom.error;
  }

  doom(error: unknown): unknown {
    this.#doom ??= { error };
    return this.#doom.error;
  }

  get running(): boolean {
    return !this.#ended;
  }

  /** Runs the unit to its end, within the limit, and answers or throws what decides its fate. */
  async run<T>(unit: Unit<T>, tx: Queries, limit = UNIT_LIMIT_MS): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(
            new Error(`A unit of work had not ended after ${limit} ms: it may await the database alone.`),
          ),
        limit,
      );
    });
    try {
      const value = await Promise.race([unit(tx), late]);
      if (this.#doom) throw this.#doom.error;
      return value;
    } catch (error) {
      throw this.#doom ? this.#doom.error : error;
    } finally {
      clearTimeout(timer);
      this.#ended = true;
    }
  }
}

/** Knows whether the caller stands inside a unit of this database. */
export class UnitScope {
  readonly #storage = new AsyncLocalStorage<UnitState>();

  enter<T>(state: UnitState, work: () => Promise<T>): Promise<T> {
    return this.#storage.run(state, work);
  }

  forbidInside(what: "read" | "write"): void {
    if (!this.#storage.getStore()?.running) return;
    throw new Error(
      what === "read"
        ? "Inside a unit of work, read through the unit: the read connection does not see what it has written."
        : "A unit of work cannot begin inside another: pass the unit's queries on instead.",
    );
  }
}
