// Queries on handovers.
import { and, asc, desc, eq, inArray, isNull, ne, or } from "drizzle-orm";
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

/** Declined: it stands again without a receiver, with the principal. */
export async function reopenWithoutReceiver(
  tx: Queries,
  input: { id: string; version: number },
): Promise<boolean> {
  const rows = await tx
    .update(handover)
    .set({ toId: null, version: input.version + 1 })
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
    .set({ toId: input.toId, version: input.version + 1 })
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
