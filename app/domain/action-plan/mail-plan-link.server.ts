// A link to an action plan that goes to its reader by mail: made as one that is shown (policy "plan.sign", see plan-link),
// with link and address sealed for the runner, which mails it (send-plan-link). Never for a protected identity: the link's
// own address tells which municipality or school it is. A mail again is a new link, and ends the one before. A second
// submit of the same form is answered like the first. Source: decision 0036.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { enqueue } from "~db/outbox.server";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { checkMailAddress } from "./mail-address";
import { planLinkPlace } from "./places";
import { type MakePlanLink, preparePlanLink, writePlanLink } from "./plan-link.server";

/** In the mail's own line of the outbox: its name begins with "mail-". */
export const planLinkMail = "mail-plan-link";

export interface MailPlanLink extends Omit<MakePlanLink, "protectedChosen"> {
  to: string;
  /** Where the link leads, by its token. */
  addressOf: (token: string) => Promise<string>;
  idempotencyKey: string;
}

export async function mailPlanLink(ctx: StaffCtx, form: MailPlanLink): Promise<void> {
  const input: MakePlanLink = { ...form, protectedChosen: false };
  const { facts, plan, pupil: child } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.sign", facts);
  const { addressOf, ...said } = form;
  const sent = await readSentForm(ctx, planLinkMail, said);
  if (sent.first) return;
  if (!ctx.ports.mails) refuse("mailTo", "plan-link:fault.unset");
  if (child.protection !== "none") refuse("mailTo", "plan-link:fault.protected");
  const to = checkMailAddress(form.to);
  if (!to.ok) refuse("mailTo", to.key);
  const { made } = await preparePlanLink(ctx, input);
  const { linkId, token } = made;
  const seal = (column: "sealed_mail" | "sealed_mail_to", text: string) => {
    const { owner, place } = planLinkPlace(plan.id, linkId, column);
    return ctx.vault.seal(owner, place, text);
  };
  const sealedMail = await seal("sealed_mail", await addressOf(token));
  const sealedMailTo = await seal("sealed_mail_to", to.address);
  await ctx.db.write(async (tx) => {
    if (await claimSentForm(tx, sent, { linkId })) return;
    const written = await writePlanLink(ctx, tx, { input, made, mail: { sealedMail, sealedMailTo } });
    const { pupil, ground, event } = written;
    if (pupil.protection !== "none") refuse("mailTo", "plan-link:fault.protected");
    await enqueue(tx, [{ kind: planLinkMail, subjectId: linkId, availableAt: ctx.now }]);
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.link-mail-asked", ...event },
    });
  });
}
