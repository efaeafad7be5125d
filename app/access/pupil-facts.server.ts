// Loads what the policy must be told about one pupil. Decides nothing.

import type { Queries } from "~db/database";
import { grantsFor } from "~db/grant.server";
import { findPupil, type PupilRow } from "~db/pupil.server";
import type { StaffCtx } from "./context.server";
import { NotVisible } from "./not-visible";
import type { GrantFact, HoldingFacts } from "./policy-facts";

export interface PupilFacts {
  pupil: PupilRow;
  grants: GrantFact[];
  /** Ready for the policy. */
  facts: HoldingFacts;
}

/** Throws NotVisible for an unknown pupil. `q` is the transaction where the state is read again inside one. */
export async function pupilFacts(
  ctx: StaffCtx,
  pupilId: string,
  q: Queries = ctx.db.read,
): Promise<PupilFacts> {
  const pupil = await findPupil(q, pupilId);
  if (!pupil) throw new NotVisible();
  const grants = await grantsFor(q, ctx.actor.accountId, pupilId);
  const { authorityId, schoolUnitId } = pupil;
  return { pupil, grants, facts: { authorityId, schoolUnitId, grants, now: ctx.now } };
}
