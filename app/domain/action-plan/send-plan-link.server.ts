// Mails a link to an action plan to the address that was given with it, in words that are the same for every plan: that a
// school asks for a document to be read, the link, and until when; no name, no school, no kind of document. A link that
// stands no longer is not mailed. Once a mail server has taken it, or refused it for good, the link's own copy is gone;
// where it never left, whoever asked for it is told. Does not retry: the runner does, for as long as the link stands.
// A mail that left before the process died may go again, under the same Message-ID. Source: decision 0036.
import { randomUUID } from "node:crypto";
import { type ActorRef, record } from "~/audit/record.server";
import type { MailText, Told } from "~/domain/reception/mail-notice.server";
import type { MailPort } from "~/integrations/mail/port";
import { findPlan } from "~db/action-plan.server";
import {
  findPlanLink,
  type PlanLinkRow,
  planSignatures,
  settlePlanLinkMail,
} from "~db/action-plan-signing.server";
import { addNotices } from "~db/notice.server";
import { stillSigns } from "./family-signature.server";
import { planLinkMail } from "./mail-plan-link.server";
import { planLinkPlace } from "./places";
import { type LinkHouse, standingLink } from "./standing-plan-link.server";

export type PlanLinkWords = (mailed: { url: string; until: Date }) => MailText;

export async function sendPlanLink(
  house: LinkHouse & { mail: MailPort | null },
  { linkId, words }: { linkId: string; words: PlanLinkWords },
): Promise<Told> {
  const link = await findPlanLink(house.db.read, linkId);
  if (!link?.sealedMail || !link.sealedMailTo) return { done: true };
  const standing = await standingLink(house, linkId);
  if (!standing || !house.mail || !(await staysSigner(house, link, standing.plan)))
    return giveUp(house, link);
  // Whoever has signed on the school's screen meanwhile needs none.
  if (await hasSigned(house, link)) return giveUp(house, link, { telling: false });
  const [url, to] = await house.vault.openTexts([
    { ...planLinkPlace(link.planId, linkId, "sealed_mail"), sealed: link.sealedMail },
    { ...planLinkPlace(link.planId, linkId, "sealed_mail_to"), sealed: link.sealedMailTo },
  ]);
  if (!url || !to) return giveUp(house, link);
  const sent = await house.mail.send({
    of: [planLinkMail, linkId],
    to,
    ...words({ url, until: link.expiresAt }),
  });
  if (!sent.sent && sent.fault !== "refused") return { fault: sent.fault };
  if (!sent.sent) return giveUp(house, link);
  const { plan } = standing;
  await house.db.write(async (tx) => {
    // Withdrawn while the server took it: it has left all the same, and the log says so.
    await settlePlanLinkMail(tx, { id: linkId, mailedAt: house.now });
    await record(tx, {
      ...by(house, plan.authorityId),
      event: { kind: "plan.link-mailed", ...of(link, plan) },
    });
  });
  return { done: true };
}

const by = (house: LinkHouse, authorityId: string) => ({
  at: house.now,
  actor: { kind: "system", accountId: null, authorityId } satisfies ActorRef,
  ground: "plan_link",
});

const of = ({ id, planId, documentId }: PlanLinkRow, { pupilId }: { pupilId: string }) => ({
  pupilId,
  planId,
  documentId,
  linkId: id,
});

/** Nothing waits any longer; whoever asked for it is told, so that she finds another way. */
async function giveUp(house: LinkHouse, link: PlanLinkRow, { telling = true } = {}): Promise<Told> {
  await house.db.write(async (tx) => {
    if (!(await settlePlanLinkMail(tx, { id: link.id, mailFailedAt: house.now }))) return;
    const plan = await findPlan(tx, link.planId);
    if (!plan) return;
    if (telling)
      await addNotices(tx, [
        {
          id: randomUUID(),
          accountId: link.createdBy,
          kind: "plan_link_not_mailed",
          pupilId: plan.pupilId,
          subjectId: plan.id,
          createdAt: house.now,
        },
      ]);
    await record(tx, {
      ...by(house, plan.authorityId),
      event: { kind: "plan.link-not-mailed", ...of(link, plan) },
    });
  });
  return { done: true };
}

/** Whom the roster no longer lets sign is asked for nothing: the link would not open for her. */
const staysSigner = ({ db, now }: LinkHouse, { signer }: PlanLinkRow, { pupilId }: { pupilId: string }) =>
  stillSigns(db.read, { pupilId, signer, protectedChosen: false, now });

async function hasSigned({ db }: LinkHouse, { planId, documentId, signer }: PlanLinkRow): Promise<boolean> {
  const all = await planSignatures(db.read, planId);
  return all.some(({ signature: s }) => s.documentId === documentId && s.signer === signer);
}
