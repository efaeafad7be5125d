// Reminds of handovers that wait: the receiver, or the principals where there is none, after three days and each third one,
// and the day before the change, when the giver is told too. A notice each, without a pupil's name. The clock is passed
// in; the runner decides when. Answers nothing by itself; but what nobody can answer, since its receiver works at the school
// no more, stands with the principal again.
import { randomUUID } from "node:crypto";
import { worksAt } from "~/access/actor";
import { staffActors } from "~/access/staff-actors.server";
import { record } from "~/audit/record.server";
import type { Database } from "~db/database";
import { noteReminded, reopenWithoutReceiver, unitsOfHandovers, waitingHandovers } from "~db/handover.server";
import { addNotices } from "~db/notice.server";
import { principalsAt } from "~db/protected-grant.server";
import { civilDate } from "../calendar/stockholm";
import { reminderDue } from "./rules";

export async function remindOfHandovers(db: Database, now: Date): Promise<number> {
  const today = civilDate(now);
  await returnUnanswerable(db, now);
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

async function returnUnanswerable(db: Database, now: Date): Promise<void> {
  const today = civilDate(now);
  const waiting = (await waitingHandovers(db.read)).filter((row) => row.toId !== null);
  const ids = waiting.map(({ id }) => id);
  const unitsOf = await unitsOfHandovers(db.read, ids, today);
  const toIds = waiting.flatMap(({ toId }) => toId ?? []);
  const receivers = await staffActors(db.read, toIds, now);
  const lost = waiting.flatMap((row) => {
    const units = [...(unitsOf.get(row.id) ?? [])];
    const receiver = receivers.get(row.toId ?? "");
    const reaches = receiver && units.some((unit) => worksAt(receiver, unit));
    return units.length === 0 || reaches ? [] : [{ row, units }];
  });
  const allUnits = [...new Set(lost.flatMap(({ units }) => units))];
  const principals = await principalsAt(db.read, allUnits, today);
  for (const { row, units } of lost) {
    const { id, version, toId, declinedBy, sealedWord, authorityId } = row;
    const told = principals.filter((p) => p.schoolUnitId && units.includes(p.schoolUnitId));
    const toIds = [...new Set([row.fromId, ...told.map((p) => p.accountId)])];
    await db.write(async (tx) => {
      if (!(await reopenWithoutReceiver(tx, { id, version, declinedBy, sealedWord }))) return;
      // Which is today's reminder too.
      await noteReminded(tx, { id, today });
      const notice = { kind: "handover_reminder" as const, subjectId: id, createdAt: now };
      await addNotices(
        tx,
        toIds.map((accountId) => ({ id: randomUUID(), accountId, ...notice })),
      );
      await record(tx, {
        at: now,
        actor: { kind: "system", accountId: null, authorityId },
        ground: "receiver_left",
        event: { kind: "handover.returned", handoverId: id, toId },
      });
    });
  }
}
