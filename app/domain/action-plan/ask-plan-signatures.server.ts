// Asks colleagues who have the pupil to sign an action plan (policy "plan.write"). Being asked opens nothing: whoever has
// the pupil reads and signs it anyway; she is told, and nothing waits for her. Nobody is asked twice; a second submit of the
// same form is answered like the first. Source: decision 0022.
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { addNotices } from "~db/notice.server";
import { insertRequests } from "~db/signing.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { planPeople } from "./plan-people.server";

export async function askPlanSignatures(
  ctx: StaffCtx,
  input: { planId: string; accountIds: string[]; idempotencyKey: string },
): Promise<void> {
  const by = ctx.actor.accountId;
  const form = await readSentForm(ctx, "ask-plan", input);
  await ctx.db.write(async (tx) => {
    const { plan, facts } = await planFacts(ctx, input.planId, tx);
    const ground = requireGround(ctx.actor, "plan.write", facts);
    if (await claimSentForm(tx, form, { planId: plan.id })) return;
    if (plan.status !== "open") refuse("form", "plan:fault.closed");
    const { canBeAsked } = await planPeople(tx, { plan, signedIds: [], now: ctx.now });
    const asked = [...new Set(input.accountIds)].filter((id) => canBeAsked.includes(id) && id !== by);
    if (asked.length === 0) refuse("signers", "signing:fault.nobody");
    const base = { kind: "action_plan" as const, subjectId: plan.id, askedBy: by, askedAt: ctx.now };
    const added = await insertRequests(
      tx,
      asked.map((accountId) => ({ ...base, id: randomUUID(), accountId })),
    );
    if (added.length === 0) return;
    await addNotices(
      tx,
      added.map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "plan_to_sign" as const,
        pupilId: plan.pupilId,
        subjectId: plan.id,
        createdBy: by,
        createdAt: ctx.now,
      })),
    );
    const event = { pupilId: plan.pupilId, planId: plan.id, toIds: added };
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.signature-asked", ...event },
    });
  });
}
