// Raises the alarms whose time has come, and ends those of the reception whose report has been opened. One row a kind, side
// and subject while it stands, so that a run that is repeated raises nothing twice. Does not choose the times (limits.ts)
// nor whom to phone (the pages). Source: issue 'Delivery ledger'; what to do then: docs/operations.md.
import { randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import { openedAlarmSubjects, raiseAlarm, resolveAlarms } from "~db/alarm.server";
import type { Database, Queries } from "~db/database";
import { authorsToTell, clearDue, overdueDeliveries } from "~db/delivery.server";
import { addNotices } from "~db/notice.server";
import { findStored } from "~db/reception.server";
import { municipalitiesThatReceive } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import { raiseForwardAlarms } from "../reception/watch-forwarded.server";
import type { DeliveryState } from "./status";
import type { alarmKinds } from "./words";

type Kind = (typeof alarmKinds)[number];
type Overdue = Awaited<ReturnType<typeof overdueDeliveries>>[number];

const atATime = 200;

const kindOf: Partial<Record<DeliveryState, Kind>> = {
  sent: "not_delivered",
  failed: "not_delivered",
  to_be_carried: "not_carried",
  handed_over: "no_receipt",
  carried: "no_receipt",
  stored: "not_opened",
};

export async function raiseAlarms(db: Database, now: Date): Promise<number> {
  return db.write(async (tx) => {
    let raised = 0;
    const overdue = await overdueDeliveries(tx, now, atATime);
    const receiving = overdue.length > 0 ? await municipalitiesThatReceive(tx, civilDate(now)) : new Set("");
    for (const one of overdue) {
      const kind = kindOf[one.state];
      if (kind) raised += await raiseFor(tx, one, { kind, receiving, now });
      await clearDue(tx, one.id);
    }
    raised += await raiseForwardAlarms(tx, now);
    const kinds = ["not_opened", "forward_not_opened"] as const;
    for (const subjectId of await openedAlarmSubjects(tx, kinds))
      await resolveAlarms(tx, { subjectId, kinds, at: now, by: null, how: "moved" });
    return raised;
  });
}

/** A number among what waits for them: what it is stands on the report's page, opened on purpose. */
export async function tellAuthors(tx: Queries, reportId: string, now: Date): Promise<void> {
  const to = await authorsToTell(tx, reportId);
  await addNotices(
    tx,
    to.map(({ accountId, pupilId }) => ({
      id: randomUUID(),
      accountId,
      kind: "report_event" as const,
      pupilId,
      subjectId: reportId,
      createdBy: null,
      createdAt: now,
    })),
  );
}

interface Raising {
  kind: Kind;
  /** Municipalities whose social services read here. */
  receiving: ReadonlySet<string>;
  now: Date;
}

async function raiseFor(tx: Queries, one: Overdue, { kind, receiving, now }: Raising): Promise<number> {
  const raised = await alarmSender(tx, one, { kind, now });
  const { municipalityCode } = one;
  if (kind === "not_delivered") return raised + (await alarmReceiver(tx, one, { receiving, now }));
  // The reception has its own: it must open what it holds. What came through another's service it holds elsewhere.
  const stored = kind === "not_opened" ? await findStored(tx, one) : null;
  if (!stored) return raised;
  return raised + (await alarmSocial(tx, { kind, municipalityCode, subjectId: stored.receivedId, now }));
}

type Undelivered = Pick<Overdue, "id" | "reportId" | "municipalityCode" | "authorityId">;

/** Attempts are over, or no attempt can help: sender and receiver at once. Also where the sender's stands already. */
export async function alarmNotDelivered(tx: Queries, one: Undelivered, now: Date): Promise<void> {
  const raised = await alarmSender(tx, one, { kind: "not_delivered", now });
  if (raised === 0) await tellAuthors(tx, one.reportId, now);
  const receiving = await municipalitiesThatReceive(tx, civilDate(now));
  await alarmReceiver(tx, one, { receiving, now });
}

async function alarmSender(
  tx: Queries,
  { id, authorityId, reportId }: Undelivered,
  { kind, now }: Pick<Raising, "kind" | "now">,
): Promise<number> {
  const school = { kind, side: "school" as const, scopeId: authorityId, subjectId: id, at: now };
  if (!(await raiseAlarm(tx, school))) return 0;
  await tellAuthors(tx, reportId, now);
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, authorityId },
    ground: "delivery",
    event: { kind: "alarm.raised", alarmKind: kind, subjectId: id },
  });
  return 1;
}

/** The receiver has nothing of it but can be told, where its social services read here: one is missing, by its reference. */
async function alarmReceiver(
  tx: Queries,
  { id: subjectId, municipalityCode }: Undelivered,
  { receiving, now }: Omit<Raising, "kind">,
): Promise<number> {
  if (!receiving.has(municipalityCode)) return 0;
  return alarmSocial(tx, { kind: "not_delivered", municipalityCode, subjectId, now });
}

/** An alarm at a municipality's reception, with its audit row. 1 where it did not stand already. */
export async function alarmSocial(
  tx: Queries,
  {
    kind,
    municipalityCode,
    subjectId,
    now,
  }: { kind: Kind; municipalityCode: string; subjectId: string; now: Date },
): Promise<number> {
  const social = { kind, side: "social" as const, scopeId: municipalityCode, subjectId, at: now };
  if (!(await raiseAlarm(tx, social))) return 0;
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, municipalityCode },
    ground: "delivery",
    event: { kind: "alarm.raised", alarmKind: kind, subjectId },
  });
  return 1;
}
