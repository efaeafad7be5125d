// Gives the bytes of one rendered document of a report, the very file that is signed and sent: the one that is asked for,
// else the one that was sent, else the latest. Policy "report.sign": also whoever is asked to; logged before a byte leaves. Renders nothing. What
// leaves the page, to be kept or printed, is locked by the guard on what a guardian could meet.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { deliveriesOf } from "~db/delivery.server";
import type { ReportRow } from "~db/report.server";
import { findDocument, latestDocument } from "~db/report-document.server";
import { requireOpen } from "./guard-of-report.server";
import { documentPdfPlace } from "./places";

export async function readReportDocument(
  ctx: StaffCtx,
  input: { reportId: string; documentId?: string /** Leaves the page that shows it. */; asFile?: boolean },
): Promise<{ pdf: Uint8Array; sha256: string }> {
  const { report, facts } = await signFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.sign", facts);
  if (input.asFile) await requireOpen(ctx, report, "document");
  const documentId = input.documentId ?? (await shownDocument(ctx, report));
  const document = documentId ? await findDocument(ctx.db.read, documentId) : null;
  if (document?.reportId !== report.id) throw new NotVisible();
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

async function shownDocument(ctx: StaffCtx, report: ReportRow): Promise<string | null> {
  const sent = report.status === "sent" ? await deliveriesOf(ctx.db.read, report.id) : [];
  return sent.at(-1)?.documentId ?? (await latestDocument(ctx.db.read, report.id))?.id ?? null;
}
