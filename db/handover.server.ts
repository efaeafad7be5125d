// Queries on handovers.
import { and, asc, desc, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import type { Queries } from "./database";
import { handover, handoverPupil } from "./schema/handover.server";
import { account, pupil } from "./schema/school.server";

export type HandoverRow = typeof handover.$inferSelect;

export async function findHandover(q: Queries, id: string) {
  const [row] = await q.select().from(handover).where(eq(handover.id, id));
  return row ?? null;
}

export async function handoverPupils(q: Queries, handoverId: string) {
  return q
    .select({
      pupilId: handoverPupil.pupilId,
      sealedSummary: handoverPupil.sealedSummary,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
      schoolUnitId: pupil.schoolUnitId,
      authorityId: pupil.authorityId,
      leftOn: pupil.leftOn,
    })
    .from(handoverPupil)
    .innerJoin(pupil, eq(pupil.id, handoverPupil.pupilId))
    .where(eq(handoverPupil.handoverId, handoverId))
    .orderBy(asc(pupil.familyName), asc(pupil.givenName));
}

/** For the thread: the pupil's handovers that stand, newest first. */
export async function handoversOfPupil(q: Queries, pupilId: string) {
  const rows = await q
    .select({
      id: handover.id,
      fromId: handover.fromId,
      toId: handover.toId,
      changeOn: handover.changeOn,
      status: handover.status,
      createdAt: handover.createdAt,
      decidedAt: handover.decidedAt,
      sealedSummary: handoverPupil.sealedSummary,
    })
    .from(handoverPupil)
    .innerJoin(handover, eq(handover.id, handoverPupil.handoverId))
    .where(and(eq(handoverPupil.pupilId, pupilId), inArray(handover.status, ["proposed", "accepted"])))
    .orderBy(desc(handover.createdAt));
  const ids = [...new Set(rows.flatMap((r) => (r.toId ? [r.fromId, r.toId] : [r.fromId])))];
  const names = ids.length
    ? await q.select({ id: account.id, name: account.name }).from(account).where(inArray(account.id, ids))
    : [];
  const nameOf = new Map(names.map((n) => [n.id, n.name]));
  return rows.map((r) => ({
    ...r,
    fromName: nameOf.get(r.fromId) ?? "",
    toName: r.toId ? (nameOf.get(r.toId) ?? "") : null,
  }));
}

/** When the giver's standing handovers of the pupil take effect. */
export async function changesFrom(q: Queries, input: { fromId: string; pupilId: string }) {
  return q
    .select({ changeOn: handover.changeOn, createdAt: handover.createdAt })
    .from(handoverPupil)
    .innerJoin(handover, eq(handover.id, handoverPupil.handoverId))
    .where(
      and(
        eq(handover.fromId, input.fromId),
        eq(handoverPupil.pupilId, input.pupilId),
        ne(handover.status, "withdrawn"),
      ),
    );
}

export async function handoversFor(q: Queries, accountId: string) {
  return q
    .select()
    .from(handover)
    .where(or(eq(handover.fromId, accountId), eq(handover.toId, accountId)))
    .orderBy(desc(handover.createdAt));
}

/** Of these handovers, those with a pupil who can still be handed over: a protected one is not. */
export async function withPupilsLeft(q: Queries, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await q
    .selectDistinct({ id: handoverPupil.handoverId })
    .from(handoverPupil)
    .innerJoin(pupil, eq(pupil.id, handoverPupil.pupilId))
    .where(and(inArray(handoverPupil.handoverId, ids), eq(pupil.protection, "none")));
  return new Set(rows.map((r) => r.id));
}

/** Open handovers without a receiver whose pupils go in these units; protected ones are not handed over. */
export async function unclaimedHandovers(q: Queries, schoolUnitIds: string[]) {
  if (schoolUnitIds.length === 0) return [];
  return q
    .selectDistinct({ id: handover.id, fromId: handover.fromId, changeOn: handover.changeOn })
    .from(handover)
    .innerJoin(handoverPupil, eq(handoverPupil.handoverId, handover.id))
    .innerJoin(pupil, eq(pupil.id, handoverPupil.pupilId))
    .where(
      and(
        isNull(handover.toId),
        eq(handover.status, "proposed"),
        inArray(pupil.schoolUnitId, schoolUnitIds),
        eq(pupil.protection, "none"),
      ),
    );
}

export async function insertHandover(
  tx: Queries,
  row: typeof handover.$inferInsert,
  pupils: { pupilId: string; sealedSummary: Uint8Array | null }[],
): Promise<void> {
  await tx.insert(handover).values(row);
  await tx.insert(handoverPupil).values(pupils.map((p) => ({ ...p, handoverId: row.id })));
}

/** Moves a proposed handover on; false where somebody was before. */
export async function decideHandover(
  tx: Queries,
  input: {
    id: string;
    version: number;
    status: "accepted" | "declined" | "withdrawn";
    toId: string | null;
    now: Date;
  },
): Promise<boolean> {
  const rows = await tx
    .update(handover)
    .set({ status: input.status, toId: input.toId, decidedAt: input.now, version: input.version + 1 })
    .where(
      and(eq(handover.id, input.id), eq(handover.version, input.version), eq(handover.status, "proposed")),
    )
    .returning({ id: handover.id });
  return rows.length > 0;
}

/** Declined, or its receiver has left: it stands again without a receiver, with the principal. */
export async function reopenWithoutReceiver(
  tx: Queries,
  input: { id: string; version: number; declinedBy: string | null; sealedWord: Uint8Array | null },
): Promise<boolean> {
  const rows = await tx
    .update(handover)
    .set({
      toId: null,
      readAt: null,
      declinedBy: input.declinedBy,
      sealedWord: input.sealedWord,
      version: input.version + 1,
    })
    .where(
      and(eq(handover.id, input.id), eq(handover.version, input.version), eq(handover.status, "proposed")),
    )
    .returning({ id: handover.id });
  return rows.length > 0;
}

export async function appoint(
  tx: Queries,
  input: { id: string; version: number; toId: string },
): Promise<boolean> {
  const rows = await tx
    .update(handover)
    .set({ toId: input.toId, readAt: null, version: input.version + 1 })
    .where(
      and(
        eq(handover.id, input.id),
        eq(handover.version, input.version),
        eq(handover.status, "proposed"),
        isNull(handover.toId),
      ),
    )
    .returning({ id: handover.id });
  return rows.length > 0;
}

/** The receipt of reading: the first time counts. */
export async function noteRead(tx: Queries, input: { id: string; toId: string; now: Date }): Promise<void> {
  await tx
    .update(handover)
    .set({ readAt: input.now })
    .where(and(eq(handover.id, input.id), eq(handover.toId, input.toId), isNull(handover.readAt)));
}

/** Those that wait for an answer and can still be given one. */
export async function waitingHandovers(q: Queries): Promise<HandoverRow[]> {
  return q.select().from(handover).where(eq(handover.status, "proposed")).orderBy(asc(handover.id));
}

export async function noteReminded(tx: Queries, input: { id: string; today: string }): Promise<boolean> {
  const rows = await tx
    .update(handover)
    .set({ remindedOn: input.today })
    .where(
      and(
        eq(handover.id, input.id),
        eq(handover.status, "proposed"),
        or(isNull(handover.remindedOn), ne(handover.remindedOn, input.today)),
      ),
    )
    .returning({ id: handover.id });
  return rows.length > 0;
}

/** The units of the unprotected pupils who still go there, by handover. */
export async function unitsOfHandovers(
  q: Queries,
  ids: string[],
  today: string,
): Promise<Map<string, Set<string>>> {
  const units = new Map<string, Set<string>>();
  if (ids.length === 0) return units;
  const rows = await q
    .selectDistinct({ id: handoverPupil.handoverId, unit: pupil.schoolUnitId })
    .from(handoverPupil)
    .innerJoin(pupil, eq(pupil.id, handoverPupil.pupilId))
    .where(
      and(
        inArray(handoverPupil.handoverId, ids),
        eq(pupil.protection, "none"),
        or(isNull(pupil.leftOn), gt(pupil.leftOn, today)),
      ),
    );
  for (const { id, unit } of rows) units.set(id, (units.get(id) ?? new Set()).add(unit));
  return units;
}

/** The giver's words on one pupil, while the handover waits. */
export async function writeSummary(
  tx: Queries,
  input: { id: string; pupilId: string; sealedSummary: Uint8Array | null },
): Promise<void> {
  await tx
    .update(handoverPupil)
    .set({ sealedSummary: input.sealedSummary })
    .where(and(eq(handoverPupil.handoverId, input.id), eq(handoverPupil.pupilId, input.pupilId)));
}

/** A new version of a handover that waits; false where somebody was before. */
export async function touchHandover(tx: Queries, input: { id: string; version: number }): Promise<boolean> {
  const rows = await tx
    .update(handover)
    .set({ version: input.version + 1 })
    .where(
      and(eq(handover.id, input.id), eq(handover.version, input.version), eq(handover.status, "proposed")),
    )
    .returning({ id: handover.id });
  return rows.length > 0;
}
