// Server-side sessions. The table holds a hash of the cookie's value: it alone lets nobody in.
import { and, eq, gt, isNotNull, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { session } from "./schema/operation.server";

export async function insertSession(tx: Queries, row: typeof session.$inferInsert): Promise<void> {
  await tx.insert(session).values(row);
}

/** A session that stands at `now`, used within the idle time. */
export async function standingSession(q: Queries, input: { idHash: string; now: Date; idleSince: Date }) {
  const [row] = await q
    .select()
    .from(session)
    .where(
      and(
        eq(session.idHash, input.idHash),
        gt(session.expiresAt, input.now),
        gt(session.lastSeenAt, input.idleSince),
      ),
    );
  return row ?? null;
}

/** A row that was used since, whether or not it still stands. Signing out removes the row. */
export async function endedSession(q: Queries, input: { idHash: string; since: Date }) {
  const [row] = await q
    .select({ accountId: session.accountId })
    .from(session)
    .where(and(eq(session.idHash, input.idHash), gt(session.lastSeenAt, input.since)));
  return row ?? null;
}

export async function touchSession(tx: Queries, input: { idHash: string; now: Date }): Promise<void> {
  await tx.update(session).set({ lastSeenAt: input.now }).where(eq(session.idHash, input.idHash));
}

export async function removeSession(tx: Queries, idHash: string): Promise<void> {
  await tx.delete(session).where(eq(session.idHash, idHash));
}

/** How many were ended. */
export async function removeSessionsOf(tx: Queries, accountId: string): Promise<number> {
  const gone = await tx
    .delete(session)
    .where(eq(session.accountId, accountId))
    .returning({ idHash: session.idHash });
  return gone.length;
}

/** A day: as long as whoever sends a form too late is known by the session that she had (access/sent-too-late). */
const knownMs = 86_400_000;

/** Who somebody is goes with the session itself; its row, which lets nobody in, a day later. */
export async function removeExpiredSessions(tx: Queries, now: Date): Promise<void> {
  await tx
    .update(session)
    .set({ sealedNumber: null })
    .where(and(lte(session.expiresAt, now), isNotNull(session.sealedNumber)));
  await tx.delete(session).where(lte(session.expiresAt, new Date(now.getTime() - knownMs)));
}
