// Deliveries and their ledger. A state that was reached is never undone: what is told twice or out of order is kept in
// the ledger and moves nothing back. Ledger details are receipt numbers and codes, never content.
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import type { Queries } from "./database";
import { delivery, deliveryEvent, report } from "./schema/report.server";

export type DeliveryRow = typeof delivery.$inferSelect;
export type DeliveryState = DeliveryRow["state"];

const order: readonly DeliveryState[] = [
  "failed",
  "sent",
  "stored",
  "opened",
  "acknowledged",
  "registered",
  "outcome",
];

export async function insertDelivery(tx: Queries, row: typeof delivery.$inferInsert): Promise<void> {
  await tx.insert(delivery).values(row);
  await tx.insert(deliveryEvent).values({
    id: randomUUID(),
    deliveryId: row.id,
    at: row.createdAt,
    kind: row.state,
    detail: null,
  });
}

export async function findDelivery(q: Queries, id: string) {
  const [row] = await q
    .select({ delivery, reference: report.reference, authorityId: report.authorityId })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .where(eq(delivery.id, id));
  return row ?? null;
}

/** A report's deliveries without their files, oldest first. */
export async function deliveriesOf(q: Queries, reportId: string) {
  return q
    .select({
      id: delivery.id,
      documentId: delivery.documentId,
      municipalityCode: delivery.municipalityCode,
      unit: delivery.unit,
      channel: delivery.channel,
      digest: delivery.digest,
      state: delivery.state,
      createdAt: delivery.createdAt,
    })
    .from(delivery)
    .where(eq(delivery.reportId, reportId))
    .orderBy(asc(delivery.createdAt));
}

/** The ledger of a report, in order. */
export async function ledgerOf(q: Queries, reportId: string) {
  return q
    .select({ at: deliveryEvent.at, kind: deliveryEvent.kind, detail: deliveryEvent.detail })
    .from(deliveryEvent)
    .innerJoin(delivery, eq(delivery.id, deliveryEvent.deliveryId))
    .where(eq(delivery.reportId, reportId))
    .orderBy(asc(deliveryEvent.at), asc(deliveryEvent.id));
}

export interface NewsOfDelivery {
  reference: string;
  /** SHA-256 of the delivered file: news of another file is not news of this delivery. */
  digest: string;
  /** "forwarded" stands in the ledger alone: what was reached before it is not undone. */
  state: Exclude<DeliveryState, "sent"> | "forwarded";
  /** Receipt number, outcome key or error code. */
  detail: string | null;
  at: Date;
}

/** Notes in the ledger what is told of a delivery. False where no such delivery is known, or it was told before. */
export async function noteDelivery(tx: Queries, news: NewsOfDelivery): Promise<boolean> {
  const [row] = await tx
    .select({ id: delivery.id, state: delivery.state, version: delivery.version })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .where(and(eq(report.reference, news.reference), eq(delivery.digest, news.digest)));
  if (!row) return false;
  const told = await tx
    .select({ kind: deliveryEvent.kind, detail: deliveryEvent.detail, at: deliveryEvent.at })
    .from(deliveryEvent)
    .where(and(eq(deliveryEvent.deliveryId, row.id), inArray(deliveryEvent.kind, [news.state, "forwarded"])));
  // Where it was forwarded the other municipality opens and decides anew.
  const forwarded = told.filter((t) => t.kind === "forwarded").map((t) => +t.at);
  const since = news.state === "forwarded" ? 0 : Math.max(0, ...forwarded);
  if (told.some((t) => t.kind === news.state && t.detail === news.detail && +t.at >= since)) return false;
  await tx.insert(deliveryEvent).values({
    id: randomUUID(),
    deliveryId: row.id,
    at: news.at,
    kind: news.state,
    detail: news.detail,
  });
  const arrived = order.indexOf(row.state) >= order.indexOf("stored");
  if (news.state === "forwarded") return true;
  const onward = news.state === "failed" ? !arrived : order.indexOf(news.state) > order.indexOf(row.state);
  if (onward) {
    await tx
      .update(delivery)
      .set({ state: news.state, updatedAt: news.at, version: row.version + 1 })
      .where(and(eq(delivery.id, row.id), ne(delivery.state, news.state)));
  }
  return true;
}

/** Adds to the ledger what is no state of the delivery, such as a question to its receiver. */
export async function addToLedger(
  tx: Queries,
  event: { deliveryId: string; at: Date; kind: string },
): Promise<void> {
  await tx.insert(deliveryEvent).values({ id: randomUUID(), detail: null, ...event });
}
