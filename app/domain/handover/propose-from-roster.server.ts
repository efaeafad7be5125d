// Proposes the handovers that follow from a change of the roster, inside the import's unit of work and with nobody
// pressing anything. What is proposed ends what the giver had received by an earlier handover too, on the same day; the
// roster itself has ended the rest. Giver, receiver and, without one, the principals are told. Decides nothing about who
// may import.
import { randomUUID } from "node:crypto";
import { type ActorRef, record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { endGrants } from "~db/grant.server";
import { insertHandover } from "~db/handover.server";
import { addNotices } from "~db/notice.server";
import { principalsAt } from "~db/protected-grant.server";
import { heldAfter, type heldBefore } from "~db/roster-handover.server";
import { civilDate, instantAt } from "../calendar/stockholm";
import { rosterHandovers } from "./roster-handovers";

export async function proposeFromRoster(
  tx: Queries,
  input: {
    authorityId: string;
    now: Date;
    actor: ActorRef;
    before: Awaited<ReturnType<typeof heldBefore>>;
  },
): Promise<number> {
  const { authorityId, now, actor, before } = input;
  const today = civilDate(now);
  // The first import of all: nobody had anybody.
  if (before.known.size === 0) return 0;
  const proposed = rosterHandovers({ before, ...(await heldAfter(tx, authorityId, today)), now });
  const principals = await principalsAt(tx, [...new Set(proposed.map((p) => p.schoolUnitId))], today);
  for (const { fromId, toId, schoolUnitId, changeOn, pupilIds } of proposed) {
    const handoverId = randomUUID();
    await insertHandover(
      tx,
      {
        id: handoverId,
        authorityId,
        fromId,
        toId,
        changeOn,
        status: "proposed",
        origin: "roster",
        createdAt: now,
        version: 1,
      },
      pupilIds.map((pupilId) => ({ pupilId, sealedSummary: null })),
    );
    await endGrants(tx, {
      accountId: fromId,
      pupilIds,
      grounds: ["handover"],
      endsAt: new Date(Math.max(+instantAt(changeOn), +now)),
    });
    const holders = toId
      ? [toId]
      : principals.filter((p) => p.schoolUnitId === schoolUnitId).map((p) => p.accountId);
    await addNotices(
      tx,
      [...new Set([fromId, ...holders])].map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "handover_proposed" as const,
        subjectId: handoverId,
        createdAt: now,
      })),
    );
    await record(tx, {
      at: now,
      actor,
      ground: "roster",
      event: { kind: "handover.proposed", handoverId, pupilIds, toId },
    });
  }
  return proposed.length;
}
