// Loads what the policy and the table of states must be told about one follow-up. Decides nothing.
import { actingAs } from "~/domain/follow-up/acting-as";
import type { FollowUpActor } from "~/domain/follow-up/status";
import type { ConcernRow } from "~db/concern.server";
import type { Queries } from "~db/database";
import { type FollowUpRow, findFollowUp } from "~db/follow-up.server";
import { concernFacts } from "./concern-facts.server";
import type { StaffCtx } from "./context.server";
import type { Facts } from "./policy-facts";

export interface FollowUpFacts {
  concern: ConcernRow;
  facts: Facts["concern.read"];
  /** Null where nothing needs doing. */
  row: FollowUpRow | null;
  actors: FollowUpActor[];
}

/** Throws NotVisible for an unknown concern. */
export async function followUpFacts(
  ctx: StaffCtx,
  concernId: string,
  q: Queries = ctx.db.read,
): Promise<FollowUpFacts> {
  const { concern, facts, hasLeft } = await concernFacts(ctx, concernId, q);
  const row = await findFollowUp(q, concernId);
  return { concern, facts, row, actors: row ? actingAs(ctx.actor, row, { ...facts, hasLeft }) : [] };
}
