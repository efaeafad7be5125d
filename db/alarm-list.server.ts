// Alarms as the two sides' lists need them: by scope and kind, a page at a time, with what they are about.
import { and, asc, count, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { AlarmAnswer, AlarmKind, AlarmRow, AlarmSide } from "./alarm.server";
import type { Queries } from "./database";
import { delivery } from "./schema/delivery.server";
import { alarm } from "./schema/operation.server";
import { receivedReport } from "./schema/reception.server";
import { report } from "./schema/report.server";
import { pupil, schoolAuthority } from "./schema/school.server";

interface Scope {
  side: AlarmSide;
  scopeIds: readonly string[];
  kinds: readonly AlarmKind[];
  /** True: those that are over. */
  ended: boolean;
}

const within = ({ side, scopeIds, kinds, ended }: Scope) =>
  and(
    eq(alarm.side, side),
    inArray(alarm.scopeId, [...scopeIds]),
    inArray(alarm.kind, [...kinds]),
    ended ? isNotNull(alarm.resolvedAt) : isNull(alarm.resolvedAt),
  );

export async function countAlarms(q: Queries, scope: Scope): Promise<number> {
  const [row] = await q.select({ number: count() }).from(alarm).where(within(scope));
  return row?.number ?? 0;
}

/** Those that stand with the oldest first; those that are over with the latest first. */
export async function alarmsIn(
  q: Queries,
  scope: Scope,
  { limit, offset }: { limit: number; offset: number },
): Promise<AlarmRow[]> {
  const order = scope.ended ? desc(alarm.resolvedAt) : asc(alarm.raisedAt);
  return q
    .select()
    .from(alarm)
    .where(within(scope))
    .orderBy(order, asc(alarm.id))
    .limit(limit)
    .offset(offset);
}

export async function findAlarm(q: Queries, id: string): Promise<AlarmRow | null> {
  const [row] = await q.select().from(alarm).where(eq(alarm.id, id));
  return row ?? null;
}

/** False where it is over already. */
export async function endAlarmByPerson(
  tx: Queries,
  input: {
    id: string;
    scopeId: string;
    at: Date;
    by: string;
    how: AlarmAnswer;
    sealedWord: Uint8Array | null;
  },
): Promise<boolean> {
  const { id, scopeId, at, by, how, sealedWord } = input;
  const ended = await tx
    .update(alarm)
    .set({
      resolvedAt: at,
      resolvedBy: by,
      resolvedHow: how,
      sealedWord,
      scopeId,
      seenAt: at,
      standing: null,
    })
    .where(and(eq(alarm.id, id), isNull(alarm.resolvedAt)))
    .returning({ id: alarm.id });
  return ended.length > 0;
}

/** The deliveries among these subjects. A child that no roster knows may be protected: then it is told as if it were. */
export async function deliveriesAlarmed(q: Queries, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await q
    .select({
      id: delivery.id,
      municipalityCode: delivery.municipalityCode,
      unit: delivery.unit,
      reference: report.reference,
      authorityName: schoolAuthority.name,
      protection: pupil.protection,
    })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .innerJoin(schoolAuthority, eq(schoolAuthority.id, report.authorityId))
    .leftJoin(pupil, eq(pupil.id, report.pupilId))
    .where(inArray(delivery.id, [...ids]));
  return new Map(
    rows.map(({ protection, ...row }) => [row.id, { ...row, protectedIdentity: protection !== "none" }]),
  );
}

/** The received reports among these subjects; with the reader's own municipality's copy of each, where it has one. */
export async function receivedAlarmed(q: Queries, ids: readonly string[], own: string | null) {
  if (ids.length === 0 || own === null) return new Map<string, never>();
  const columns = {
    id: receivedReport.id,
    municipalityCode: receivedReport.municipalityCode,
    reference: receivedReport.reference,
    protectedIdentity: receivedReport.protectedIdentity,
  };
  const rows = await q
    .select(columns)
    .from(receivedReport)
    .where(inArray(receivedReport.id, [...ids]));
  const references = rows.filter((row) => row.municipalityCode !== own).map((row) => row.reference);
  const ours =
    references.length === 0
      ? []
      : await q
          .select(columns)
          .from(receivedReport)
          .where(
            and(eq(receivedReport.municipalityCode, own), inArray(receivedReport.reference, references)),
          );
  return new Map(
    rows.map((row) => {
      const isOwn = row.municipalityCode === own;
      const ownId = isOwn ? row.id : (ours.find((one) => one.reference === row.reference)?.id ?? null);
      return [row.id, { ...row, ownId }];
    }),
  );
}
