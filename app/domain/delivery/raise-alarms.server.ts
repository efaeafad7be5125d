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
    for (const one of await overdueDeliveries(tx, now, atATime)) {
      const kind = kindOf[one.state];
      if (kind) raised += await raiseFor(tx, one, { kind, now });
      await clearDue(tx, one.id);
    }
    for (const subjectId of await openedAlarmSubjects(tx))
      await resolveAlarms(tx, { subjectId, kinds: ["not_opened"], at: now, by: null, how: "moved" });
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

async function raiseFor(
  tx: Queries,
  one: Overdue,
  { kind, now }: { kind: Kind; now: Date },
): Promise<number> {
  const school = { kind, side: "school" as const, scopeId: one.authorityId, subjectId: one.id, at: now };
  let raised = 0;
  if (await raiseAlarm(tx, school)) {
    raised += 1;
    await tellAuthors(tx, one.reportId, now);
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId: one.authorityId },
      ground: "delivery",
      event: { kind: "alarm.raised", alarmKind: kind, subjectId: one.id },
    });
  }
  // The reception has its own: it must open what it holds. What came through another's service it holds elsewhere.
  const stored = kind === "not_opened" ? await findStored(tx, one) : null;
  if (!stored) return raised;
  const { municipalityCode } = one;
  const { receivedId: subjectId } = stored;
  const social = { kind, side: "social" as const, scopeId: municipalityCode, subjectId, at: now };
  if (!(await raiseAlarm(tx, social))) return raised;
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, municipalityCode },
    ground: "delivery",
    event: { kind: "alarm.raised", alarmKind: kind, subjectId },
  });
  return raised + 1;
}
