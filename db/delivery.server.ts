// Deliveries and their ledger. A state that was reached is never undone: what is told twice or out of order is kept in
// the ledger and moves nothing back. Ledger details are receipt numbers and codes, never content.
import { randomUUID } from "node:crypto";
import { and, asc, eq, inArray, lte, ne } from "drizzle-orm";
import { canBecome, type DeliveryState, hasArrived } from "~/domain/delivery/status";
import { resolveAlarms } from "./alarm.server";
import type { Queries } from "./database";
import { delivery, deliveryEvent } from "./schema/delivery.server";
import { report, reportAuthor } from "./schema/report.server";

export type DeliveryRow = typeof delivery.$inferSelect;

const withoutFile = {
  id: delivery.id,
  reportId: delivery.reportId,
  municipalityCode: delivery.municipalityCode,
  channel: delivery.channel,
  digest: delivery.digest,
  state: delivery.state,
};

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
      code: delivery.code,
      createdAt: delivery.createdAt,
    })
    .from(delivery)
    .where(eq(delivery.reportId, reportId))
    .orderBy(asc(delivery.createdAt));
}

/** The ledger of a report, in order. */
export async function ledgerOf(q: Queries, reportId: string) {
  return q
    .select({
      deliveryId: deliveryEvent.deliveryId,
      at: deliveryEvent.at,
      kind: deliveryEvent.kind,
      detail: deliveryEvent.detail,
    })
    .from(deliveryEvent)
    .innerJoin(delivery, eq(delivery.id, deliveryEvent.deliveryId))
    .where(eq(delivery.reportId, reportId))
    .orderBy(asc(deliveryEvent.at), asc(deliveryEvent.id));
}

/** A person sent the same again: what is told after it is told anew. */
export const sentAgainKind = "sent_again";
/** What is told of a delivery begins anew: at another municipality, or by another message. */
const anewKinds = ["forwarded", sentAgainKind, "lost_by_service"];

export interface NewsOfDelivery {
  reference: string;
  /** SHA-256 of the delivered file: news of another file is not news of this delivery. */
  digest: string;
  /** "forwarded" stands in the ledger alone: what was reached before it is not undone. */
  state: Exclude<DeliveryState, "sent" | "to_be_carried"> | "forwarded";
  /** Receipt number, outcome key or error code. */
  detail: string | null;
  at: Date;
  /** How it came to the state, where that says more than the state. */
  kind?: string;
  /** When the state must have moved on from this one; nothing is waited for where it is left out. */
  dueAt?: Date | null;
}

/** Notes in the ledger what is told of a delivery. False where no such delivery is known, or it was told before. */
export async function noteDelivery(tx: Queries, news: NewsOfDelivery): Promise<boolean> {
  const { state, detail, at } = news;
  const [row] = await tx
    .select({ id: delivery.id, state: delivery.state, version: delivery.version })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .where(and(eq(report.reference, news.reference), eq(delivery.digest, news.digest)));
  if (!row || (await wasTold(tx, row.id, news))) return false;
  const isFailure = failures.includes(state);
  // It got there after all, or a person took it: whoever is told that it failed would do it once more.
  if (isFailure && (hasArrived(row.state) || row.state === "carried")) return false;
  await tx
    .insert(deliveryEvent)
    .values({ id: randomUUID(), deliveryId: row.id, at, kind: news.kind ?? state, detail });
  if (state === "forwarded" || !canBecome(row.state, state)) return true;
  await tx
    .update(delivery)
    .set({
      state,
      updatedAt: at,
      version: row.version + 1,
      code: isFailure ? detail : null,
      ...(state === "stored" ? { receipt: detail } : {}),
      // A failed attempt gives no new time.
      ...(state === "failed" ? {} : { dueAt: news.dueAt ?? null }),
    })
    .where(and(eq(delivery.id, row.id), ne(delivery.state, state)));
  if (!isFailure) await resolveAlarms(tx, { subjectId: row.id, kinds: null, at, by: null, how: "moved" });
  return true;
}

const failures: readonly NewsOfDelivery["state"][] = ["failed", "given_up", "rejected"];

async function wasTold(tx: Queries, deliveryId: string, news: NewsOfDelivery): Promise<boolean> {
  const kind = news.kind ?? news.state;
  const told = await tx
    .select({ kind: deliveryEvent.kind, detail: deliveryEvent.detail, at: deliveryEvent.at })
    .from(deliveryEvent)
    .where(and(eq(deliveryEvent.deliveryId, deliveryId), inArray(deliveryEvent.kind, [kind, ...anewKinds])));
  // Where it was forwarded the other municipality opens and decides anew.
  const anew = told.filter((t) => anewKinds.includes(t.kind)).map((t) => +t.at);
  const since = news.state === "forwarded" ? 0 : Math.max(0, ...anew);
  return told.some((t) => t.kind === kind && t.detail === news.detail && +t.at >= since);
}

/** Adds to the ledger what is no state of the delivery, such as a question to its receiver. */
export async function addToLedger(
  tx: Queries,
  event: { deliveryId: string; at: Date; kind: string; detail?: string | null },
): Promise<void> {
  await tx.insert(deliveryEvent).values({ id: randomUUID(), detail: null, ...event });
}

/** The same report again, to where the register leads now and as a new message. False where it has changed since. */
export async function sendAgain(
  tx: Queries,
  input: {
    id: string;
    version: number;
    at: Date;
    set: Pick<
      DeliveryRow,
      "channel" | "channelAddress" | "functionId" | "messageId" | "conversationId" | "dueAt"
    >;
  },
): Promise<boolean> {
  const { id, version, at, set } = input;
  const changed = await tx
    .update(delivery)
    .set({ ...set, state: "sent", code: null, progress: null, updatedAt: at, version: version + 1 })
    .where(and(eq(delivery.id, id), eq(delivery.version, version)))
    .returning({ id: delivery.id });
  return changed.length > 0;
}

/** A person has carried it by another way than the one by which it was sent. */
export async function setChannel(tx: Queries, id: string, channel: DeliveryRow["channel"]): Promise<void> {
  await tx.update(delivery).set({ channel }).where(eq(delivery.id, id));
}

/** An answer is about the message that was asked about, and about nothing that has come since. */
export async function isStillAskedAbout(
  tx: Queries,
  { id, messageId }: { id: string; messageId: string | null },
): Promise<boolean> {
  const [row] = await tx
    .select({ state: delivery.state, messageId: delivery.messageId })
    .from(delivery)
    .where(eq(delivery.id, id));
  return (row?.state === "handed_over" || row?.state === "carried") && row.messageId === messageId;
}

/** The service no longer has it: it is on its way again, as the same message. */
export async function noteLost(tx: Queries, input: { id: string; at: Date; dueAt: Date }): Promise<void> {
  const { id, at, dueAt } = input;
  await tx
    .update(delivery)
    .set({ state: "sent", dueAt, updatedAt: at })
    .where(and(eq(delivery.id, id), eq(delivery.state, "handed_over")));
}

/** The channel's own word to itself, kept between attempts. */
export async function keepProgress(tx: Queries, id: string, progress: string | null): Promise<void> {
  await tx.update(delivery).set({ progress }).where(eq(delivery.id, id));
}

/** What should have moved on by now, with whose it is. No file, no content. */
export async function overdueDeliveries(q: Queries, now: Date, limit: number) {
  return q
    .select({ ...withoutFile, reference: report.reference, authorityId: report.authorityId })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .where(lte(delivery.dueAt, now))
    .orderBy(asc(delivery.dueAt), asc(delivery.id))
    .limit(limit);
}

/** Who made the reports of these deliveries. */
export async function authorsOfDeliveries(q: Queries, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return q
    .select({ reportId: report.id, accountId: reportAuthor.accountId, pupilId: report.pupilId })
    .from(delivery)
    .innerJoin(report, eq(report.id, delivery.reportId))
    .innerJoin(reportAuthor, eq(reportAuthor.reportId, report.id))
    .where(inArray(delivery.id, [...ids]));
}

/** Who made the report: an alarm about it is theirs. */
export async function authorsToTell(q: Queries, reportId: string) {
  return q
    .select({ accountId: reportAuthor.accountId, pupilId: report.pupilId })
    .from(reportAuthor)
    .innerJoin(report, eq(report.id, reportAuthor.reportId))
    .where(eq(reportAuthor.reportId, reportId));
}

/** The alarm has been raised: nothing more is waited for until the state moves. */
export async function clearDue(tx: Queries, id: string): Promise<void> {
  await tx.update(delivery).set({ dueAt: null }).where(eq(delivery.id, id));
}
