// Tells of an access that the principal gives or moves: whoever gets it, and the pupil's mentors, so that nobody is let in
// without the mentor's knowing. A notice without case content, inside the caller's unit of work. Gives no access itself.
// audit: none here; the use cases that give and extend record.
import { randomUUID } from "node:crypto";
import type { Queries } from "~db/database";
import { holdersOf } from "~db/grant.server";
import { addNotices } from "~db/notice.server";

export async function tellOfAccess(
  tx: Queries,
  input: { pupilId: string; accountId: string; by: string; now: Date },
): Promise<void> {
  const { pupilId, accountId, by, now } = input;
  const holders = await holdersOf(tx, pupilId, now);
  const mentors = new Set(
    holders.flatMap((h) =>
      h.ground === "mentor" && h.accountId !== accountId && h.accountId !== by ? [h.accountId] : [],
    ),
  );
  const base = { pupilId, subjectId: pupilId, createdBy: by, createdAt: now };
  await addNotices(tx, [
    { id: randomUUID(), accountId, kind: "temporary_access", ...base },
    ...[...mentors].map((mentor) => ({
      id: randomUUID(),
      accountId: mentor,
      kind: "access_told" as const,
      ...base,
    })),
  ]);
}
