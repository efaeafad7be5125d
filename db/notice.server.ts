// Notices: that something waits for somebody. Ids and a kind, never content.
import { randomUUID } from "node:crypto";
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Queries } from "./database";
import { notice } from "./schema/concern.server";
import { account, pupil } from "./schema/school.server";

export type NewNotice = typeof notice.$inferInsert;

export async function addNotices(tx: Queries, rows: NewNotice[]): Promise<void> {
  if (rows.length > 0) await tx.insert(notice).values(rows);
}

/** To those who have no unread one of the kind on the subject: how many that were. Without the pupil. */
export async function addNoticesOnce(
  tx: Queries,
  input: {
    accountIds: string[];
    kind: NewNotice["kind"];
    subjectId: string;
    /** Null: nobody is named. */
    createdBy: string | null;
    now: Date;
  },
): Promise<number> {
  const { accountIds, kind, subjectId, createdBy, now } = input;
  if (accountIds.length === 0) return 0;
  const unread = await tx
    .select({ accountId: notice.accountId })
    .from(notice)
    .where(
      and(
        eq(notice.subjectId, subjectId),
        eq(notice.kind, kind),
        isNull(notice.readAt),
        inArray(notice.accountId, accountIds),
      ),
    );
  const has = new Set(unread.map((n) => n.accountId));
  const rows = accountIds
    .filter((id) => !has.has(id))
    .map((accountId) => ({ id: randomUUID(), accountId, kind, subjectId, createdBy, createdAt: now }));
  await addNotices(tx, rows);
  return rows.length;
}

export async function unreadNotices(q: Queries, accountId: string) {
  return q
    .select({
      id: notice.id,
      kind: notice.kind,
      subjectId: notice.subjectId,
      createdAt: notice.createdAt,
      pupilId: notice.pupilId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
      fromName: account.name,
    })
    .from(notice)
    .leftJoin(pupil, eq(pupil.id, notice.pupilId))
    .leftJoin(account, eq(account.id, notice.createdBy))
    .where(and(eq(notice.accountId, accountId), isNull(notice.readAt)))
    .orderBy(desc(notice.createdAt));
}

/** The account's notices on a subject are read: it has been opened. */
export async function markRead(
  tx: Queries,
  input: { accountId: string; subjectId: string; now: Date },
): Promise<void> {
  await tx
    .update(notice)
    .set({ readAt: input.now })
    .where(
      and(
        eq(notice.accountId, input.accountId),
        eq(notice.subjectId, input.subjectId),
        isNull(notice.readAt),
      ),
    );
}

/** Told of these notes, which she has before her now. */
export async function markToldRead(
  tx: Queries,
  { accountId, concernIds, now }: { accountId: string; concernIds: readonly string[]; now: Date },
): Promise<void> {
  if (concernIds.length === 0) return;
  await tx
    .update(notice)
    .set({ readAt: now })
    .where(
      and(
        eq(notice.accountId, accountId),
        eq(notice.kind, "concern_told"),
        inArray(notice.subjectId, [...concernIds]),
        isNull(notice.readAt),
      ),
    );
}

/** Who has been told of a note, in the order that they were, and when each read it. */
export async function toldOf(q: Queries, concernId: string) {
  return q
    .select({ accountId: notice.accountId, name: account.name, at: notice.createdAt, readAt: notice.readAt })
    .from(notice)
    .innerJoin(account, eq(account.id, notice.accountId))
    .where(and(eq(notice.subjectId, concernId), eq(notice.kind, "concern_told")))
    .orderBy(asc(notice.createdAt), asc(account.name));
}

/** Of a kind that is not over when what it leads to is opened; on one subject alone where that is given. */
export async function markKindRead(
  tx: Queries,
  input: { accountId: string; kind: NewNotice["kind"]; subjectId?: string; now: Date },
): Promise<void> {
  await tx
    .update(notice)
    .set({ readAt: input.now })
    .where(
      and(
        eq(notice.accountId, input.accountId),
        eq(notice.kind, input.kind),
        input.subjectId ? eq(notice.subjectId, input.subjectId) : undefined,
        isNull(notice.readAt),
      ),
    );
}

export async function removeNoticesOf(tx: Queries, subjectId: string): Promise<void> {
  await tx.delete(notice).where(eq(notice.subjectId, subjectId));
}
