// Queries on what people do together in a draft report: who has it open just now, and what they say to each other about its
// fields. Who may is the policy's business.
import { and, asc, eq, gt, isNotNull, isNull, lte, ne, or } from "drizzle-orm";
import type { Queries } from "./database";
import { removeAllKeptAnswers } from "./draft.server";
import { notice } from "./schema/concern.server";
import { reportAuthor, reportComment, reportPresence } from "./schema/report.server";
import { account, duty } from "./schema/school.server";

export async function putPresence(
  tx: Queries,
  input: { reportId: string; accountId: string; field: string; now: Date },
): Promise<void> {
  const { reportId, accountId, field, now } = input;
  const set = { field, seenAt: now };
  await tx
    .insert(reportPresence)
    .values({ reportId, accountId, ...set })
    .onConflictDoUpdate({ target: [reportPresence.reportId, reportPresence.accountId], set });
}

export async function removePresence(
  tx: Queries,
  input: { reportId: string; accountId: string },
): Promise<void> {
  await tx
    .delete(reportPresence)
    .where(and(eq(reportPresence.reportId, input.reportId), eq(reportPresence.accountId, input.accountId)));
}

/** Of every report: what has lived its time. */
export async function removePresenceBefore(tx: Queries, before: Date): Promise<void> {
  await tx.delete(reportPresence).where(lte(reportPresence.seenAt, before));
}

export async function isPresenceBefore(q: Queries, before: Date): Promise<boolean> {
  const rows = await q
    .select({ at: reportPresence.seenAt })
    .from(reportPresence)
    .where(lte(reportPresence.seenAt, before))
    .limit(1);
  return rows.length > 0;
}

/** The others who have the report open, by name. */
export async function presentIn(
  q: Queries,
  input: { reportId: string; besides: string; since: Date },
): Promise<{ name: string; field: string }[]> {
  return q
    .select({ name: account.name, field: reportPresence.field })
    .from(reportPresence)
    .innerJoin(account, eq(account.id, reportPresence.accountId))
    .where(
      and(
        eq(reportPresence.reportId, input.reportId),
        ne(reportPresence.accountId, input.besides),
        gt(reportPresence.seenAt, input.since),
      ),
    )
    .orderBy(asc(account.name));
}

export async function insertComment(tx: Queries, row: typeof reportComment.$inferInsert): Promise<void> {
  await tx.insert(reportComment).values(row);
}

export async function findComment(q: Queries, input: { reportId: string; id: string }) {
  const [row] = await q
    .select()
    .from(reportComment)
    .where(and(eq(reportComment.id, input.id), eq(reportComment.reportId, input.reportId)));
  return row ?? null;
}

export async function commentsOf(q: Queries, reportId: string) {
  return q
    .select({
      id: reportComment.id,
      field: reportComment.field,
      answersId: reportComment.answersId,
      authorId: reportComment.authorId,
      authorName: account.name,
      sealedText: reportComment.sealedText,
      createdAt: reportComment.createdAt,
      resolvedAt: reportComment.resolvedAt,
    })
    .from(reportComment)
    .innerJoin(account, eq(account.id, reportComment.authorId))
    .where(eq(reportComment.reportId, reportId))
    .orderBy(asc(reportComment.createdAt), asc(reportComment.id));
}

/** Those who have written in the thread that begins with the comment. */
export async function writersInThread(q: Queries, commentId: string): Promise<string[]> {
  const rows = await q
    .selectDistinct({ id: reportComment.authorId })
    .from(reportComment)
    .where(or(eq(reportComment.id, commentId), eq(reportComment.answersId, commentId)));
  return rows.map((r) => r.id);
}

/** False where it stands so already. */
export async function markResolved(
  tx: Queries,
  input: { id: string; resolved: boolean; by: string; now: Date },
): Promise<boolean> {
  const { id, resolved, by, now } = input;
  const rows = await tx
    .update(reportComment)
    .set(resolved ? { resolvedAt: now, resolvedBy: by } : { resolvedAt: null, resolvedBy: null })
    .where(
      and(
        eq(reportComment.id, id),
        isNull(reportComment.answersId),
        resolved ? isNull(reportComment.resolvedAt) : isNotNull(reportComment.resolvedAt),
      ),
    )
    .returning({ id: reportComment.id });
  return rows.length > 0;
}

/** What belongs to the writing alone, of a report that is a draft no longer. */
export async function clearWriting(tx: Queries, reportId: string): Promise<void> {
  await tx.delete(reportComment).where(eq(reportComment.reportId, reportId));
  await tx.delete(reportPresence).where(eq(reportPresence.reportId, reportId));
  await removeAllKeptAnswers(tx, reportId);
}

/** Authors who can still work: an open account with a duty on the day. */
export async function standingAuthors(
  q: Queries,
  input: { reportId: string; now: Date; day: string },
): Promise<{ id: string; name: string }[]> {
  const { reportId, now, day } = input;
  return q
    .selectDistinct({ id: account.id, name: account.name })
    .from(reportAuthor)
    .innerJoin(account, eq(account.id, reportAuthor.accountId))
    .innerJoin(duty, eq(duty.accountId, account.id))
    .where(
      and(
        eq(reportAuthor.reportId, reportId),
        or(isNull(account.closedAt), gt(account.closedAt, now)),
        lte(duty.startsOn, day),
        or(isNull(duty.endsOn), gt(duty.endsOn, day)),
      ),
    )
    .orderBy(asc(account.name));
}

/** Who has been asked to read the draft, and whether they have opened it. */
export async function askedToReview(q: Queries, reportId: string) {
  return q
    .select({ accountId: notice.accountId, name: account.name, at: notice.createdAt, readAt: notice.readAt })
    .from(notice)
    .innerJoin(account, eq(account.id, notice.accountId))
    .where(and(eq(notice.subjectId, reportId), eq(notice.kind, "report_review")))
    .orderBy(asc(notice.createdAt));
}
