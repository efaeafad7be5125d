// Which other pupils' notes of the same occasion the reader may open: each asked of the policy "concern.read" by itself.
// Whoever may not open one learns nothing of it, not even that it is there; a name is given with the pupil alone, and of
// a protected identity to nobody here. audit: none; the use cases that show it log their read.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { GrantFact } from "~/access/policy-facts";
import { grantsByPupil } from "~db/grant.server";
import { othersOfOccasions } from "~db/occasion.server";

export interface OtherOfOccasion {
  /** The note whose page it stands on. */
  ofId: string;
  concernId: string;
  /** Null where the reader lacks the pupil, or where the identity is protected. */
  pupilName: string | null;
  withdrawn: boolean;
}

/** `holds`: what the reader will have, where she is asked for in advance; else what she has. */
export async function othersOfOccasion(
  ctx: StaffCtx,
  concernIds: readonly string[],
  holds?: ReadonlyMap<string, GrantFact[]>,
): Promise<OtherOfOccasion[]> {
  const others = await othersOfOccasions(ctx.db.read, concernIds);
  if (others.length === 0) return [];
  const grants = holds ?? (await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now));
  return others.flatMap(({ authorityId, schoolUnitId, authorId, circle, ...o }) => {
    const held = { authorityId, schoolUnitId, grants: grants.get(o.pupilId) ?? [], now: ctx.now };
    if (!can(ctx.actor, "concern.read", { ...held, authorId, circle }).allow) return [];
    const named = o.protection === "none" && can(ctx.actor, "pupil.read", held).allow;
    return [
      {
        ofId: o.ofId,
        concernId: o.concernId,
        pupilName: named ? `${o.givenName} ${o.familyName}` : null,
        withdrawn: o.status === "withdrawn",
      },
    ];
  });
}
