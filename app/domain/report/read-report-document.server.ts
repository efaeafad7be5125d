// Gives the bytes of a report's latest rendered document: the very file that is signed and sent. Policy "report.work";
// logged before a byte leaves. Renders nothing.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { latestDocument } from "~db/report-document.server";
import { documentPdfPlace } from "./places";

export async function readReportDocument(
  ctx: StaffCtx,
  input: { reportId: string },
): Promise<{ pdf: Uint8Array; sha256: string }> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  const document = await latestDocument(ctx.db.read, report.id);
  if (!document) throw new NotVisible();
  const { owner, place } = documentPdfPlace(report.id, document.id);
  const pdf = await ctx.vault.open(owner, place, document.sealedPdf);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.document-read",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId: document.id,
      },
    }),
  );
  return { pdf, sha256: document.sha256 };
}
