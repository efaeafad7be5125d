// What is asked and what is there of signatures on an action plan, for those who have the pupil (policy "plan.sign"): the
// latest finished version, who has signed it, what stays on earlier ones, who of the family the roster lets sign and why
// not, links that stand, photographs of paper as what they are, and what the policy asks for. Nobody of the family of a
// protected pupil is named before somebody has chosen. Logged. Source: decisions 0022 and 0028.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import {
  findPlanDocument,
  type PlanLinkRow,
  planDocuments,
  planLinks,
  planSignatures,
} from "~db/action-plan-signing.server";
import { markKindRead } from "~db/notice.server";
import { photosOf, requestsOf } from "~db/signing.server";
import { lockedForReader } from "../report/guard-of-report.server";
import { keptEvidence } from "../signing/kept-evidence";
import { paperMeta } from "../signing/paper";
import { photoPlace } from "../signing/places";
import { stillAsked } from "../signing/signing-policy";
import { planState } from "./load-plan.server";
import { planLinkPlace, planSignaturePlace } from "./places";
import { planPeople } from "./plan-people.server";
import { openPlanText } from "./read-plan-document.server";
import { rosterFamily } from "./roster-family.server";

export async function readPlanSigning(ctx: StaffCtx, input: { planId: string }) {
  const { plan, pupil, facts } = await planFacts(ctx, input.planId);
  const ground = requireGround(ctx.actor, "plan.sign", facts);
  const q = ctx.db.read;
  const [document] = await planDocuments(q, plan.id);
  const row = document && (await findPlanDocument(q, document.id));
  const text = row ? await openPlanText(ctx.vault, row) : null;
  const signatures = await signaturesShown(ctx, plan.id);
  const onThis = signatures.filter((s) => s.documentId === document?.id);
  const family = await rosterFamily(ctx, pupil);
  const isProtected = pupil.protection !== "none";
  const links = await linksShown(ctx, plan.id, document?.id ?? "");
  const mails = ctx.ports.mails === true && !isProtected;
  const self = `staff:${ctx.actor.accountId}`;
  const staffIds = onThis.flatMap(({ signer }) => (signer.startsWith("staff:") ? [signer.slice(6)] : []));
  const people = await planPeople(q, { plan, signedIds: staffIds, now: ctx.now });
  const requests = await requestsOf(q, { kind: "action_plan", subjectId: plan.id });
  const askedIds = requests.map((r) => r.accountId);
  const byPolicy = stillAsked(people.wanted);
  const locked = await lockedForReader(ctx, { pupilIds: [pupil.id], output: "plan" });
  const { stateDigest } = await planState(q, plan.id);
  const event = { kind: "plan.signing-read" as const, pupilId: plan.pupilId, planId: plan.id };
  await ctx.db.write(async (tx) => {
    const log = { at: ctx.now, actor: actorRef(ctx.actor), ground };
    await record(tx, { ...log, event });
    if (document && text) {
      const { pupilId, planId } = event;
      await record(tx, {
        ...log,
        event: { kind: "plan.document-read", pupilId, planId, documentId: document.id },
      });
    }
    // What the notice said stands on this page.
    const told = {
      accountId: ctx.actor.accountId,
      kind: "plan_link_not_mailed" as const,
      subjectId: plan.id,
    };
    await markKindRead(tx, { ...told, now: ctx.now });
  });
  return {
    id: plan.id,
    reference: plan.reference,
    language: plan.language,
    status: plan.status,
    document: document
      ? {
          id: document.id,
          number: document.number,
          sha256: document.sha256,
          current: document.stateDigest === stateDigest,
          text,
        }
      : null,
    signatures: onThis.map(shownOf),
    /** Kept, each on the version that its signer read. */
    earlier: signatures.filter((s) => s.documentId !== document?.id).map(shownOf),
    photos: await photosShown(ctx, plan.id, document?.id ?? null),
    isProtected,
    /** Whether a link can be mailed: where mail is set up, and never for a protected identity. */
    mails,
    family: family.map(({ signer, kind, name, whyNot, email }) => ({
      signer,
      kind,
      name,
      whyNot,
      email: mails && whyNot === null && !locked.has(pupil.id) ? (email ?? "") : "",
      signed: onThis.some((s) => s.signer === signer),
      link: links.get(signer) ?? null,
    })),
    policy: { ground: people.policy.ground, strength: people.policy.strength },
    wanted: people.wanted.map(({ role, accountIds, signedBy }) => ({
      role,
      name: people.names.get(signedBy ?? (role === "creator" ? (accountIds[0] ?? "") : "")) ?? "",
      signed: signedBy !== null,
    })),
    requests: requests.map(({ accountId, name, askedAt }) => ({
      name,
      askedAt,
      signed: staffIds.includes(accountId),
    })),
    candidates: people.canBeAsked
      .filter((id) => `staff:${id}` !== self && !askedIds.includes(id) && !staffIds.includes(id))
      .map((id) => ({ id, name: people.names.get(id) ?? "", byPolicy: byPolicy.includes(id) }))
      .sort((a, b) => Number(b.byPolicy) - Number(a.byPolicy) || a.name.localeCompare(b.name, "sv")),
    signedByMe: onThis.some((s) => s.signer === self),
    lockedBy: locked.get(pupil.id) ?? null,
    can: {
      sign: ctx.ports.signing !== null && plan.status === "open",
      write: can(ctx.actor, "plan.write", facts).allow,
    },
  };
}

export type ReadPlanSigning = Awaited<ReturnType<typeof readPlanSigning>>;

type Shown = Awaited<ReturnType<typeof signaturesShown>>[number];

const shownOf = ({ name, signer, signedAt, number, beside }: Shown) => ({
  name,
  kind: signer.split(":")[0] as "staff" | "guardian" | "pupil",
  signedAt,
  number,
  beside,
});

/** Whoever is no account is called by the name that the electronic identity gave. */
async function signaturesShown({ db, vault }: StaffCtx, planId: string) {
  const rows = await planSignatures(db.read, planId);
  const texts = await vault.openTexts(
    rows.map(({ signature: s }) => ({ ...planSignaturePlace(planId, s.id), sealed: s.sealedEvidence })),
  );
  const ids = rows.map(({ signature: s }) => s.signer.replace(/^staff:/, ""));
  const names = await namesOf(db.read, ids);
  return rows.map(({ signature: s, number }, at) => {
    const kept = texts[at] ? keptEvidence.parse(JSON.parse(texts[at])) : null;
    const name = names.get(ids[at] ?? "") ?? kept?.signerName ?? "";
    const { documentId, signer, signedAt } = s;
    return { documentId, signer, signedAt, number, name, beside: s.beside !== null };
  });
}

/** By whom each is for: the link that stands to the version, or the latest that did, and how its mail went. */
async function linksShown({ db, vault, now }: StaffCtx, planId: string, documentId: string) {
  const all = (await planLinks(db.read, planId)).filter((l) => l.documentId === documentId);
  const latest = [...new Map(all.reverse().map((l) => [l.signer, l])).values()];
  const mailed = latest.flatMap(({ id, sealedMailTo: sealed }) => (sealed ? [{ id, sealed }] : []));
  const texts = await vault.openTexts(
    mailed.map(({ id, sealed }) => ({ ...planLinkPlace(planId, id, "sealed_mail_to"), sealed })),
  );
  const toOf = new Map(mailed.map(({ id }, at) => [id, texts[at] ?? null]));
  return new Map(
    latest.map((link) => {
      const { id, signer, expiresAt, openedAt, usedAt, revokedAt } = link;
      const stands = !usedAt && !revokedAt && expiresAt > now;
      const mail = mailShown(link, toOf.get(id) ?? null, now);
      return [signer, { id, expiresAt, openedAt, stands, mail }];
    }),
  );
}

const lateAfterMs = 10 * 60_000;

/** Null where it was handed over, or where the link has ended and nothing is kept of whom it went to. */
function mailShown({ mailedAt, mailFailedAt, createdAt }: PlanLinkRow, to: string | null, now: Date) {
  if (to === null) return null;
  if (mailedAt) return { state: "sent" as const, to, at: mailedAt };
  if (mailFailedAt) return { state: "failed" as const, to, at: mailFailedAt };
  const late = now.getTime() - createdAt.getTime() > lateAfterMs;
  return { state: late ? ("late" as const) : ("waiting" as const), to, at: createdAt };
}

async function photosShown(ctx: StaffCtx, planId: string, documentId: string | null) {
  const rows = await photosOf(ctx.db.read, { kind: "action_plan", subjectId: planId });
  const texts = await ctx.vault.openTexts(
    rows.map((row) => ({ ...photoPlace(planId, row.id, "sealed_meta"), sealed: row.sealedMeta })),
  );
  return rows.flatMap(({ id, attachedAt, attachedByName, ...row }, at) => {
    const text = texts[at];
    if (!text) return [];
    const { signer } = paperMeta.parse(JSON.parse(text));
    return [{ id, signer, attachedAt, attachedByName, onThis: row.documentId === documentId }];
  });
}
