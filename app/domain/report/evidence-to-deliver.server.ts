// The evidence of signatures on a report that has been sent follows it: the runner makes and delivers it (make-evidence,
// deliver-evidence). Nothing before it is sent: then the sending asks. Decides nothing about who signs.
// audit: none here; the use cases that call it log what they do.
import type { Queries } from "~db/database";
import { deliveriesOf } from "~db/delivery.server";
import { enqueue } from "~db/outbox.server";
import type { ReportRow } from "~db/report.server";
import { signaturesOn } from "~db/report-document.server";
import { photosOf } from "~db/signing.server";

export const evidenceWork = "deliver-evidence";

/** `report` as it stands in the transaction `tx`. */
export async function evidenceToDeliver(
  tx: Queries,
  { report, now }: { report: Pick<ReportRow, "id" | "status">; now: Date },
): Promise<void> {
  if (report.status !== "sent") return;
  const delivery = (await deliveriesOf(tx, report.id)).at(-1);
  if (!delivery) return;
  const photos = await photosOf(tx, { kind: "report", subjectId: report.id });
  const signed =
    (await signaturesOn(tx, delivery.documentId)).length > 0 ||
    photos.some((photo) => photo.documentId === delivery.documentId);
  if (signed) await enqueue(tx, [{ kind: evidenceWork, subjectId: delivery.id, availableAt: now }]);
}
