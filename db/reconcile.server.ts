// What each side holds of the deliveries, for the daily comparison: ids, digests and states, no file and no content.
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Queries } from "./database";
import { receivedReport } from "./schema/reception.server";
import { delivery, deliveryEvent, report } from "./schema/report.server";

export async function sentSides(q: Queries) {
  return q
    .select({
      id: delivery.id,
      channel: delivery.channel,
      state: delivery.state,
      reference: report.reference,
      authorityId: report.authorityId,
      digest: delivery.digest,
      municipalityCode: delivery.municipalityCode,
      messageId: delivery.messageId,
      updatedAt: delivery.updatedAt,
    })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId));
}

/** What came by the tool from a sender; not what another municipality forwarded, nor what was entered by hand. */
export async function receivedByTool(q: Queries) {
  const rows = await q
    .select({
      id: receivedReport.id,
      reference: receivedReport.reference,
      digest: receivedReport.digest,
      municipalityCode: receivedReport.municipalityCode,
      receivedAt: receivedReport.receivedAt,
    })
    .from(receivedReport)
    .where(
      and(
        eq(receivedReport.wayIn, "tool"),
        isNotNull(receivedReport.digest),
        isNull(receivedReport.cameFrom),
      ),
    );
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest ?? "" }));
}

/** Every message that was ever handed over: what was sent again has a new id, and the service may hold both. */
export async function earlierMessages(q: Queries): Promise<string[]> {
  const rows = await q
    .select({ id: deliveryEvent.detail })
    .from(deliveryEvent)
    .where(eq(deliveryEvent.kind, "handed_over"));
  return rows.flatMap(({ id }) => id ?? []);
}
