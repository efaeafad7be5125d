// Half-written notes: one an account. Answers of a draft report that could not be saved: one an account and field.
import { and, eq, inArray, like, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { draft } from "./schema/concern.server";

const own = (accountId: string) =>
  and(eq(draft.accountId, accountId), eq(draft.kind, "concern"), eq(draft.subject, ""));

export async function findDraft(q: Queries, accountId: string) {
  const [row] = await q.select().from(draft).where(own(accountId));
  return row ?? null;
}

/** False where the draft that stood when it was sealed (`over`) is gone or another: its key may be destroyed. */
export async function putDraft(
  tx: Queries,
  input: {
    accountId: string;
    over: { contentId: string | null } | null;
    contentId: string;
    sealed: Uint8Array;
    now: Date;
  },
): Promise<boolean> {
  const { accountId, over, contentId, sealed, now } = input;
  const standing = await findDraft(tx, accountId);
  if (standing?.contentId !== over?.contentId) return false;
  const set = { contentId, sealed, updatedAt: now };
  await tx
    .insert(draft)
    .values({ accountId, kind: "concern", subject: "", ...set })
    .onConflictDoUpdate({ target: [draft.accountId, draft.kind, draft.subject], set });
  return true;
}

/** Gives the ids of the keys that they were sealed by, which the caller destroys. */
export async function removeDraft(tx: Queries, accountId: string): Promise<string[]> {
  const gone = await tx.delete(draft).where(own(accountId)).returning({ contentId: draft.contentId });
  return gone.flatMap(({ contentId }) => contentId ?? []);
}

export async function removeDraftsBefore(tx: Queries, before: Date): Promise<string[]> {
  const gone = await tx
    .delete(draft)
    .where(lte(draft.updatedAt, before))
    .returning({ contentId: draft.contentId });
  return gone.flatMap(({ contentId }) => contentId ?? []);
}

const answerSubject = (reportId: string, field: string) => `${reportId}:${field}`;

/** In place of what the account had there. */
export async function putKeptAnswer(
  tx: Queries,
  input: { accountId: string; reportId: string; field: string; sealed: Uint8Array; now: Date },
): Promise<void> {
  const { accountId, reportId, field, sealed, now } = input;
  const set = { sealed, updatedAt: now };
  await tx
    .insert(draft)
    .values({ accountId, kind: "report_answer", subject: answerSubject(reportId, field), ...set })
    .onConflictDoUpdate({ target: [draft.accountId, draft.kind, draft.subject], set });
}

export async function keptAnswersOf(q: Queries, input: { accountId: string; reportId: string }) {
  const rows = await q
    .select({ subject: draft.subject, sealed: draft.sealed, updatedAt: draft.updatedAt })
    .from(draft)
    .where(
      and(
        eq(draft.accountId, input.accountId),
        eq(draft.kind, "report_answer"),
        like(draft.subject, answerSubject(input.reportId, "%")),
      ),
    );
  return rows.map(({ subject, ...row }) => ({ ...row, field: subject.slice(input.reportId.length + 1) }));
}

/** Of these fields they have been saved, or are no longer wanted. */
export async function removeKeptAnswers(
  tx: Queries,
  input: { accountId: string; reportId: string; fields: readonly string[] },
): Promise<void> {
  const subjects = input.fields.map((field) => answerSubject(input.reportId, field));
  await tx
    .delete(draft)
    .where(
      and(
        eq(draft.accountId, input.accountId),
        eq(draft.kind, "report_answer"),
        inArray(draft.subject, subjects),
      ),
    );
}

/** Everybody's, of a report that is a draft no longer. */
export async function removeAllKeptAnswers(tx: Queries, reportId: string): Promise<void> {
  await tx
    .delete(draft)
    .where(and(eq(draft.kind, "report_answer"), like(draft.subject, answerSubject(reportId, "%"))));
}
