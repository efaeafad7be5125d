// A link by which one person reaches one finished version of an action plan, to read and sign it: made and revoked by those
// who sign for the school (policy "plan.sign"). The token is random and shown once; the tables keep its hash. It ends when
// it is used, revoked, or its days are over, when a later version is finished, and when a new one is made for the same
// person; it opens nothing by itself: whoever has it signs in, and is compared with whom it was made for (open-plan-link).
// For a pupil with a protected identity somebody chooses first; where the guard on what a guardian could meet is on no link
// is made. Source: decisions 0019 and 0028; OSL 21:3.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { endPlanLink, findPlanLink, insertPlanLink, revokePlanLinksTo } from "~db/action-plan-signing.server";
import type { Queries } from "~db/database";
import { refuse } from "../refusal";
import { requireOpenForReader } from "../report/guard-of-report.server";
import { familySigner, stillSigns } from "./family-signature.server";
import { signableVersion } from "./keep-plan-signature.server";
import { linkDays } from "./link-days";

const dayMs = 86_400_000;
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("hex");

export interface MakePlanLink {
  planId: string;
  documentId: string;
  signer: string;
  days: number;
  protectedChosen: boolean;
}

/** A link that is not written yet. */
export interface NewPlanLink {
  linkId: string;
  token: string;
  expiresAt: Date;
}

/** The token, which is kept nowhere. */
export async function makePlanLink(ctx: StaffCtx, input: MakePlanLink): Promise<NewPlanLink> {
  const { made } = await preparePlanLink(ctx, input);
  await ctx.db.write((tx) => writePlanLink(ctx, tx, { input, made }));
  return made;
}

/** Before the transaction: the policy, and whether there may be such a link at all. */
export async function preparePlanLink(ctx: StaffCtx, input: MakePlanLink) {
  const { plan, pupil, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.sign", facts);
  const { documentId, signer, protectedChosen } = input;
  await signableVersion(ctx.db.read, { planId: plan.id, documentId });
  await requireOpenForReader(ctx, { pupilId: plan.pupilId, output: "plan" });
  if (!linkDays.some((days) => days === input.days)) refuse("days", "plan:fault.days");
  if (pupil.protection !== "none" && !protectedChosen) refuse("protected", "plan:fault.protected");
  if (!(await familySigner(ctx, { pupil, signer }))) refuse("form", "plan:fault.signer");
  const made: NewPlanLink = {
    linkId: randomUUID(),
    token: randomBytes(32).toString("base64url"),
    expiresAt: new Date(ctx.now.getTime() + input.days * dayMs),
  };
  return { made, pupil };
}

interface WrittenLink {
  input: MakePlanLink;
  made: NewPlanLink;
  /** Sealed for the runner, where it is to be mailed. */
  mail?: { sealedMail: Uint8Array; sealedMailTo: Uint8Array };
}

/** In the transaction, all asked again; it ends what stood to the same person. Gives what stands beside it there. */
export async function writePlanLink(ctx: StaffCtx, tx: Queries, { input, made, mail }: WrittenLink) {
  const { linkId, token, expiresAt } = made;
  const { documentId, signer, protectedChosen } = input;
  const { plan, pupil, facts } = await planFacts(ctx, input.planId, tx);
  const ground = requireGround(ctx.actor, "plan.sign", facts);
  if (plan.status !== "open") refuse("form", "plan:fault.closed");
  await signableVersion(tx, { planId: plan.id, documentId });
  const who = { pupilId: plan.pupilId, signer, protectedChosen, now: ctx.now };
  if (!(await stillSigns(tx, who))) refuse("form", "plan:fault.signer");
  await revokePlanLinksTo(tx, { planId: plan.id, signer, at: ctx.now });
  await insertPlanLink(tx, {
    id: linkId,
    planId: plan.id,
    documentId,
    signer,
    tokenHash: hashOfToken(token),
    createdBy: ctx.actor.accountId,
    createdAt: ctx.now,
    expiresAt,
    protectedChosen: pupil.protection !== "none" && protectedChosen,
    ...mail,
  });
  const [signerKind, signerId = ""] = signer.split(":") as ["guardian" | "pupil", string];
  const event = { pupilId: plan.pupilId, planId: plan.id, documentId, linkId };
  await record(tx, {
    at: ctx.now,
    actor: actorRef(ctx.actor),
    ground,
    event: { kind: "plan.link-made", ...event, signerKind, signerId },
  });
  return { pupil, ground, event };
}

/** A second submit finds what it wanted. */
export async function revokePlanLink(
  ctx: StaffCtx,
  input: { planId: string; linkId: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { plan, facts } = await planFacts(ctx, input.planId, tx);
    const ground = requireGround(ctx.actor, "plan.sign", facts);
    const link = await findPlanLink(tx, input.linkId);
    if (link?.planId !== plan.id) throw new NotVisible();
    if (!(await endPlanLink(tx, { id: link.id, revokedAt: ctx.now }))) return;
    const { id: linkId, documentId } = link;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.link-revoked", pupilId: plan.pupilId, planId: plan.id, documentId, linkId },
    });
  });
}
