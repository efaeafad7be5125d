// Whom the school authority's policy asks to sign an action plan, whom a colleague can ask, and who is asked. Those who have
// the pupil can be asked. Part of the use cases that show and ask. audit: none here; they record.
import { namesOf } from "~db/account.server";
import type { PlanRow } from "~db/action-plan.server";
import type { Queries } from "~db/database";
import { holdersOf } from "~db/grant.server";
import { findPolicy } from "~db/signing.server";
import { policyOf, wantedBy } from "../signing/signing-policy";

export async function planPeople(
  q: Queries,
  { plan, signedIds, now }: { plan: PlanRow; signedIds: readonly string[]; now: Date },
) {
  const { authorityId, pupilId, createdBy: creatorId } = plan;
  const policy = policyOf(await findPolicy(q, { authorityId, kind: "action_plan" }));
  const holders = await holdersOf(q, pupilId, now);
  const withGround = (ground: string) => [
    ...new Set(holders.filter((h) => h.ground === ground).map((h) => h.accountId)),
  ];
  const people = {
    creatorId,
    authorIds: [creatorId],
    principalIds: withGround("principal"),
    studentHealthIds: withGround("student_health"),
  };
  const names = await namesOf(q, [creatorId, ...holders.map((h) => h.accountId)]);
  const canBeAsked = [...new Set(holders.map((h) => h.accountId))];
  return { policy, wanted: wantedBy(policy, people, signedIds), names, canBeAsked };
}
