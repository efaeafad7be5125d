// The principal gives a member of the school's staff access to one pupil, with a reason and an end date; it ends by
// itself. Policy "access.grant" for the pupil's unit. For a protected identity this is the named access.
// Source: needs analysis 2019 (handover); OSL 21:3.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { insertGrant } from "~db/grant.server";
import { claimOnce } from "~db/idempotency.server";
import { addNotices } from "~db/notice.server";
import { addDays, civilDate, endOfDay, isCivilDate } from "../calendar/stockholm";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { type FieldErrors, Refusal } from "../refusal";
import { reasonPlace } from "./reason-place";
import { longestDays, reasonLimit } from "./rules";

export const schoolStaffRoles = [
  "teacher",
  "counsellor",
  "school_nurse",
  "school_psychologist",
  "special_educator",
  "other_staff",
] as const;

export interface GiveAccess {
  pupilId: string;
  accountId: string;
  reason: string;
  /** The last civil day on which the access holds. */
  until: string;
  idempotencyKey: string;
}

export async function giveTemporaryAccess(ctx: StaffCtx, input: GiveAccess): Promise<{ grantId: string }> {
  const { pupil } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "access.grant", pupil);
  const today = civilDate(ctx.now);
  const reason = normaliseNote(input.reason).trim();
  const errors: FieldErrors = {};
  if (reason === "") errors.reason = { key: "reason_empty" };
  else if (countGraphemes(reason) > reasonLimit)
    errors.reason = { key: "reason_too_long", params: { limit: reasonLimit } };
  if (!isCivilDate(input.until)) errors.until = { key: "date_unreadable" };
  else if (input.until < today) errors.until = { key: "date_passed" };
  else if (input.until > addDays(today, longestDays))
    errors.until = { key: "access_too_long", params: { days: longestDays } };
  const staff = await staffOf(ctx.db.read, {
    schoolUnitId: pupil.schoolUnitId,
    roles: [...schoolStaffRoles],
    date: today,
  });
  if (!staff.some((s) => s.accountId === input.accountId)) errors.accountId = { key: "staff_unknown" };
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  const grantId = randomUUID();
  const { owner, place } = reasonPlace(pupil.id, grantId);
  const sealedReason = await ctx.vault.seal(owner, place, reason);
  const first = await ctx.db.write(async (tx) => {
    const earlier = await claimOnce(tx, {
      key: input.idempotencyKey,
      accountId: ctx.actor.accountId,
      useCase: "give-temporary-access",
      result: { grantId },
      now: ctx.now,
    });
    if (earlier) return earlier;
    // An import may have made the pupil protected, or moved it, since the form was read.
    const again = (await pupilFacts(ctx, pupil.id, tx)).pupil;
    requireGround(ctx.actor, "access.grant", again);
    await insertGrant(tx, {
      id: grantId,
      authorityId: pupil.authorityId,
      pupilId: pupil.id,
      accountId: input.accountId,
      ground: again.protection === "none" ? "temporary" : "named",
      sourceId: grantId,
      sealedReason,
      grantedBy: ctx.actor.accountId,
      startsAt: ctx.now,
      endsAt: endOfDay(input.until),
      createdAt: ctx.now,
    });
    await addNotices(tx, [
      {
        id: randomUUID(),
        accountId: input.accountId,
        kind: "temporary_access",
        pupilId: pupil.id,
        subjectId: pupil.id,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      },
    ]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "access.granted", pupilId: pupil.id, grantId, toId: input.accountId },
    });
    return null;
  });
  return { grantId: first?.grantId ?? grantId };
}
