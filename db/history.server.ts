// Queries on what goes from one school to another. Finds a pupil elsewhere by keyed hash alone.
import { and, asc, desc, eq, gt, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Queries } from "./database";
import { historyTransfer } from "./schema/history.server";
import { account, pupil, schoolAuthority, schoolUnit } from "./schema/school.server";

export type TransferRow = typeof historyTransfer.$inferSelect;

export async function authorityIds(q: Queries): Promise<string[]> {
  const rows = await q
    .select({ id: schoolAuthority.id })
    .from(schoolAuthority)
    .orderBy(asc(schoolAuthority.id));
  return rows.map((row) => row.id);
}

/** By which the pupils may be known elsewhere. */
export async function identitiesOf(q: Queries, pupilIds: readonly string[]) {
  return q
    .select({
      id: pupil.id,
      sealedIdentity: pupil.sealedIdentity,
      version: pupil.version,
      externalId: pupil.externalId,
      identityLookup: pupil.identityLookup,
      birthDate: pupil.birthDate,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
    })
    .from(pupil)
    .where(inArray(pupil.id, [...pupilIds]));
}

/**
 * Unprotected pupils at other school units than the one given: by each authority's own hash of the number, and at the
 * authority's own units by its own id too. By school; who went there last comes last.
 */
export async function pupilsElsewhere(
  q: Queries,
  input: { lookups: string[]; externalIds: string[]; authorityId: string; schoolUnitId: string },
) {
  const byNumber = input.lookups.length > 0 ? [inArray(pupil.identityLookup, input.lookups)] : [];
  const byId =
    input.externalIds.length > 0
      ? [and(eq(pupil.authorityId, input.authorityId), inArray(pupil.externalId, input.externalIds))]
      : [];
  if (byNumber.length + byId.length === 0) return [];
  return q
    .select({
      pupilId: pupil.id,
      authorityId: pupil.authorityId,
      identityLookup: pupil.identityLookup,
      externalId: pupil.externalId,
      birthDate: pupil.birthDate,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      schoolUnitId: pupil.schoolUnitId,
      schoolName: schoolUnit.name,
    })
    .from(pupil)
    .innerJoin(schoolUnit, eq(schoolUnit.id, pupil.schoolUnitId))
    .where(
      and(or(...byNumber, ...byId), ne(pupil.schoolUnitId, input.schoolUnitId), eq(pupil.protection, "none")),
    )
    .orderBy(asc(schoolUnit.name), asc(sql`coalesce(${pupil.leftOn}, '9999-12-31')`), asc(pupil.id));
}

/** The latest first; nothing of what was sent. */
export async function transfersTo(q: Queries, toPupilIds: readonly string[]) {
  const { id, toPupilId, fromUnitId, status, askedAt } = historyTransfer;
  return q
    .select({ id, toPupilId, fromUnitId, status, askedAt })
    .from(historyTransfer)
    .where(inArray(historyTransfer.toPupilId, [...toPupilIds]))
    .orderBy(desc(historyTransfer.askedAt));
}

/** What earlier schools have sent of the pupil, the latest first. */
export async function copiesFor(q: Queries, toPupilId: string) {
  return q
    .select({
      id: historyTransfer.id,
      schoolName: schoolUnit.name,
      sentAt: historyTransfer.decidedAt,
      entries: historyTransfer.entries,
    })
    .from(historyTransfer)
    .innerJoin(schoolUnit, eq(schoolUnit.id, historyTransfer.fromUnitId))
    .where(and(eq(historyTransfer.toPupilId, toPupilId), eq(historyTransfer.status, "sent")))
    .orderBy(desc(historyTransfer.decidedAt), asc(historyTransfer.id));
}

export async function findTransfer(q: Queries, id: string): Promise<TransferRow | null> {
  const [row] = await q.select().from(historyTransfer).where(eq(historyTransfer.id, id));
  return row ?? null;
}

export async function transferNames(q: Queries, row: TransferRow) {
  const units = await q
    .select({ id: schoolUnit.id, name: schoolUnit.name })
    .from(schoolUnit)
    .where(inArray(schoolUnit.id, [row.fromUnitId, row.toUnitId]));
  const ids = [row.askedBy, row.decidedBy, row.readBy].filter((id) => id !== null);
  const people = await q
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, ids));
  const nameOf = new Map([...units, ...people].map((one) => [one.id, one.name]));
  const name = (id: string | null) => (id === null ? null : (nameOf.get(id) ?? ""));
  return {
    fromSchool: name(row.fromUnitId) ?? "",
    toSchool: name(row.toUnitId) ?? "",
    askedBy: name(row.askedBy) ?? "",
    decidedBy: name(row.decidedBy),
    readBy: name(row.readBy),
  };
}

/**
 * The questions that wait for an answer at the school units, the oldest first: those that can be answered now. Not of a
 * protected identity, nor of a pupil who has left the school that asked.
 */
export async function askedOf(q: Queries, input: { unitIds: readonly string[]; today: string }) {
  if (input.unitIds.length === 0) return [];
  const ours = q
    .select({ id: pupil.id })
    .from(pupil)
    .where(and(inArray(pupil.schoolUnitId, [...input.unitIds]), eq(pupil.protection, "none")));
  return q
    .select({
      id: historyTransfer.id,
      fromPupilId: historyTransfer.fromPupilId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      toSchool: schoolUnit.name,
      askedAt: historyTransfer.askedAt,
    })
    .from(historyTransfer)
    .innerJoin(pupil, eq(pupil.id, historyTransfer.toPupilId))
    .innerJoin(schoolUnit, eq(schoolUnit.id, historyTransfer.toUnitId))
    .where(
      and(
        inArray(historyTransfer.fromUnitId, [...input.unitIds]),
        eq(historyTransfer.status, "asked"),
        eq(pupil.protection, "none"),
        inArray(historyTransfer.fromPupilId, ours),
        or(isNull(pupil.leftOn), gt(pupil.leftOn, input.today)),
      ),
    )
    .orderBy(asc(historyTransfer.askedAt), asc(historyTransfer.id));
}

/** False where it is asked for already. */
export async function insertTransfer(
  tx: Queries,
  row: typeof historyTransfer.$inferInsert,
): Promise<boolean> {
  const rows = await tx
    .insert(historyTransfer)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: historyTransfer.id });
  return rows.length > 0;
}

/** False where somebody has decided before. */
export async function decideTransfer(
  tx: Queries,
  { id, version, ...set }: Pick<TransferRow, "id" | "version" | "status"> & Partial<TransferRow>,
): Promise<boolean> {
  const rows = await tx
    .update(historyTransfer)
    .set({ ...set, standing: null, version: version + 1 })
    .where(
      and(
        eq(historyTransfer.id, id),
        eq(historyTransfer.version, version),
        eq(historyTransfer.status, "asked"),
      ),
    )
    .returning({ id: historyTransfer.id });
  return rows.length > 0;
}

export async function noteTransferRead(
  tx: Queries,
  input: { id: string; readBy: string; now: Date },
): Promise<boolean> {
  const rows = await tx
    .update(historyTransfer)
    .set({ readAt: input.now, readBy: input.readBy })
    .where(and(eq(historyTransfer.id, input.id), isNull(historyTransfer.readAt)))
    .returning({ id: historyTransfer.id });
  return rows.length > 0;
}
