// Raises the alarms about what receptions forward: not stored at the other municipality in time, to both; stored there and
// not opened within that municipality's limit, to both. Says nothing to the school: its report was received. Run with the
// other alarms. Does not choose the times (limits.ts) nor whom to phone (the pages). Source: issue 'Delivery ledger'; SoL 29:1.
import { record } from "~/audit/record.server";
import { raiseAlarm } from "~db/alarm.server";
import type { Queries } from "~db/database";
import type { ReceivedRow } from "~db/reception.server";
import { clearForwardDue, overdueForwarded } from "~db/reception-forward.server";
import type { AlarmKind } from "../alarm/answers";

const atATime = 200;

export async function raiseForwardAlarms(tx: Queries, now: Date): Promise<number> {
  const overdue = await overdueForwarded(tx, now, atATime);
  let raised = 0;
  for (const row of overdue) {
    if (row.forwardTo && row.forwardAskedAt && !row.forwardedAt)
      raised += await alarmNotForwarded(tx, { row, to: row.forwardTo, now });
    else if (row.cameFrom && !row.openedAt) {
      raised += await alarmAt(tx, { kind: "not_opened", code: row.municipalityCode, row, now });
      raised += await alarmAt(tx, { kind: "forward_not_opened", code: row.cameFrom, row, now });
    }
  }
  await clearForwardDue(
    tx,
    overdue.map((row) => row.id),
  );
  return raised;
}

type About = Pick<ReceivedRow, "id" | "municipalityCode">;

/** Both receptions: one has it still, and one lacks it. */
export async function alarmNotForwarded(
  tx: Queries,
  { row, to, now }: { row: About; to: string; now: Date },
): Promise<number> {
  return (
    (await alarmAt(tx, { kind: "forward_not_delivered", code: row.municipalityCode, row, now })) +
    (await alarmAt(tx, { kind: "forward_not_arrived", code: to, row, now }))
  );
}

interface At {
  kind: AlarmKind;
  /** Whose alarm it is. */
  code: string;
  row: About;
  now: Date;
}

async function alarmAt(tx: Queries, { kind, code, row, now }: At): Promise<number> {
  const about = { kind, side: "social" as const, scopeId: code, subjectId: row.id };
  if (!(await raiseAlarm(tx, { ...about, at: now }))) return 0;
  await record(tx, {
    at: now,
    actor: { kind: "system", accountId: null, municipalityCode: code },
    ground: "delivery",
    event: { kind: "alarm.raised", alarmKind: kind, subjectId: row.id },
  });
  return 1;
}
