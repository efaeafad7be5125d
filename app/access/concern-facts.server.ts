// Loads what the policy must be told about one concern. Decides nothing.

import { hasLeft } from "~/domain/pupil/has-left";
import { type ConcernRow, findConcern } from "~db/concern.server";
import type { Queries } from "~db/database";
import { grantsFor } from "~db/grant.server";
import { unitOfPupil } from "~db/pupil.server";
import type { StaffCtx } from "./context.server";
import { NotVisible } from "./not-visible";
import type { Facts } from "./policy-facts";

export async function concernFacts(
  ctx: StaffCtx,
  concernId: string,
  q: Queries = ctx.db.read,
): Promise<{ concern: ConcernRow; facts: Facts["concern.read"]; hasLeft: boolean }> {
  const concern = await findConcern(q, concernId);
  if (!concern) throw new NotVisible();
  const grants = await grantsFor(q, ctx.actor.accountId, concern.pupilId);
  // The pupil's school of today: after a move the former school's student health reads no more.
  const { schoolUnitId, leftOn } = await unitOfPupil(q, concern.pupilId);
  const { authorityId, authorId, circle } = concern;
  const facts = { authorityId, schoolUnitId, authorId, circle, grants, now: ctx.now };
  return { concern, facts, hasLeft: hasLeft({ leftOn }, ctx.now) };
}
