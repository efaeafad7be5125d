// On the day on which somebody's duty ends, what she was given at that school ends too: what she received by handover or
// from the principal names no end of its own, and no import need come that night. The clock is passed in; the runner
// decides when. Gives nothing: the grants are brought in line with the roster, as an import does it.
// audit: none here; rebuild-grants records.
import type { Database } from "~db/database";
import { authoritiesWithDutyEnded } from "~db/roster-grant.server";
import { civilDate } from "../calendar/stockholm";
import { rebuildGrants } from "./rebuild-grants.server";

export async function endWithDuties(db: Database, now: Date): Promise<void> {
  // However long ago: the runner may have stood still for a week.
  for (const authorityId of await authoritiesWithDutyEnded(db.read, { now, date: civilDate(now) })) {
    const actor = { kind: "system" as const, accountId: null, authorityId };
    await db.write((tx) => rebuildGrants(tx, { authorityId, now, actor }));
  }
}
