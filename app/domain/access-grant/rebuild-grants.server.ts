// Brings the grants that come from the roster in line with it, inside the caller's unit of work (an import, a change
// of duty). Grants given by persons and by handovers are left alone while holder and pupil share a school, and end when
// they no longer do. A pupil who has become protected keeps mentor, principal and named access alone, from this moment.
// Does not decide who may change the roster.
import { type ActorRef, record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { endGrantsOnProtected } from "~db/protected-grant.server";
import { applyRosterGrants, endGrantsOfStrangers, rosterFacts } from "~db/roster-grant.server";
import { civilDate } from "../calendar/stockholm";
import { giveActedDuties } from "../substitution/give-acted-duties.server";
import { rosterGrants } from "./roster-grants";
import { tellOfNarrowing } from "./tell-of-narrowing.server";

/** Gives how many grants were added, changed and ended. */
export async function rebuildGrants(
  tx: Queries,
  input: { authorityId: string; now: Date; actor: ActorRef },
): Promise<{ added: number; changed: number; ended: number }> {
  const narrowed = await endGrantsOnProtected(tx, input);
  await giveActedDuties(tx, input);
  const facts = await rosterFacts(tx, input.authorityId);
  const counts = await applyRosterGrants(tx, {
    authorityId: input.authorityId,
    now: input.now,
    grants: rosterGrants(facts),
  });
  counts.ended += await endGrantsOfStrangers(tx, { ...input, date: civilDate(input.now) });
  counts.ended += narrowed.length;
  await tellOfNarrowing(tx, { ...input, narrowed });
  await record(tx, {
    at: input.now,
    actor: input.actor,
    ground: "roster",
    event: { kind: "access.rebuilt", authorityId: input.authorityId, ...counts },
  });
  return counts;
}
