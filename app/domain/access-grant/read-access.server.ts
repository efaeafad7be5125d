// Who has this pupil, on what ground, and what the principal has given: for the principal's page on access. Logged.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { givenGrants, holdersOf } from "~db/grant.server";
import { civilDate } from "../calendar/stockholm";
import { schoolStaffRoles } from "./give-temporary-access.server";
import { reasonPlace } from "./reason-place";

export async function readAccess(ctx: StaffCtx, input: { pupilId: string }) {
  const { pupil } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "access.grant", pupil);
  const holders = await holdersOf(ctx.db.read, pupil.id, ctx.now);
  const given = await givenGrants(ctx.db.read, pupil.id);
  const reasons = await ctx.vault.openTexts(
    given.map((g) => ({ ...reasonPlace(pupil.id, g.id), sealed: g.sealedReason ?? new Uint8Array() })),
  );
  const staff = await staffOf(ctx.db.read, {
    schoolUnitId: pupil.schoolUnitId,
    roles: [...schoolStaffRoles],
    date: civilDate(ctx.now),
  });
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "access.listed", pupilId: pupil.id },
    }),
  );
  return {
    pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` },
    holders: holders.map((h) => ({ name: h.name, ground: h.ground, until: h.endsAt })),
    given: given.map((g, i) => ({
      id: g.id,
      name: g.name,
      reason: reasons[i] ?? null,
      startsAt: g.startsAt,
      endsAt: g.endsAt,
      active: g.endsAt === null || g.endsAt > ctx.now,
    })),
    staff: [...new Map(staff.map((s) => [s.accountId, s])).values()],
  };
}
