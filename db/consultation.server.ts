// Queries on anonymous consultations. None takes an account but the answerer's, and none an hour.
import { and, asc, desc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Queries } from "./database";
import { consultation, consultationLetter, consultationMessage } from "./schema/consultation.server";
import { account, schoolUnit } from "./schema/school.server";

export type ConsultationRow = typeof consultation.$inferSelect;
export type LetterRow = typeof consultationLetter.$inferSelect;

export async function findByCode(q: Queries, codeHash: string): Promise<ConsultationRow | null> {
  const [row] = await q.select().from(consultation).where(eq(consultation.codeHash, codeHash));
  return row ?? null;
}

export async function findConsultation(q: Queries, id: string): Promise<ConsultationRow | null> {
  const [row] = await q.select().from(consultation).where(eq(consultation.id, id));
  return row ?? null;
}

export async function lettersByCode(q: Queries, codeHash: string): Promise<LetterRow[]> {
  return q.select().from(consultationLetter).where(eq(consultationLetter.codeHash, codeHash));
}

/** The whole letterbox, in the order of ids, which are hashes. */
export async function allLetters(q: Queries): Promise<LetterRow[]> {
  return q.select().from(consultationLetter).orderBy(asc(consultationLetter.id));
}

/** Nothing where it lies there already. */
export async function putLetter(tx: Queries, row: typeof consultationLetter.$inferInsert): Promise<void> {
  await tx.insert(consultationLetter).values(row).onConflictDoNothing();
}

/** How many of them were still there. */
export async function takeLetters(tx: Queries, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await tx
    .delete(consultationLetter)
    .where(inArray(consultationLetter.id, ids))
    .returning({ id: consultationLetter.id });
  return rows.length;
}

export async function messagesOf(q: Queries, consultationId: string) {
  return q
    .select({
      id: consultationMessage.id,
      place: consultationMessage.place,
      side: consultationMessage.side,
      writtenOn: consultationMessage.writtenOn,
      sealedText: consultationMessage.sealedText,
      answeredBy: account.name,
    })
    .from(consultationMessage)
    .leftJoin(account, eq(account.id, consultationMessage.answeredBy))
    .where(eq(consultationMessage.consultationId, consultationId))
    .orderBy(asc(consultationMessage.place));
}

export async function hasMessage(q: Queries, id: string): Promise<boolean> {
  const rows = await q
    .select({ id: consultationMessage.id })
    .from(consultationMessage)
    .where(eq(consultationMessage.id, id));
  return rows.length > 0;
}

export async function insertConsultation(tx: Queries, row: typeof consultation.$inferInsert): Promise<void> {
  await tx.insert(consultation).values(row);
}

export async function insertMessages(
  tx: Queries,
  rows: (typeof consultationMessage.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(consultationMessage).values(rows);
}

/** False where somebody was before. */
export async function moveConsultation(
  tx: Queries,
  input: {
    id: string;
    version: number;
    messages: number;
    waitsFor: ConsultationRow["waitsFor"];
    lastOn: string;
    endsOn: string;
  },
): Promise<boolean> {
  const { id, version, ...set } = input;
  const rows = await tx
    .update(consultation)
    .set({ ...set, version: version + 1 })
    .where(and(eq(consultation.id, id), eq(consultation.version, version)))
    .returning({ id: consultation.id });
  return rows.length > 0;
}

type Scope = { schoolUnitIds: readonly string[] } | { municipalityCode: string };

const within = (scope: Scope) =>
  "municipalityCode" in scope
    ? eq(consultation.municipalityCode, scope.municipalityCode)
    : inArray(consultation.schoolUnitId, [...scope.schoolUnitIds]);

/** Those that wait for the receiver first, then by day; ids are of chance. */
export async function consultationsFor(q: Queries, scope: Scope) {
  if ("schoolUnitIds" in scope && scope.schoolUnitIds.length === 0) return [];
  return q
    .select({
      id: consultation.id,
      askedOn: consultation.askedOn,
      lastOn: consultation.lastOn,
      waitsFor: consultation.waitsFor,
      messages: consultation.messages,
      schoolName: schoolUnit.name,
    })
    .from(consultation)
    .leftJoin(schoolUnit, eq(schoolUnit.id, consultation.schoolUnitId))
    .where(within(scope))
    .orderBy(desc(consultation.waitsFor), desc(consultation.lastOn), asc(consultation.id));
}

export async function countUnanswered(q: Queries, scope: Scope): Promise<number> {
  if ("schoolUnitIds" in scope && scope.schoolUnitIds.length === 0) return 0;
  const [row] = await q
    .select({ n: sql<number>`count(*)`.mapWith(Number) })
    .from(consultation)
    .where(and(within(scope), eq(consultation.waitsFor, "receiver")));
  return row?.n ?? 0;
}

/** Ids of those whose day has come. */
export async function endedConsultations(q: Queries, today: string): Promise<string[]> {
  const rows = await q
    .select({ id: consultation.id })
    .from(consultation)
    .where(lte(consultation.endsOn, today));
  return rows.map((row) => row.id);
}

/**
 * Takes one that has ended out of the way of whoever writes to it; false where it is gone, or has been given a later end
 * since it was found. Asked by the write itself: what another transaction has just moved is seen when that has committed.
 */
export async function takeEnded(tx: Queries, { id, today }: { id: string; today: string }): Promise<boolean> {
  const rows = await tx
    .update(consultation)
    .set({ version: sql`${consultation.version} + 1` })
    .where(and(eq(consultation.id, id), lte(consultation.endsOn, today)))
    .returning({ id: consultation.id });
  return rows.length > 0;
}

export async function removeConsultation(tx: Queries, id: string): Promise<void> {
  await tx.delete(consultationMessage).where(eq(consultationMessage.consultationId, id));
  await tx.delete(consultation).where(eq(consultation.id, id));
}
