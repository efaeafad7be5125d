// When a pupil has become protected: tells the principals at its school, whose decision it is who else has the pupil,
// and takes back what was told to those who lost it. Inside the caller's unit of work; ends no grant itself.
// Source: OSL 21:3, 21:3 a (named access only).
import { randomUUID } from "node:crypto";
import { type ActorRef, record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { addNotices } from "~db/notice.server";
import { type NarrowedGrant, principalsAt, removeNoticesToStrangers } from "~db/protected-grant.server";
import { civilDate } from "../calendar/stockholm";

export async function tellOfNarrowing(
  tx: Queries,
  input: { now: Date; actor: ActorRef; narrowed: NarrowedGrant[] },
): Promise<void> {
  const { now, actor, narrowed } = input;
  if (narrowed.length === 0) return;
  const unitOf = new Map(narrowed.map((g) => [g.pupilId, g.schoolUnitId]));
  await removeNoticesToStrangers(tx, [...unitOf.keys()], now);
  const principals = await principalsAt(tx, [...new Set(unitOf.values())], civilDate(now));
  await addNotices(
    tx,
    [...unitOf].flatMap(([pupilId, unit]) =>
      principals
        .filter((p) => p.schoolUnitId === unit)
        .map(({ accountId }) => ({
          id: randomUUID(),
          accountId,
          kind: "access_narrowed" as const,
          pupilId,
          subjectId: pupilId,
          createdAt: now,
        })),
    ),
  );
  for (const pupilId of unitOf.keys()) {
    const lost = new Set(narrowed.filter((g) => g.pupilId === pupilId).map((g) => g.accountId));
    await record(tx, {
      at: now,
      actor,
      ground: "protected_identity",
      event: { kind: "access.narrowed", pupilId, fromIds: [...lost] },
    });
  }
}
