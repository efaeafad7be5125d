// Whether a link to an action plan stands: neither used, revoked nor over, its version the latest, the plan open, the
// identity not protected without a choice, whoever made it still has the pupil, and the guard on what a guardian could meet
// is not on for that one. Does not ask who is at it: open-plan-link does, and send-plan-link before it is mailed.
// audit: none here; the use cases that call it record. Source: decision 0028.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { actorFrom } from "~/access/session.server";
import { findPlan } from "~db/action-plan.server";
import { findPlanLink, type PlanLinkRow, planDocuments } from "~db/action-plan-signing.server";
import type { Queries } from "~db/database";
import { Refusal } from "../refusal";
import { lockedForReader } from "../report/guard-of-report.server";
import { signableVersion } from "./keep-plan-signature.server";

export type LinkHouse = Pick<StaffCtx, "db" | "vault" | "now" | "ports">;

export interface Lenient {
  /** Whoever has signed by it still reads what she signed. */
  used?: boolean;
  laterVersion?: boolean;
}

export const isOver = (link: PlanLinkRow, now: Date) =>
  link.revokedAt !== null || link.usedAt !== null || link.expiresAt <= now;

export async function standingLink(house: LinkHouse, linkId: string, lenient: Lenient = {}) {
  const q = house.db.read;
  const found = await findPlanLink(q, linkId);
  const link = found && lenient.used ? { ...found, usedAt: null } : found;
  if (!link || isOver(link, house.now)) return null;
  const plan = await findPlan(q, link.planId);
  if (plan?.status !== "open") return null;
  const [latest] = await planDocuments(q, plan.id);
  const document = lenient.laterVersion ? latest : await latestOr(q, link);
  const maker = await makerOf(house, link, plan.pupilId);
  if (!document || !maker) return null;
  const { pupil } = maker;
  if (pupil.protection !== "none" && !link.protectedChosen) return null;
  return { link, plan, document, pupil };
}

/** The link's own version, where it is the latest. */
async function latestOr(q: Queries, { planId, documentId }: PlanLinkRow) {
  try {
    return await signableVersion(q, { planId, documentId });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Whoever made it answers for it: while she has the pupil, and nothing that she may know of locks it. */
async function makerOf(house: LinkHouse, { createdBy }: PlanLinkRow, pupilId: string) {
  const found = await actorFrom(house.db.read, createdBy, house.now);
  if (found?.actor.kind !== "staff") return null;
  const ctx: StaffCtx = { ...house, actor: found.actor };
  const { pupil, facts } = await pupilFacts(ctx, pupilId);
  if (!can(ctx.actor, "plan.sign", facts).allow) return null;
  const locked = await lockedForReader(ctx, { pupilIds: [pupilId], output: "plan" });
  return locked.has(pupilId) ? null : { pupil };
}
