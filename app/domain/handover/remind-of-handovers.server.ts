// Reminds of handovers that wait: the receiver, or the principals where there is none, after three days and each third one,
// and the day before the change, when the giver is told too. A notice each, without a pupil's name. The clock is passed
// in; the runner decides when. Answers nothing by itself.
import { randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import type { Database } from "~db/database";
import { noteReminded, unitsOfHandovers, waitingHandovers } from "~db/handover.server";
import { addNotices } from "~db/notice.server";
import { principalsAt } from "~db/protected-grant.server";
import { civilDate } from "../calendar/stockholm";
import { reminderDue } from "./rules";

export async function remindOfHandovers(db: Database, now: Date): Promise<number> {
  const today = civilDate(now);
  const due = (await waitingHandovers(db.read)).flatMap((row) => {
    const when = reminderDue(today, { ...row, proposedOn: civilDate(row.createdAt) });
    return when === "wait" ? [] : [{ row, when }];
  });
  if (due.length === 0) return 0;
  const unitsOf = await unitsOfHandovers(
    db.read,
    due.map(({ row }) => row.id),
    today,
  );
  const allUnits = [...new Set([...unitsOf.values()].flatMap((units) => [...units]))];
  const principals = await principalsAt(db.read, allUnits, today);
  let reminded = 0;
  for (const { row, when } of due) {
    const units = unitsOf.get(row.id);
    // Nobody is left to hand over: they have moved, or are protected.
    if (!units) continue;
    const holders = row.toId
      ? [row.toId]
      : principals.filter((p) => p.schoolUnitId && units.has(p.schoolUnitId)).map((p) => p.accountId);
    const toIds = [...new Set(when === "last_day" ? [...holders, row.fromId] : holders)];
    if (toIds.length === 0) continue;
    await db.write(async (tx) => {
      if (!(await noteReminded(tx, { id: row.id, today }))) return;
      await addNotices(
        tx,
        toIds.map((accountId) => ({
          id: randomUUID(),
          accountId,
          kind: "handover_reminder" as const,
          subjectId: row.id,
          createdAt: now,
        })),
      );
      await record(tx, {
        at: now,
        actor: { kind: "system", accountId: null, authorityId: row.authorityId },
        ground: "reminder",
        event: { kind: "notice.sent", subjectId: row.id, toIds },
      });
      reminded += 1;
    });
  }
  return reminded;
}
