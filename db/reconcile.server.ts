// What each side holds of the deliveries, for the daily comparison: ids, digests and states, no file and no content. A page
// at a time, in the order of ids, and for each page what the other side has under the same references.
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Queries } from "./database";
import { delivery, deliveryEvent } from "./schema/delivery.server";
import { receivedReport } from "./schema/reception.server";
import { report } from "./schema/report.server";

const sentColumns = {
  id: delivery.id,
  reportId: delivery.reportId,
  channel: delivery.channel,
  state: delivery.state,
  reference: report.reference,
  authorityId: report.authorityId,
  digest: delivery.digest,
  municipalityCode: delivery.municipalityCode,
  messageId: delivery.messageId,
  updatedAt: delivery.updatedAt,
};

export interface PageOf {
  after: string;
  limit: number;
}

export async function sentPage(q: Queries, { after, limit }: PageOf) {
  return q
    .select(sentColumns)
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .where(gt(delivery.id, after))
    .orderBy(asc(delivery.id))
    .limit(limit);
}

export async function sentUnder(q: Queries, references: readonly string[]) {
  if (references.length === 0) return [];
  return q
    .select(sentColumns)
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .where(inArray(report.reference, [...references]));
}

const receivedColumns = {
  id: receivedReport.id,
  reference: receivedReport.reference,
  digest: receivedReport.digest,
  municipalityCode: receivedReport.municipalityCode,
  receivedAt: receivedReport.receivedAt,
  wayIn: receivedReport.wayIn,
  cameFrom: receivedReport.cameFrom,
  forwardTo: receivedReport.forwardTo,
  forwardWay: receivedReport.forwardWay,
  forwardedAt: receivedReport.forwardedAt,
};

export async function receivedPage(q: Queries, { after, limit }: PageOf) {
  return q
    .select(receivedColumns)
    .from(receivedReport)
    .where(gt(receivedReport.id, after))
    .orderBy(asc(receivedReport.id))
    .limit(limit);
}

/** What these municipalities hold under these references, from senders and forwarded. */
export async function receivedUnder(
  q: Queries,
  { codes, references }: { codes: readonly string[]; references: readonly string[] },
) {
  if (references.length === 0) return [];
  return q
    .select(receivedColumns)
    .from(receivedReport)
    .where(
      and(
        inArray(receivedReport.municipalityCode, [...codes]),
        inArray(receivedReport.reference, [...references]),
      ),
    );
}

/** Which of these messages were ever ours: what was sent again has a new id, and the service may hold both. */
export async function ownMessages(q: Queries, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const now = await q
    .select({ id: delivery.messageId })
    .from(delivery)
    .where(inArray(delivery.messageId, [...ids]));
  const ours = new Set(now.flatMap(({ id }) => id ?? []));
  const others = ids.filter((id) => !ours.has(id));
  if (others.length === 0) return ours;
  const earlier = await q
    .select({ id: deliveryEvent.detail })
    .from(deliveryEvent)
    .where(and(eq(deliveryEvent.kind, "handed_over"), inArray(deliveryEvent.detail, others)));
  return new Set([...ours, ...earlier.flatMap(({ id }) => id ?? [])]);
}
