// Brings the duties that substitutions give within student health in line with roster and substitutions, inside the
// caller's unit of work: as rows of duty, so that who stands in is of the school's student health wherever that is asked.
// The roster does not end them: it knows nothing of them. No policy of its own.
// audit: none here; rebuild-grants, which calls it, records.
import type { StaffRole } from "~/access/actor";
import { actedDutiesOf, endActedDuty, healthDuties, putActedDuty } from "~db/acted-duty.server";
import type { Queries } from "~db/database";
import { substitutionsOfPrincipals } from "~db/substitution.server";
import { civilDate } from "../calendar/stockholm";
import { actedDuties } from "./acted-duties";

export async function giveActedDuties(
  tx: Queries,
  { authorityId, now }: { authorityId: string; now: Date },
): Promise<void> {
  const substitutions = await substitutionsOfPrincipals(tx, authorityId);
  if (substitutions.length === 0) return;
  const today = civilDate(now);
  const wanted = actedDuties(substitutions, await healthDuties(tx, authorityId));
  const standing = new Map((await actedDutiesOf(tx, authorityId)).map((row) => [row.id, row]));
  for (const duty of wanted) {
    const row = standing.get(duty.id);
    standing.delete(duty.id);
    if (row?.startsOn === duty.startsOn && row.endsOn === duty.endsOn) continue;
    await putActedDuty(tx, { ...duty, role: duty.role as StaffRole });
  }
  for (const { id, startsOn, endsOn } of standing.values()) {
    if (endsOn !== null && endsOn <= today) continue;
    await endActedDuty(tx, { id, endsOn: [startsOn, today].sort().at(-1) ?? today });
  }
}
