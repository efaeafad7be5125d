// Who has this pupil, on what ground, and what the principal has given: for the principal's page on access. Of a
// protected pupil also who had it lately, since she decides whom of them to name (OSL 21:3). Logged.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { givenGrants, holdersOf } from "~db/grant.server";
import { markRead } from "~db/notice.server";
import { formerHoldersOf } from "~db/protected-grant.server";
import { civilDate } from "../calendar/stockholm";
import { hasLeft } from "../pupil/has-left";
import { schoolStaffRoles } from "./give-temporary-access.server";
import { reasonPlace } from "./reason-place";

/** For so long those who lost a protected pupil are shown to the principal. */
const lostShownMs = 90 * 86_400_000;

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
  const isProtected = pupil.protection !== "none";
  const former = isProtected
    ? await formerHoldersOf(ctx.db.read, {
        pupilId: pupil.id,
        since: new Date(ctx.now.getTime() - lostShownMs),
        now: ctx.now,
      })
    : [];
  const stands = new Set(holders.map((h) => h.accountId));
  const atSchool = new Set(staff.map((s) => s.accountId));
  const lost = former.filter((f) => !stands.has(f.accountId) && atSchool.has(f.accountId));
  await ctx.db.write(async (tx) => {
    await markRead(tx, { accountId: ctx.actor.accountId, subjectId: pupil.id, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "access.listed", pupilId: pupil.id },
    });
  });
  return {
    pupil: {
      id: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`,
      /** Nobody at the school has a pupil who has left, but those whom the principal lets in. */
      hasLeft: hasLeft(pupil, ctx.now),
    },
    holders: holders.map((h) => ({ name: h.name, ground: h.ground, until: h.endsAt })),
    given: given.map((g, i) => ({
      id: g.id,
      name: g.name,
      reason: reasons[i] ?? null,
      startsAt: g.startsAt,
      endsAt: g.endsAt,
      active: g.endsAt === null || g.endsAt > ctx.now,
    })),
    protectedIdentity: isProtected,
    lost: [...new Map([...lost].reverse().map((f) => [f.accountId, f])).values()]
      .reverse()
      .map(({ accountId, name, ground, endsAt }) => ({ accountId, name, ground, endsAt })),
    staff: [...new Map(staff.map((s) => [s.accountId, s])).values()],
  };
}
