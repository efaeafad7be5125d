// Gives a concern that needs doing an owner and a first date, in the transaction of the use case that wrote it, and takes
// them away again where its author says that nothing needs doing. Asks no policy: the caller has. What nobody can own
// now is found by tend-follow-ups.
import { randomUUID } from "node:crypto";
import { type ActorRef, record } from "~/audit/record.server";
import { markHandled } from "~db/concern-write.server";
import type { Queries } from "~db/database";
import { type FollowUpRow, findFollowUp, holdersAmong } from "~db/follow-up.server";
import { insertFollowUp, insertStep, moveFollowUpArea, updateFollowUp } from "~db/follow-up-write.server";
import { civilDate } from "../calendar/stockholm";
import type { Circle, Priority } from "../concern/rules";
import { type Owner, ownerFor } from "./owner-for";
import { firstDueOn } from "./rules";

interface Concern {
  id: string;
  authorityId: string;
  pupilId: string;
  authorId: string;
  circle: Circle;
  priority: Priority;
  schoolUnitId: string;
  createdAt: Date;
}

interface By {
  actor: ActorRef;
  ground: string;
  now: Date;
}

/**
 * `to`: who takes it; left out, whom ownerFor finds, for what needs doing alone. False where it has an owner already,
 * needs none, or nobody can be.
 */
export async function openFollowUp(tx: Queries, concern: Concern, by: By, to?: Owner): Promise<boolean> {
  const { id: concernId, pupilId, authorityId } = concern;
  if (!to && concern.priority === "no_action") return false;
  const at = { now: by.now, date: civilDate(by.now) };
  const owner = to ?? ownerFor(concern, await holdersAmong(tx, [pupilId], at));
  if (!owner) return false;
  const opened = await insertFollowUp(tx, {
    id: randomUUID(),
    authorityId,
    secrecyArea: areaOf(concern.circle),
    pupilId,
    concernId,
    status: "open",
    ...owner,
    teamSince: owner.teamUnitId ? by.now : null,
    dueOn: firstDueOn(concern.priority, civilDate(concern.createdAt)),
    createdAt: concern.createdAt,
    version: 1,
  });
  if (!opened) return false;
  await record(tx, {
    at: by.now,
    actor: by.actor,
    ground: by.ground,
    event: {
      kind: "follow-up.opened",
      pupilId,
      concernId,
      toId: owner.ownerId,
      teamUnitId: owner.teamUnitId,
    },
  });
  return true;
}

/**
 * After a correction: what now needs doing gets an owner, what no longer does is closed, and what must now be done at once
 * is due today; and what has become student health's own (OSL 23:2) takes along what was said about it.
 */
export async function followCorrection(
  tx: Queries,
  concern: Concern,
  before: { circle: Circle; priority: Priority },
  by: By & { accountId: string },
): Promise<void> {
  if (concern.circle !== before.circle) await moveFollowUpArea(tx, concern.id, areaOf(concern.circle));
  const needs = (priority: Priority) => priority !== "no_action";
  const row = await findFollowUp(tx, concern.id);
  if (needs(concern.priority) === needs(before.priority)) {
    if (row && concern.priority === "act_now" && before.priority !== "act_now") await hasten(tx, row, by);
    return;
  }
  if (!row && needs(concern.priority)) {
    await openFollowUp(tx, { ...concern, createdAt: by.now }, by);
    return;
  }
  if (!row || (row.status === "closed") !== needs(concern.priority)) return;
  const closing = !needs(concern.priority);
  if (!closing) await markHandled(tx, { id: concern.id, handledAt: null, handledBy: null });
  await updateFollowUp(tx, {
    id: row.id,
    version: row.version,
    set: {
      status: closing ? "closed" : "open",
      offeredToId: null,
      offeredUnitId: null,
      offeredBy: null,
      closedAt: closing ? by.now : null,
      ...(closing ? {} : { dueOn: firstDueOn(concern.priority, civilDate(by.now)) }),
    },
  });
  const action = closing ? ("close" as const) : ("reopen" as const);
  await insertStep(tx, {
    id: randomUUID(),
    followUpId: row.id,
    position: row.version,
    authorityId: row.authorityId,
    secrecyArea: areaOf(concern.circle),
    pupilId: row.pupilId,
    concernId: concern.id,
    action,
    byId: by.accountId,
    createdAt: by.now,
  });
  await record(tx, {
    at: by.now,
    actor: by.actor,
    ground: by.ground,
    event: { kind: "follow-up.stepped", pupilId: row.pupilId, concernId: concern.id, step: action },
  });
}

/** What must be done now is due today, whatever day was set before it was. Its history says who moved it. */
async function hasten(
  tx: Queries,
  row: FollowUpRow,
  { actor, ground, now, accountId }: By & { accountId: string },
): Promise<void> {
  const dueOn = firstDueOn("act_now", civilDate(now));
  if (row.status === "closed" || row.dueOn <= dueOn) return;
  const { id, version, authorityId, secrecyArea, pupilId, concernId } = row;
  if (!(await updateFollowUp(tx, { id, version, set: { dueOn } }))) return;
  await insertStep(tx, {
    id: randomUUID(),
    followUpId: id,
    position: version,
    ...{ authorityId, secrecyArea, pupilId, concernId },
    action: "set_date",
    byId: accountId,
    onDate: dueOn,
    createdAt: now,
  });
  await record(tx, {
    at: now,
    actor,
    ground,
    event: { kind: "follow-up.stepped", pupilId, concernId, step: "set_date" },
  });
}

const areaOf = (circle: Circle) => (circle === "student_health" ? "student_health" : "school");
