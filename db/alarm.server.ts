// Alarms: raised once while they stand, resolved by the state or by a person, never removed. Ids and codes alone.
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Queries } from "./database";
import { alarm } from "./schema/operation.server";
import { receivedReport } from "./schema/reception.server";

export type AlarmRow = typeof alarm.$inferSelect;
export type AlarmKind = AlarmRow["kind"];
export type AlarmSide = AlarmRow["side"];
export type AlarmAnswer = NonNullable<AlarmRow["resolvedHow"]>;

export interface RaisedAlarm {
  kind: AlarmKind;
  side: AlarmSide;
  scopeId: string;
  subjectId: string;
  at: Date;
}

/** False where the same one stands already. */
export async function raiseAlarm(tx: Queries, { at, ...said }: RaisedAlarm): Promise<boolean> {
  const made = await tx
    .insert(alarm)
    .values({
      id: randomUUID(),
      ...said,
      raisedAt: at,
      standing: `${said.kind}:${said.side}:${said.subjectId}`,
    })
    .onConflictDoNothing()
    .returning({ id: alarm.id });
  return made.length > 0;
}

/** `kinds`: of these alone; null for every one about the subject. */
export async function resolveAlarms(
  tx: Queries,
  input: {
    subjectId: string;
    kinds: readonly AlarmKind[] | null;
    at: Date;
    by: string | null;
    how: AlarmAnswer;
  },
): Promise<number> {
  const { subjectId, kinds, at, by, how } = input;
  const ended = await tx
    .update(alarm)
    .set({ resolvedAt: at, resolvedBy: by, resolvedHow: how, standing: null })
    .where(
      and(
        eq(alarm.subjectId, subjectId),
        isNull(alarm.resolvedAt),
        kinds ? inArray(alarm.kind, [...kinds]) : undefined,
      ),
    )
    .returning({ id: alarm.id });
  return ended.length;
}

/**
 * What the comparison has found at `seenAt`, by kind, side and subject: what stands is seen again, what a person has
 * answered lately is left as it is, and the rest is raised. Gives those that were raised now.
 */
export async function seeMismatches(
  tx: Queries,
  found: readonly Omit<RaisedAlarm, "at">[],
  { seenAt, answeredSince }: { seenAt: Date; answeredSince: Date },
): Promise<Omit<RaisedAlarm, "at">[]> {
  if (found.length === 0) return [];
  const known = await tx
    .select({
      id: alarm.id,
      kind: alarm.kind,
      side: alarm.side,
      subjectId: alarm.subjectId,
      resolvedAt: alarm.resolvedAt,
      resolvedBy: alarm.resolvedBy,
      seenAt: alarm.seenAt,
    })
    .from(alarm)
    .where(inArray(alarm.subjectId, [...new Set(found.map((one) => one.subjectId))]));
  const stands = (one: (typeof known)[number]) =>
    one.resolvedAt === null ||
    (one.resolvedBy !== null && one.seenAt !== null && one.seenAt >= answeredSince);
  const nameOf = ({ kind, side, subjectId }: Omit<RaisedAlarm, "at" | "scopeId">) =>
    `${kind}:${side}:${subjectId}`;
  const byName = new Map(known.filter(stands).map((one) => [nameOf(one), one.id]));
  const ids = found.flatMap((one) => byName.get(nameOf(one)) ?? []);
  if (ids.length > 0) await tx.update(alarm).set({ seenAt }).where(inArray(alarm.id, ids));
  const fresh = found.filter((one) => !byName.has(nameOf(one)));
  if (fresh.length > 0)
    await tx
      .insert(alarm)
      .values(
        fresh.map((one) => ({ id: randomUUID(), ...one, raisedAt: seenAt, seenAt, standing: nameOf(one) })),
      )
      .onConflictDoNothing();
  return fresh;
}

/** Mismatches of these kinds that the comparison at `seenAt` has not found are over. */
export async function endUnseen(tx: Queries, kinds: readonly AlarmKind[], seenAt: Date): Promise<void> {
  await tx
    .update(alarm)
    .set({ resolvedAt: seenAt, resolvedHow: "moved", standing: null })
    .where(
      and(
        inArray(alarm.kind, [...kinds]),
        isNull(alarm.resolvedAt),
        or(isNull(alarm.seenAt), lt(alarm.seenAt, seenAt)),
      ),
    );
}

export async function alarmsAbout(q: Queries, subjectIds: readonly string[]): Promise<AlarmRow[]> {
  if (subjectIds.length === 0) return [];
  return q
    .select()
    .from(alarm)
    .where(and(inArray(alarm.subjectId, [...subjectIds]), isNull(alarm.resolvedAt)))
    .orderBy(asc(alarm.raisedAt), asc(alarm.kind));
}

export async function standingAlarms(q: Queries): Promise<AlarmRow[]> {
  return q.select().from(alarm).where(isNull(alarm.resolvedAt)).orderBy(asc(alarm.raisedAt), asc(alarm.id));
}

/** Received reports that have been opened since an alarm told that they were not. */
export async function openedAlarmSubjects(q: Queries, kinds: readonly AlarmKind[]): Promise<string[]> {
  const rows = await q
    .selectDistinct({ id: alarm.subjectId })
    .from(alarm)
    .innerJoin(receivedReport, eq(receivedReport.id, alarm.subjectId))
    .where(
      and(
        eq(alarm.side, "social"),
        inArray(alarm.kind, [...kinds]),
        isNull(alarm.resolvedAt),
        isNotNull(receivedReport.openedAt),
      ),
    );
  return rows.map(({ id }) => id);
}

/** How many of the municipality's reports nobody has opened in time. What has been opened since is not counted. */
export async function unopenedAlarms(q: Queries, municipalityCode: string): Promise<number> {
  const rows = await q
    .select({ id: alarm.id })
    .from(alarm)
    .innerJoin(receivedReport, eq(receivedReport.id, alarm.subjectId))
    .where(
      and(
        eq(alarm.side, "social"),
        eq(alarm.scopeId, municipalityCode),
        eq(alarm.kind, "not_opened"),
        isNull(alarm.resolvedAt),
        isNull(receivedReport.openedAt),
      ),
    );
  return rows.length;
}
