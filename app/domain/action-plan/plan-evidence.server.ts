// Gives the evidence of the signatures on the latest finished version of an action plan, or the raw evidence beside it, to
// those who have the pupil (policy "plan.read"): made when it is asked for, and once a set of signatures (make-evidence).
// Locked by the guard as the document is. Logged before a byte leaves. Source: decision 0022.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import { planDocuments, planSignatures } from "~db/action-plan-signing.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { findEvidence } from "~db/signing.server";
import { requireOpenForReader } from "../report/guard-of-report.server";
import type { Words } from "../report/words";
import { makeSignatureEvidence } from "../signing/make-evidence.server";
import { sealedEvidencePlace } from "../signing/places";
import { planSignaturePlace } from "./places";
import { planPeople } from "./plan-people.server";

export interface ReadPlanEvidence {
  planId: string;
  raw: boolean;
  words: (language: "sv" | "en") => Words;
  seal: ((pdf: Uint8Array) => Promise<Uint8Array>) | null;
}

export async function readPlanEvidence(ctx: StaffCtx, input: ReadPlanEvidence): Promise<Uint8Array> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  const ground = requireGround(ctx.actor, "plan.read", facts);
  await requireOpenForReader(ctx, { pupilId: plan.pupilId, output: "plan" });
  const evidenceId = await made(ctx, input);
  const evidence = evidenceId ? await findEvidence(ctx.db.read, evidenceId) : null;
  if (!evidence) throw new NotVisible();
  const column = input.raw ? "sealed_raw" : "sealed_pdf";
  const { owner, place } = sealedEvidencePlace(plan.id, evidence.id, column);
  const file = await ctx.vault.open(owner, place, input.raw ? evidence.sealedRaw : evidence.sealedPdf);
  const { documentId } = evidence;
  const event = { pupilId: plan.pupilId, planId: plan.id, documentId, evidenceId: evidence.id };
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.evidence-read", ...event },
    }),
  );
  return file;
}

async function made(ctx: StaffCtx, input: ReadPlanEvidence): Promise<string | null> {
  const { plan, pupil, facts } = await planFacts(ctx, input.planId);
  const ground = requireGround(ctx.actor, "plan.read", facts);
  const q = ctx.db.read;
  const [document] = await planDocuments(q, plan.id);
  if (!document) return null;
  const rows = (await planSignatures(q, plan.id))
    .map((each) => each.signature)
    .filter((s) => s.documentId === document.id);
  const idOf = (signer: string) => signer.replace(/^staff:/, "");
  const names = await namesOf(
    q,
    rows.map((s) => idOf(s.signer)),
  );
  const words = input.words(plan.language);
  const signedIds = rows.map((s) => idOf(s.signer));
  const { policy, wanted } = await planPeople(q, { plan, signedIds, now: ctx.now });
  const unit = await unitWithAuthority(q, plan.schoolUnitId);
  const hidden = pupil.protection !== "none";
  const asks = policy.askedOf.length > 0;
  const { pupilId, id: planId, reference, language } = plan;
  return makeSignatureEvidence(
    { db: ctx.db, vault: ctx.vault, seal: input.seal },
    {
      kind: "action_plan",
      subjectId: planId,
      language,
      reference,
      document,
      fileSha256: document.fileSha256,
      signatures: rows.map(({ id, signer, provider, signedAt, sealedEvidence }) => ({
        id,
        // A guardian is no account: the electronic identity's own name is what stands.
        name: names.get(idOf(signer)) ?? null,
        provider,
        signedAt,
        evidence: { ...planSignaturePlace(planId, id), sealed: sealedEvidence },
      })),
      authority: hidden ? words("report:document.issuerHidden") : (unit?.authorityName ?? ""),
      legalProfile: unit?.legalProfile ?? "municipal",
      policyGround: asks && hidden ? words("signing:evidence.groundHidden") : asks ? policy.ground : "",
      lacking: wanted.filter((w) => w.signedBy === null).map((w) => words(`signing:role.${w.role}`)),
      words,
      now: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      eventOf: (done) => ({
        kind: "plan.evidence-made",
        pupilId,
        planId,
        documentId: document.id,
        ...done,
      }),
    },
  );
}
