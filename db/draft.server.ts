// Half-written notes: each by the key of the page it is written on. Answers of a draft report that could not be saved: one an
// account and field.
import { and, count, desc, eq, gte, inArray, like, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { draft } from "./schema/concern.server";

const noteKinds = ["concern", "left_note"] as const;

export interface DraftKey {
  accountId: string;
  kind: (typeof noteKinds)[number];
  id: string;
}

const keyed = ({ accountId, kind, id }: DraftKey) =>
  and(eq(draft.accountId, accountId), eq(draft.kind, kind), eq(draft.subject, id));

const waiting = ({ accountId, since }: { accountId: string; since: Date }) =>
  and(eq(draft.accountId, accountId), inArray(draft.kind, [...noteKinds]), gte(draft.updatedAt, since));

export interface DraftRow {
  kind: DraftKey["kind"];
  id: string;
  contentId: string | null;
  sealed: Uint8Array;
  updatedAt: Date;
}

const columns = {
  kind: draft.kind,
  id: draft.subject,
  contentId: draft.contentId,
  sealed: draft.sealed,
  updatedAt: draft.updatedAt,
};

export async function findDraft(q: Queries, key: DraftKey): Promise<DraftRow | null> {
  const [row] = await q.select(columns).from(draft).where(keyed(key));
  return row ? { ...row, kind: key.kind } : null;
}

/** Those that have been touched since, newest first. */
export async function draftsOf(q: Queries, of: { accountId: string; since: Date }): Promise<DraftRow[]> {
  const rows = await q
    .select(columns)
    .from(draft)
    .where(waiting(of))
    .orderBy(desc(draft.updatedAt), draft.subject);
  return rows.flatMap((row) => (row.kind === "report_answer" ? [] : [{ ...row, kind: row.kind }]));
}

export async function countDrafts(q: Queries, of: { accountId: string; since: Date }): Promise<number> {
  const [row] = await q.select({ n: count() }).from(draft).where(waiting(of));
  return row?.n ?? 0;
}

/** False where the draft that stood when it was sealed (`over`) is gone or another: its key may be destroyed. */
export async function putDraft(
  tx: Queries,
  input: DraftKey & {
    over: { contentId: string | null } | null;
    contentId: string;
    sealed: Uint8Array;
    now: Date;
  },
): Promise<boolean> {
  const { accountId, kind, id, over, contentId, sealed, now } = input;
  const standing = await findDraft(tx, input);
  if (standing?.contentId !== over?.contentId) return false;
  const set = { contentId, sealed, updatedAt: now };
  await tx
    .insert(draft)
    .values({ accountId, kind, subject: id, ...set })
    .onConflictDoUpdate({ target: [draft.accountId, draft.kind, draft.subject], set });
  return true;
}

/** Gives the ids of the keys that they were sealed by, which the caller destroys. */
export async function removeDraft(tx: Queries, key: DraftKey): Promise<string[]> {
  const gone = await tx.delete(draft).where(keyed(key)).returning({ contentId: draft.contentId });
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
