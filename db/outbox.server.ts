// The outbox: what leaves the house or must be finished after a commit. Rows carry ids and codes only.
import { randomUUID } from "node:crypto";
import {
  and,
  asc,
  eq,
  gt,
  gte,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  ne,
  notLike,
  or,
  type SQL,
} from "drizzle-orm";
import type { Queries } from "./database";
import { outbox } from "./schema/operation.server";

export type OutboxRow = typeof outbox.$inferSelect;

/** Put back because there is nothing to tell yet: no failure, however often. */
export const waitingCode = "waiting";

export async function enqueue(
  tx: Queries,
  rows: { kind: string; subjectId: string; availableAt: Date }[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(outbox).values(rows.map((r) => ({ ...r, id: randomUUID() })));
}

const isMail = "mail-%";
const dayMs = 86_400_000;

/** Leases the oldest due row to this holder until `until`; null where nothing is due. Mail has a line of its own. */
export async function leaseNext(
  tx: Queries,
  input: { holder: string; now: Date; until: Date; mail?: boolean },
): Promise<OutboxRow | null> {
  const due = and(
    input.mail ? like(outbox.kind, isMail) : notLike(outbox.kind, isMail),
    isNull(outbox.doneAt),
    isNull(outbox.failedAt),
    lte(outbox.availableAt, input.now),
    or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, input.now)),
  );
  const [next] = await tx.select().from(outbox).where(due).orderBy(asc(outbox.availableAt)).limit(1);
  if (!next) return null;
  const [taken] = await tx
    .update(outbox)
    .set({ leasedBy: input.holder, leasedUntil: input.until, attempts: next.attempts + 1 })
    .where(and(eq(outbox.id, next.id), eq(outbox.attempts, next.attempts), due))
    .returning();
  return taken ?? null;
}

/** Asked without a write, so that a quiet second costs none. */
export async function isMailDue(q: Queries, now: Date): Promise<boolean> {
  const due = and(isNull(outbox.doneAt), isNull(outbox.failedAt), lte(outbox.availableAt, now));
  const where = and(like(outbox.kind, isMail), due);
  return (await q.select({ id: outbox.id }).from(outbox).where(where).limit(1)).length > 0;
}

export async function finish(tx: Queries, input: { id: string; now: Date }): Promise<void> {
  await tx
    .update(outbox)
    .set({ doneAt: input.now, leasedBy: null, leasedUntil: null, lastError: null })
    .where(eq(outbox.id, input.id));
}

/** Puts it back until `availableAt`, or gives it up where that is null. `error` is a code. */
export async function putBack(
  tx: Queries,
  input: { id: string; now: Date; availableAt: Date | null; error: string },
): Promise<void> {
  await tx
    .update(outbox)
    .set({
      leasedBy: null,
      leasedUntil: null,
      lastError: input.error,
      ...(input.availableAt ? { availableAt: input.availableAt } : { failedAt: input.now }),
    })
    .where(eq(outbox.id, input.id));
}

/** Whether there is work that was given up, that keeps failing, or that nobody takes. */
export async function outboxTroubles(
  q: Queries,
  input: { attempts: number; dueBefore: Date; now: Date },
): Promise<{ givenUp: boolean; failing: boolean; overdue: boolean }> {
  const any = async (where: SQL | undefined) =>
    (await q.select({ id: outbox.id }).from(outbox).where(where).limit(1)).length > 0;
  const waiting = and(isNull(outbox.doneAt), isNull(outbox.failedAt));
  const failed = or(isNull(outbox.lastError), ne(outbox.lastError, waitingCode));
  // A mail that was refused is told for a day: the next one to the same unit is tried all the same.
  const lasting = or(notLike(outbox.kind, isMail), gt(outbox.failedAt, new Date(+input.now - dayMs)));
  const untaken = or(isNull(outbox.leasedUntil), lte(outbox.leasedUntil, input.now));
  return {
    givenUp: await any(and(isNull(outbox.doneAt), isNotNull(outbox.failedAt), lasting)),
    failing: await any(and(waiting, gte(outbox.attempts, input.attempts), failed)),
    overdue: await any(and(waiting, untaken, lt(outbox.availableAt, input.dueBefore))),
  };
}
