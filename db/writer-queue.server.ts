// The single writer of a SQLite database: units wait their turn, each in a savepoint, and those that wait
// together share one commit and so one flush to disk. A unit is acknowledged only after the commit.
// Where a transaction is lost (full disk, a constraint's ROLLBACK, a commit that fails) every unit of the
// group is run again by itself, since any of them may have read what was lost. Decision 0003.
import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Unit } from "./database";
import { DatabaseFault, faultOfSqlite } from "./fault.server";
import type { SqliteConnection } from "./sqlite-connection.server";
import { queriesOn } from "./sqlite-queries.server";
import { UNIT_LIMIT_MS, type UnitScope, UnitState } from "./unit-state.server";

type Outcome = { value: unknown } | { error: unknown };
interface Waiting {
  unit: Unit<unknown>;
  /** Runs in the asynchronous context of whoever asked, not of whoever woke the queue. */
  asAsked: <T>(work: () => T) => T;
  settle(outcome: Outcome): void;
}

export interface QueueLimits {
  /** The most units that share a commit. */
  group?: number;
  unitMs?: number;
  /** How long to wait for another process that holds the write lock. */
  lockMs?: number;
}

export class WriterQueue {
  readonly #waiting: Waiting[] = [];
  readonly #limits: Required<QueueLimits>;
  #draining: Promise<void> | null = null;
  #closed = false;

  constructor(
    private readonly connection: SqliteConnection,
    private readonly scope: UnitScope,
    limits: QueueLimits = {},
  ) {
    this.#limits = { group: 64, unitMs: UNIT_LIMIT_MS, lockMs: 10_000, ...limits };
  }

  run<T>(unit: Unit<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new Error("The database has been closed."));
    return new Promise<T>((resolve, reject) => {
      const settle = (outcome: Outcome) =>
        "error" in outcome ? reject(outcome.error) : resolve(outcome.value as T);
      this.#waiting.push({ unit, settle, asAsked: AsyncLocalStorage.snapshot() });
      this.#draining ??= this.#drain();
    });
  }

  /** Resolves when no unit waits or runs. */
  async settled(): Promise<void> {
    while (this.#draining) await this.#draining;
  }

  /** Lets the units that wait finish, and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.settled();
  }

  async #drain(): Promise<void> {
    await Promise.resolve(); // those who ask in the same turn of the event loop share the first commit
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#limits.group);
      const together = await this.#commit(group);
      for (const [i, each] of group.entries()) {
        each.settle((together ? together[i] : (await this.#commit([each]))?.[0]) as Outcome);
      }
    }
    this.#draining = null;
  }

  /** The outcomes of a group in one transaction; null where the transaction was lost and others were in it. */
  async #commit(group: Waiting[]): Promise<Outcome[] | null> {
    const lost = (error: unknown): Outcome[] | null => {
      if (this.connection.inTransaction) this.connection.exec("ROLLBACK");
      return group.length === 1 ? [{ error: faultOfSqlite(error) }] : null;
    };
    try {
      await this.#begin();
    } catch (error) {
      return group.map(() => ({ error }));
    }
    const outcomes: Outcome[] = [];
    for (const waiting of group) {
      try {
        const outcome = await this.#attempt(waiting);
        if (!this.connection.inTransaction) {
          return lost(
            "error" in outcome ? outcome.error : new DatabaseFault("other", "", "TRANSACTION_LOST"),
          );
        }
        this.connection.exec("error" in outcome ? "ROLLBACK TO unit; RELEASE unit" : "RELEASE unit");
        outcomes.push(outcome);
      } catch (error) {
        return lost(error);
      }
    }
    try {
      this.connection.exec("COMMIT");
      return outcomes;
    } catch (error) {
      return lost(error);
    }
  }

  async #attempt({ unit, asAsked }: Waiting): Promise<Outcome> {
    const state = new UnitState();
    const tx = queriesOn(this.connection, {
      admit: () => state.admit(),
      failed: (fault) => state.doom(fault),
    });
    this.connection.exec("SAVEPOINT unit");
    try {
      return {
        value: await asAsked(() => this.scope.enter(state, () => state.run(unit, tx, this.#limits.unitMs))),
      };
    } catch (error) {
      return { error };
    }
  }

  async #begin(): Promise<void> {
    const started = performance.now();
    for (;;) {
      try {
        this.connection.exec("BEGIN IMMEDIATE");
        return;
      } catch (error) {
        const fault = faultOfSqlite(error);
        const busy = fault instanceof DatabaseFault && fault.kind === "busy";
        if (!busy || performance.now() - started > this.#limits.lockMs) throw fault;
        await pause(10);
      }
    }
  }
}
