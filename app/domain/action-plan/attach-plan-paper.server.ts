// Takes in a photograph of a signature on paper, on the latest finished version of an action plan (policy "plan.write"), for
// those who have no electronic identity; and gives one to those who have the pupil. Bound to the version's digest, and shown
// as what it is: a photograph that somebody attached. A second submit of the same form is answered like the first.
// Source: decision 0022.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findPhoto, insertPhoto } from "~db/signing.server";
import { refuse } from "../refusal";
import { requireOpenForReader } from "../report/guard-of-report.server";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { type GivenPhoto, openPhoto, photograph, sealPhoto, signerOf } from "../signing/photograph.server";
import { signableVersion } from "./keep-plan-signature.server";

export interface PlanPaper {
  planId: string;
  documentId: string;
  /** Whose signature it is, as the one who attaches it says. */
  signer: string;
  file: GivenPhoto | null;
  idempotencyKey: string;
}

export async function attachPlanPaper(ctx: StaffCtx, input: PlanPaper): Promise<void> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.write", facts);
  const { documentId } = input;
  const { sha256: documentSha256 } = await signableVersion(ctx.db.read, { planId: plan.id, documentId });
  const photo = await photograph(ctx, input.file, signerOf(input.signer));
  const photoId = randomUUID();
  const sealed = await sealPhoto(ctx.vault, { subjectId: plan.id, photoId }, photo);
  const by = ctx.actor.accountId;
  const form = await readSentForm(ctx, "attach-plan-paper", input);
  await ctx.db.write(async (tx) => {
    const again = await planFacts(ctx, plan.id, tx);
    const ground = requireGround(ctx.actor, "plan.write", again.facts);
    if (await claimSentForm(tx, form, { planId: plan.id })) return;
    if (again.plan.status !== "open") refuse("form", "plan:fault.closed");
    await signableVersion(tx, { planId: plan.id, documentId });
    await insertPhoto(tx, {
      id: photoId,
      kind: "action_plan",
      subjectId: plan.id,
      documentId,
      documentSha256,
      attachedBy: by,
      attachedAt: ctx.now,
      ...sealed,
    });
    const event = { pupilId: plan.pupilId, planId: plan.id, documentId, photoId };
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.paper-attached", ...event },
    });
  });
}

export async function readPlanPaper(
  ctx: StaffCtx,
  input: { planId: string; photoId: string },
): Promise<{ image: Uint8Array; mediaType: string }> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  const ground = requireGround(ctx.actor, "plan.read", facts);
  await requireOpenForReader(ctx, { pupilId: plan.pupilId, output: "plan" });
  const photo = await findPhoto(ctx.db.read, input.photoId);
  if (photo?.subjectId !== plan.id || photo.kind !== "action_plan") throw new NotVisible();
  const { image, meta } = await openPhoto(ctx.vault, photo);
  const event = {
    pupilId: plan.pupilId,
    planId: plan.id,
    documentId: photo.documentId,
    photoId: photo.id,
  };
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.paper-read", ...event },
    }),
  );
  return { image, mediaType: meta.mediaType };
}
