// Whether work that must be done is lastingly not being done. A trouble counts when it is found at two looks in a row, so
// that what one attempt mends alarms nobody; it is logged at error when it begins, each hour while it lasts, and when it
// is over. Pure: the clock and what was found are passed in. Does not stop anything: the pages serve all the same.

export type Trouble =
  /** The runs themselves fail. */
  | "runs_fail"
  /** Work in the outbox that was given up: nobody knows its kind. */
  | "work_given_up"
  /** Work in the outbox that has failed for ten minutes or more. */
  | "work_fails"
  /** Work in the outbox that was due ten minutes ago, and that nobody has taken. */
  | "work_overdue"
  /** Rows of the audit that have waited for a quarter of an hour to be sealed. */
  | "audit_unsealed"
  /** No run has ended for five minutes. */
  | "stalled";

export interface Watch {
  found(troubles: readonly Trouble[], now: Date): void;
  /** Whatever else is seen: a run has ended. */
  ran(now: Date): void;
  standing(now: Date): Trouble[];
}

type Log = (line: Record<string, unknown>) => void;

const againEveryMs = 3_600_000;
const stalledAfterMs = 5 * 60_000;

export function createWatch(log: Log, begunAt: Date): Watch {
  let suspected = new Set<Trouble>();
  /** With the time of the last line in the log. */
  const standing = new Map<Trouble, number>();
  let ranAt = begunAt.getTime();
  return {
    found(troubles, now) {
      for (const code of troubles) {
        if (!suspected.has(code)) continue;
        const told = standing.get(code);
        if (told !== undefined && now.getTime() - told < againEveryMs) continue;
        standing.set(code, now.getTime());
        log({ event: "runner_alarm", level: "error", code });
      }
      for (const code of [...standing.keys()].filter((each) => !troubles.includes(each))) {
        standing.delete(code);
        log({ event: "runner_alarm_over", level: "info", code });
      }
      suspected = new Set(troubles);
    },
    ran(now) {
      ranAt = now.getTime();
    },
    standing(now) {
      const stalled = now.getTime() - ranAt >= stalledAfterMs;
      return [...standing.keys(), ...(stalled ? (["stalled"] as const) : [])];
    },
  };
}
