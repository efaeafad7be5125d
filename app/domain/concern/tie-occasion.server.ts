// Ties a written note to one about another pupil, as of the same occasion: both by policies "concern.read" and
// "concern.log", asked of each by itself and again inside the transaction. A note of another that she may not tie to is to
// her the same as none. Neither note is changed. What already belongs with one of them belongs with both: she need
// not see it, and is told nothing of it. A protected identity is tied by nobody. Source: decision 0032; OSL 21:3.
import { randomUUID } from "node:crypto";
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { grantsByPupil } from "~db/grant.server";
import { mergeOccasions, occasionsOf, offeredForOccasion, placeInOccasion } from "~db/occasion.server";
import { findPupil } from "~db/pupil.server";
import { teamUnitsOf } from "../follow-up/own-follow-ups.server";
import { refuse } from "../refusal";

/** Throws Refusal (field `tieId`), NotVisible. A second submit of the same form changes nothing. */
export async function tieOccasion(
  ctx: StaffCtx,
  input: { concernId: string; otherId: string },
): Promise<void> {
  const { facts } = await concernFacts(ctx, input.concernId);
  requireGround(ctx.actor, "concern.read", facts);
  requireGround(ctx.actor, "concern.log", facts);
  if (input.otherId === "") refuse("tieId", "occasion_missing");
  await ctx.db.write(async (tx) => {
    const one = await tieable(ctx, tx, input.concernId);
    if (!one) throw new NotVisible();
    const other = await tieable(ctx, tx, input.otherId);
    if (!other || other.pupilId === one.pupilId) refuse("tieId", "occasion_foreign");
    const standing = await occasionsOf(tx, [one.concernId, other.concernId]);
    const [a, b] = [standing.get(one.concernId), standing.get(other.concernId)];
    if (a && a.occasionId === b?.occasionId) return;
    const occasionId = a?.occasionId ?? b?.occasionId ?? randomUUID();
    const by = { occasionId, createdBy: ctx.actor.accountId, createdAt: ctx.now };
    const moved = a && b ? await mergeOccasions(tx, { from: b.occasionId, into: a.occasionId }) : [];
    const added = [...(a ? [] : [one]), ...(b ? [] : [other])];
    // Somebody tied it to yet another in the same moment.
    for (const { concernId, pupilId } of added)
      if (!(await placeInOccasion(tx, { concernId, pupilId, ...by }))) refuse("form", "version_old");
    // A row a pupil: what is told of one pupil's record never names another's.
    for (const { concernId, pupilId } of [...added, ...moved])
      await record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground: concernId === one.concernId ? one.ground : other.ground,
        event: { kind: "occasion.tied", pupilId, concernId, occasionId },
      });
  });
}

/** Null where the actor may not read it, lacks the pupil, or it has been withdrawn. */
async function tieable(ctx: StaffCtx, tx: Queries, concernId: string) {
  try {
    const { concern, facts } = await concernFacts(ctx, concernId, tx);
    requireGround(ctx.actor, "concern.read", facts);
    const ground = requireGround(ctx.actor, "concern.log", facts);
    const pupil = await findPupil(tx, concern.pupilId);
    if (concern.status !== "active" || pupil?.protection !== "none") return null;
    return { concernId: concern.id, pupilId: concern.pupilId, ground };
  } catch (error) {
    if (error instanceof NotVisible) return null;
    throw error;
  }
}

const daysAround = 2;
const offeredAtMost = 30;

/** For a note's page: notes of the same days about other pupils whom the reader has, and whether the tie was hers. */
export async function occasionOffers(ctx: StaffCtx, input: { concernId: string }) {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  requireGround(ctx.actor, "concern.read", facts);
  const standing = (await occasionsOf(ctx.db.read, [concern.id])).get(concern.id);
  const mine =
    standing !== undefined && can(ctx.actor, "link.remove", { ...facts, madeBy: standing.createdBy }).allow;
  const pupil = await findPupil(ctx.db.read, concern.pupilId);
  const may =
    can(ctx.actor, "concern.log", facts).allow && concern.status === "active" && pupil?.protection === "none";
  if (!may) return { offered: [], mine };
  const around = daysAround * 86_400_000;
  const rows = await offeredForOccasion(ctx.db.read, {
    accountId: ctx.actor.accountId,
    healthUnitIds: teamUnitsOf(ctx),
    pupilId: concern.pupilId,
    now: ctx.now,
    from: new Date(+concern.occurredAt - around),
    until: new Date(+concern.occurredAt + around),
    occasionId: standing?.occasionId ?? "",
    limit: offeredAtMost,
  });
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const offered = rows.flatMap(({ authorId, circle, authorityId, schoolUnitId, pupilId, ...row }) => {
    const held = { authorityId, schoolUnitId, grants: grants.get(pupilId) ?? [], now: ctx.now };
    if (!can(ctx.actor, "concern.read", { ...held, authorId, circle }).allow) return [];
    const { id, occurredAt, category, givenName, familyName } = row;
    return [{ id, occurredAt, category, pupilName: `${givenName} ${familyName}` }];
  });
  return { offered, mine };
}
