// What is asked and what is there of signatures on one report: for whoever works on it, and for whoever is asked to sign
// (policy "report.sign"). Shows who has signed which version, photographs of paper as what they are, whom the school
// authority's policy asks and on what ground, and the evidence that has been made. Nothing of the form: the document is
// read by itself. Logged. Source: decision 0022.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { requireGround } from "~/access/require";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { deliveriesOf } from "~db/delivery.server";
import { signaturesOfReport } from "~db/report-document.server";
import { evidenceOf, photosOf, requestsOf } from "~db/signing.server";
import { goesAlong } from "../delivery/evidence-chosen.server";
import { paperMeta } from "../signing/paper";
import { photoPlace } from "../signing/places";
import { stillAsked } from "../signing/signing-policy";
import { isLocked } from "./family-guard";
import { guardOfReport } from "./guard-of-report.server";

import { shownToSign, standsFor } from "./signable-document.server";
import { signingPeople } from "./signing-people.server";

export async function readSigning(ctx: StaffCtx, input: { reportId: string }) {
  const { report, facts } = await signFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.sign", facts);
  const work = can(ctx.actor, "report.work", facts).allow;
  const q = ctx.db.read;
  const document = await shownToSign(q, report);
  const people = await signingPeople(q, { report, documentId: document?.id ?? null, now: ctx.now });
  const { policy, wanted, names } = people;
  const all = await signaturesOfReport(q, report.id);
  const onThis = all.filter((s) => s.documentId === document?.id);
  const requests = await requestsOf(q, { kind: "report", subjectId: report.id });
  const evidence = document && report.status === "sent" ? await evidenceOf(q, document.id) : [];
  const latest = evidence.at(-1);
  const delivery = (await deliveriesOf(q, report.id)).at(-1);
  const signedIds = onThis.map((s) => s.accountId);
  const self = ctx.actor.accountId;
  const askedIds = requests.map((r) => r.accountId);
  const byPolicy = stillAsked(wanted);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.signing-read",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId: document?.id ?? null,
      },
    }),
  );
  return {
    id: report.id,
    reference: report.reference,
    status: report.status,
    language: report.language,
    document: document && {
      id: document.id,
      number: document.number,
      sha256: document.sha256,
      current: await standsFor(q, report, document),
    },
    signatures: onThis.map(({ name, signedAt }) => ({ name, signedAt })),
    /** Kept, each on the version that its signer read. */
    earlier: all
      .filter((s) => s.documentId !== document?.id)
      .map(({ name, signedAt, number }) => ({ name, signedAt, number })),
    photos: await photosShown(ctx, report.id, document?.id ?? null),
    policy: { ground: policy.ground, strength: policy.strength },
    wanted: wanted.map(({ role, accountIds, signedBy }) => ({
      role,
      name:
        names.get(signedBy ?? (role === "creator" || role === "authors" ? (accountIds[0] ?? "") : "")) ?? "",
      signed: signedBy !== null,
    })),
    requests: requests.map(({ accountId, name, askedAt, askedBy }) => ({
      name,
      askedAt,
      byPolicy: askedBy === null,
      signed: signedIds.includes(accountId),
    })),
    signedByMe: signedIds.includes(self),
    /** Who can be asked, the policy's own first. */
    candidates: work
      ? [...names]
          .filter(([id]) => id !== self && !askedIds.includes(id) && !signedIds.includes(id))
          .map(([id, name]) => ({ id, name, byPolicy: byPolicy.includes(id) }))
          .sort((a, b) => Number(b.byPolicy) - Number(a.byPolicy) || a.name.localeCompare(b.name, "sv"))
      : [],
    evidence: work
      ? evidence.map(({ id, number, createdAt, deliveredAt }) => ({ id, number, createdAt, deliveredAt }))
      : [],
    /** Whether the evidence reaches the receiver by itself. */
    delivers:
      delivery?.channel === "own_reception" ||
      (!!delivery && !!latest && (await goesAlong(q, { ...delivery, reportId: report.id }, latest.id))),
    /** A guardian could meet what is printed of it. */
    printLocked: isLocked(await guardOfReport(ctx, report), "print"),
    can: { work, sign: ctx.ports.signing !== null },
  };
}

export type ReadSigning = Awaited<ReturnType<typeof readSigning>>;

async function photosShown(ctx: StaffCtx, reportId: string, documentId: string | null) {
  const rows = await photosOf(ctx.db.read, { kind: "report", subjectId: reportId });
  const texts = await ctx.vault.openTexts(
    rows.map((row) => ({ ...photoPlace(reportId, row.id, "sealed_meta"), sealed: row.sealedMeta })),
  );
  return rows.flatMap(({ id, attachedAt, attachedByName, ...row }, at) => {
    const text = texts[at];
    if (!text) return [];
    const { signer } = paperMeta.parse(JSON.parse(text));
    return [{ id, signer, attachedAt, attachedByName, onThis: row.documentId === documentId }];
  });
}
