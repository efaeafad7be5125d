// Gives the bytes of the file that was sent, seal and all: what a person attaches in a municipality's e-service or prints,
// so that the digest in the ledger is that of what the receiver holds. Policy "report.work"; logged before a byte leaves.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { deliveriesOf, findDelivery } from "~db/delivery.server";
import { requireOpen } from "../report/guard-of-report.server";
import { deliveryFilePlace } from "../report/places";

/** Throws NotVisible also where nothing has been sent. */
export async function readSentFile(ctx: StaffCtx, input: { reportId: string }): Promise<Uint8Array> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  await requireOpen(ctx, report, "sent_file");
  const last = (await deliveriesOf(ctx.db.read, report.id)).at(-1);
  const found = last ? await findDelivery(ctx.db.read, last.id) : null;
  if (!found) throw new NotVisible();
  const { owner, place } = deliveryFilePlace(report.id, found.delivery.id);
  const pdf = await ctx.vault.open(owner, place, found.delivery.sealedFile);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.sent-file-read",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId: found.delivery.documentId,
      },
    }),
  );
  return pdf;
}
