// The principal gives a member of the school's staff access to one pupil, with a reason and an end, a day or a minute of it;
// it ends by itself, and the mentor is told of it. Policy "access.grant" for the pupil's unit. For a protected identity this is the named access.
// Source: needs analysis 2019 (handover); OSL 21:3.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { staffOf } from "~db/account.server";
import { insertGrant } from "~db/grant.server";
import { civilDate } from "../calendar/stockholm";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { type FieldErrors, Refusal } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { readAccessEnd } from "./access-end";
import { reasonPlace } from "./reason-place";
import { reasonLimit } from "./rules";
import { tellOfAccess } from "./tell-of-access.server";

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
  /** A minute of it, "14:30"; left out or empty: the whole day. */
  untilTime?: string;
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
  const end = readAccessEnd(input, ctx.now);
  if ("errors" in end) Object.assign(errors, end.errors);
  const staff = await staffOf(ctx.db.read, {
    schoolUnitId: pupil.schoolUnitId,
    roles: [...schoolStaffRoles],
    date: today,
  });
  if (!staff.some((s) => s.accountId === input.accountId)) errors.accountId = { key: "staff_unknown" };
  if (Object.keys(errors).length > 0 || "errors" in end) throw new Refusal(errors);
  const grantId = randomUUID();
  const { owner, place } = reasonPlace(pupil.id, grantId);
  const sealedReason = await ctx.vault.seal(owner, place, reason);
  const form = await readSentForm(ctx, "give-temporary-access", input);
  const first = await ctx.db.write(async (tx) => {
    const earlier = await claimSentForm(tx, form, { grantId });
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
      endsAt: end.endsAt,
      createdAt: ctx.now,
    });
    await tellOfAccess(tx, {
      pupilId: pupil.id,
      accountId: input.accountId,
      by: ctx.actor.accountId,
      now: ctx.now,
    });
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
