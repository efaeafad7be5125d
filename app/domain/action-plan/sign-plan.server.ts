// Signs the latest finished version of an action plan with an electronic identity at a staff member's session: her own
// signature, or that of a guardian, or of a pupil of age, who sits beside her. Policy "plan.sign". Whoever signs beside is
// required of the provider by the number that the roster has, and compared with it once more when the order is complete,
// with custody and age as they are then. For a protected pupil somebody chooses first; where the guard on what a guardian
// could meet is on it is locked. Nothing waits for a signature. Source: decisions 0006, 0019, 0022 and 0028.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { markKindRead } from "~db/notice.server";
import { Refusal, refuse } from "../refusal";
import { requireOpenForReader } from "../report/guard-of-report.server";
import type { Words } from "../report/words";
import {
  beginSigning,
  followSigning,
  giveUpSigning,
  isOwnNumber,
  type OrderedSignature,
  type ProvenStep,
  type SignatureCaller,
  type SignatureOrder,
} from "../signing/sign-order.server";
import { familySigner, stillSigns } from "./family-signature.server";
import { asked, type Kept, keepPlanSignature, signableVersion } from "./keep-plan-signature.server";

export interface BeginPlanSignature {
  planId: string;
  documentId: string;
  /** Who signs beside: "guardian:<id>" or "pupil:<id>"; "" for her own. */
  signer: string;
  /** Somebody has taken a stand on that a guardian of a pupil with a protected identity reads the plan. */
  protectedChosen: boolean;
  words: Words;
  caller: SignatureCaller;
}

export async function beginPlanSignature(
  ctx: StaffCtx,
  input: BeginPlanSignature,
): Promise<SignatureOrder | { messageKey: string }> {
  const { plan, pupil, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.sign", facts);
  const { signing } = ctx.ports;
  if (!signing) refuse("form", "signing_not_here");
  if (plan.status !== "open") refuse("form", "plan:fault.closed");
  const { signer, documentId, protectedChosen, words } = input;
  const document = await signableVersion(ctx.db.read, { planId: plan.id, documentId });
  let { caller } = input;
  if (signer !== "") {
    await requireOpenForReader(ctx, { pupilId: plan.pupilId, output: "plan" });
    if (pupil.protection !== "none" && !protectedChosen) refuse("protected", "plan:fault.protected");
    const found = await familySigner(ctx, { pupil, signer });
    if (!found) refuse("form", "plan:fault.signer");
    caller = { ...caller, personalNumber: found.personalNumber };
  }
  return beginSigning(ctx, signing, {
    of: orderOf(ctx, plan.id),
    caller,
    ...asked(plan, document, words),
    memo: { documentId, signer, ...(protectedChosen ? { protectedChosen: "yes" } : {}) },
  });
}

export type PlanSignatureStep =
  // "not_signer": the roster, the protection or the guard has changed while the person signed. Nothing is kept.
  Exclude<ProvenStep, { state: "proven" }> | Kept;

export async function followPlanSignature(
  ctx: StaffCtx,
  input: { planId: string; order: SignatureOrder; device: "desktop" | "mobile" },
): Promise<PlanSignatureStep> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.sign", facts);
  const { signing } = ctx.ports;
  if (!signing) return { state: "none" };
  const { order, device } = input;
  const step = await followSigning(ctx, signing, { of: orderOf(ctx, plan.id), order, device });
  if (step.state !== "proven") return step;
  const { accountId } = ctx.actor;
  const beside = step.memo.signer || null;
  if (beside) await requireOpenForReader(ctx, { pupilId: plan.pupilId, output: "plan" });
  const protectedChosen = step.memo.protectedChosen === "yes";
  try {
    return await keepPlanSignature(ctx, {
      planId: plan.id,
      pupilId: plan.pupilId,
      step,
      signer: beside ?? `staff:${accountId}`,
      beside: beside && accountId,
      actor: actorRef(ctx.actor),
      allowed: async (tx) => {
        const again = await planFacts(ctx, plan.id, tx);
        const ground = requireGround(ctx.actor, "plan.sign", again.facts);
        const here = { pupilId: plan.pupilId, protectedChosen, now: ctx.now };
        if (beside && !(await stillSigns(tx, { ...here, signer: beside })))
          refuse("form", "plan:fault.signer");
        return ground;
      },
      also: (tx) =>
        beside
          ? Promise.resolve()
          : markKindRead(tx, { accountId, kind: "plan_to_sign", subjectId: plan.id, now: ctx.now }),
    });
  } catch (error) {
    if (error instanceof Refusal) return { state: "not_signer" };
    throw error;
  }
}

export async function giveUpPlanSignature(
  ctx: StaffCtx,
  input: { planId: string; order: SignatureOrder },
): Promise<void> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.sign", facts);
  const { signing } = ctx.ports;
  if (signing) await giveUpSigning(ctx, signing, { of: orderOf(ctx, plan.id), order: input.order });
}

const orderOf = (ctx: StaffCtx, planId: string): OrderedSignature => ({
  purpose: "sign_action_plan",
  subjectId: planId,
  accountId: ctx.actor.accountId,
  isSigner: async (personalNumber, { signer = "" }) => {
    if (signer === "") return isOwnNumber(ctx, personalNumber);
    const { pupil } = await planFacts(ctx, planId);
    return (await familySigner(ctx, { pupil, signer }))?.personalNumber === personalNumber;
  },
});
