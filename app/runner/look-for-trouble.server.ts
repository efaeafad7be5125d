// What the database tells of work that is not being done: in the outbox, and in the sealing of the audit. Codes alone; the
// rows are for whoever looks into it. Thresholds: docs/operations.md.
import { isSealingBehind } from "~/audit/seal-chain.server";
import type { Database } from "~db/database";
import { outboxTroubles } from "~db/outbox.server";
import type { Trouble } from "./watch";

const overdueMs = 10 * 60_000;
const unsealedMs = 15 * 60_000;
/** With the pauses between them, about ten minutes of failing. */
const manyAttempts = 8;

export async function lookForTrouble(
  db: Database,
  now: Date,
  { sealing }: { sealing: boolean },
): Promise<Trouble[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  const outbox = await outboxTroubles(db.read, { attempts: manyAttempts, dueBefore: before(overdueMs), now });
  const behind = sealing && (await isSealingBehind(db, before(unsealedMs)));
  const found: (Trouble | false)[] = [
    outbox.givenUp && "work_given_up",
    outbox.failing && "work_fails",
    outbox.overdue && "work_overdue",
    behind && "audit_unsealed",
  ];
  return found.filter((each) => each !== false);
}
