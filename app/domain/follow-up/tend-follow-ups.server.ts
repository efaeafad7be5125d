// Nothing that needs doing is without somebody who can see to it: a concern that has no owner gets one, and what is on
// the list of somebody who has lost the pupil, or whose account or duty has ended, moves to the mentor, else the
// principal; a note of student health's own to the team of the pupil's school (owner-for.ts). What was offered to
// somebody who can no longer read it, or to whom it has moved meanwhile, is offered no more. The runner calls it. A pupil who has left is nobody's.
import { randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import type { Database, Queries } from "~db/database";
import { findFollowUp, type Holder, holdersAmong } from "~db/follow-up.server";
import { type Tended, withoutFollowUp, withPossiblyLostOwner } from "~db/follow-up-tend.server";
import { insertStep, updateFollowUp } from "~db/follow-up-write.server";
import { civilDate } from "../calendar/stockholm";
import { openFollowUp } from "./open-follow-up.server";
import { canSeeTo, ownerFor } from "./owner-for";
import type { FollowUpAction } from "./status";

const system = { kind: "system" as const, accountId: null };
const ground = "roster";

/** Gives how many got an owner. */
export async function openMissingFollowUps(db: Database, now: Date): Promise<number> {
  const at = { now, date: civilDate(now) };
  let done = 0;
  for (const concern of await withoutFollowUp(db.read, at)) {
    const opened = await db.write((tx) =>
      openFollowUp(tx, concern, { actor: { ...system, authorityId: concern.authorityId }, ground, now }),
    );
    if (opened) done += 1;
  }
  return done;
}

/** Gives how many were moved, or came back. */
export async function moveLostFollowUps(db: Database, now: Date): Promise<number> {
  const at = { now, date: civilDate(now) };
  let done = 0;
  const lost = await withPossiblyLostOwner(db.read, at);
  const pupilIds = [...new Set(lost.map((row) => row.pupilId))];
  const holders = await holdersAmong(db.read, pupilIds, at);
  for (const row of lost) {
    if (!whatToDo(row, holders)) continue;
    if (await db.write((tx) => move(tx, row, at))) done += 1;
  }
  return done;
}

interface ToDo {
  action: FollowUpAction;
  set: { ownerId?: string | null; teamUnitId?: string | null; offeredToId?: null; offeredUnitId?: null };
}

/** Null where all is well, or nobody else can have it. */
function whatToDo(row: Tended, holders: readonly Holder[]): ToDo | null {
  const here = holders.filter((h) => h.pupilId === row.pupilId);
  const owned = row.ownerId ? canSeeTo(here, row.ownerId, row.circle) : row.teamUnitId === row.schoolUnitId;
  if (!owned) {
    // The author is passed over: what she has passed on, or lost, does not come back by itself.
    const next = ownerFor({ ...row, authorId: "" }, here);
    const moves = next && (next.ownerId !== row.ownerId || next.teamUnitId !== row.teamUnitId);
    return moves ? { action: "move", set: next } : null;
  }
  const isVoid = row.offeredToId
    ? row.offeredToId === row.ownerId || !canSeeTo(here, row.offeredToId, row.circle)
    : row.offeredUnitId !== null &&
      (row.offeredUnitId === row.teamUnitId || row.offeredUnitId !== row.schoolUnitId);
  return isVoid ? { action: "take_back", set: { offeredToId: null, offeredUnitId: null } } : null;
}

async function move(tx: Queries, found: Tended, at: { now: Date; date: string }): Promise<boolean> {
  const row = await findFollowUp(tx, found.concernId);
  if (!row || row.status === "closed") return false;
  const again = { ...found, ...row };
  const todo = whatToDo(again, await holdersAmong(tx, [row.pupilId], at));
  if (!todo) return false;
  const { action, set } = todo;
  const back = action === "take_back" ? { status: "open" as const, offeredBy: null } : {};
  const teamSince = set.teamUnitId ? { teamSince: at.now } : {};
  const { id, version, concernId, pupilId, authorityId, secrecyArea } = row;
  if (!(await updateFollowUp(tx, { id, version, set: { ...set, ...back, ...teamSince } }))) return false;
  const to = { toId: set.ownerId ?? null, toUnitId: set.teamUnitId ?? null };
  await insertStep(tx, {
    id: randomUUID(),
    followUpId: id,
    position: version,
    ...{ authorityId, secrecyArea, pupilId, concernId, action },
    byId: null,
    ...to,
    createdAt: at.now,
  });
  await record(tx, {
    at: at.now,
    actor: { ...system, authorityId },
    ground,
    event: {
      kind: "follow-up.stepped",
      ...{ pupilId, concernId, step: action, toId: to.toId, teamUnitId: to.toUnitId },
    },
  });
  return true;
}
