// As whom somebody meets a follow-up, for the table of status.ts: its owner, one of the team that has it, whom it is
// offered to, who offered it, the pupil's mentor or principal, or anybody else who has the pupil; of a pupil who has left,
// whom the principal has let in. Somebody can be several.
// Whoever does not have the pupil is none of them, her own note or not. Pure.
import { isStudentHealth, type StaffActor } from "~/access/actor";
import { activeGround } from "~/access/policy";
import type { HoldingFacts } from "~/access/policy-facts";
import type { FollowUpActor } from "./status";

interface Placed {
  ownerId: string | null;
  teamUnitId: string | null;
  offeredToId: string | null;
  offeredUnitId: string | null;
  offeredBy: string | null;
}

export function actingAs(
  actor: StaffActor,
  row: Placed,
  facts: HoldingFacts & { hasLeft: boolean },
): FollowUpActor[] {
  if (!activeGround(facts.grants, facts.now)) return [];
  const inTeam = (unitId: string | null) =>
    unitId !== null && unitId === facts.schoolUnitId && isStudentHealth(actor, unitId);
  const holds = (ground: string) =>
    facts.grants.some((g) => g.ground === ground && activeGround([g], facts.now) !== null);
  const is = (me: boolean, ...as: FollowUpActor[]) => (me ? as : []);
  return [
    ...is(row.ownerId === actor.accountId, "owner"),
    ...is(inTeam(row.teamUnitId), "owner", "team"),
    ...is(row.offeredToId === actor.accountId || inTeam(row.offeredUnitId), "asked"),
    ...is(row.offeredBy === actor.accountId, "giver"),
    ...is(holds("mentor"), "mentor"),
    ...is(holds("principal"), "principal"),
    ...is(facts.hasLeft, "let_in"),
    "holder",
  ];
}
