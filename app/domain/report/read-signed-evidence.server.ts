// Gives the evidence of signatures, or the raw evidence beside it, to whoever works on the report (policy "report.work"):
// to keep, and to bring to a receiver whom no machine of ours reaches. Locked by the guard as the document is. Logged before a byte leaves. Makes nothing.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findEvidence } from "~db/signing.server";
import { sealedEvidencePlace } from "../signing/places";
import { requireOpen } from "./guard-of-report.server";

export async function readSignedEvidence(
  ctx: StaffCtx,
  input: { reportId: string; evidenceId: string; raw: boolean },
): Promise<{ file: Uint8Array; reference: string }> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  await requireOpen(ctx, report, "document");
  const evidence = await findEvidence(ctx.db.read, input.evidenceId);
  if (evidence?.subjectId !== report.id || evidence.kind !== "report") throw new NotVisible();
  const column = input.raw ? "sealed_raw" : "sealed_pdf";
  const { owner, place } = sealedEvidencePlace(report.id, evidence.id, column);
  const file = await ctx.vault.open(owner, place, input.raw ? evidence.sealedRaw : evidence.sealedPdf);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.evidence-read",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId: evidence.documentId,
        evidenceId: evidence.id,
      },
    }),
  );
  return { file, reference: report.reference };
}
