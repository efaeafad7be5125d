// Gives one of the files that a sent report lists beside its document, to those who carry the report: also an author who no
// longer has the pupil, since the report is hers. Policy "report.work"; logged before a byte leaves. Only what the sent
// document lists, under a name that names nobody. Drafts: the files are read on the thread, by its own policy.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { deliveriesOf } from "~db/delivery.server";
import { findDocument } from "~db/report-document.server";
import { endingOf } from "../concern/file-rules";
import { requireOpen } from "./guard-of-report.server";
import { listedBeside, piecesOf } from "./sent-attachments.server";

export async function readReportAttachment(
  ctx: StaffCtx,
  input: { reportId: string; attachmentId: string },
): Promise<{ name: string; mediaType: string; content: AsyncIterable<Uint8Array> }> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  await requireOpen(ctx, report, "attachment");
  const sent = (await deliveriesOf(ctx.db.read, report.id)).at(-1);
  const document = sent ? await findDocument(ctx.db.read, sent.documentId) : null;
  if (!document) throw new NotVisible();
  const files = await listedBeside(ctx, document);
  const at = files.findIndex((f) => f.id === input.attachmentId);
  const file = files[at];
  if (!file) throw new NotVisible();
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.attachment-read",
        pupilId: report.pupilId,
        reportId: report.id,
        attachmentId: file.id,
      },
    }),
  );
  return {
    name: `${report.reference}-${at + 1}.${endingOf(file.mediaType)}`,
    mediaType: file.mediaType,
    content: piecesOf(ctx, file.id),
  };
}
