// A handed-over pupil's open follow-ups are proposed to the successor, in the transaction of the handover's acceptance:
// they stay the giver's until the successor accepts each, or, once she has lost the pupil, the mentor's (see
// tend-follow-ups). Student health's own notes stay in their circle. Asks no policy: the caller has.
import { randomUUID } from "node:crypto";
import { type ActorRef, record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { openOn } from "~db/follow-up.server";
import { insertStep, updateFollowUp } from "~db/follow-up-write.server";

/** What the successor is offered when she accepts: shown so in the handover's preview too. */
export async function followUpsToHandOver(q: Queries, input: { pupilIds: string[]; fromId: string }) {
  const open = await openOn(q, { pupilIds: input.pupilIds, ownerId: input.fromId });
  return open.flatMap(({ row, circle }) => (circle === "pupil" ? [row] : []));
}

interface Handover {
  pupilIds: string[];
  fromId: string;
  toId: string;
}

/** Gives how many were proposed. */
export async function handOverFollowUps(
  tx: Queries,
  { pupilIds, fromId, toId }: Handover,
  by: { actor: ActorRef; ground: string; now: Date },
): Promise<number> {
  const open = await followUpsToHandOver(tx, { pupilIds, fromId });
  for (const row of open) {
    const { id, version, authorityId, secrecyArea, pupilId, concernId } = row;
    const set = { status: "offered" as const, offeredToId: toId, offeredUnitId: null, offeredBy: fromId };
    if (!(await updateFollowUp(tx, { id, version, set }))) continue;
    await insertStep(tx, {
      id: randomUUID(),
      followUpId: id,
      position: version,
      ...{ authorityId, secrecyArea, pupilId, concernId },
      action: "pass_on",
      byId: fromId,
      toId,
      createdAt: by.now,
    });
    await record(tx, {
      at: by.now,
      actor: by.actor,
      ground: by.ground,
      event: { kind: "follow-up.stepped", pupilId, concernId, step: "pass_on", toId },
    });
  }
  return open.length;
}
