// Queries on what was answered on a pupil's reports, and on who reported. Who may be told is the use cases' business.
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Queries } from "./database";
import { delivery, deliveryEvent } from "./schema/delivery.server";
import { report, reportAuthor, reportField, reportSignature } from "./schema/report.server";

/** Those lines of the ledgers of a pupil's reports that are of these kinds, in order. */
export async function answersOfPupil(q: Queries, pupilId: string, kinds: readonly string[]) {
  return q
    .select({
      id: deliveryEvent.id,
      at: deliveryEvent.at,
      kind: deliveryEvent.kind,
      detail: deliveryEvent.detail,
      reportId: report.id,
      reference: report.reference,
    })
    .from(report)
    .innerJoin(delivery, eq(delivery.reportId, report.id))
    .innerJoin(deliveryEvent, eq(deliveryEvent.deliveryId, delivery.id))
    .where(and(eq(report.pupilId, pupilId), inArray(deliveryEvent.kind, [...kinds])))
    .orderBy(asc(deliveryEvent.at), asc(deliveryEvent.id));
}

/** Which of the reports the account wrote, and of which it signed the version that was sent. */
export async function reportedBy(q: Queries, input: { reportIds: readonly string[]; accountId: string }) {
  const ids = [...input.reportIds];
  const authors = await q
    .select({ id: reportAuthor.reportId })
    .from(reportAuthor)
    .where(and(inArray(reportAuthor.reportId, ids), eq(reportAuthor.accountId, input.accountId)));
  const signers = await q
    .select({ id: reportSignature.reportId })
    .from(reportSignature)
    .innerJoin(delivery, eq(delivery.documentId, reportSignature.documentId))
    .where(and(inArray(reportSignature.reportId, ids), eq(reportSignature.accountId, input.accountId)));
  return { authored: new Set(authors.map((r) => r.id)), signed: new Set(signers.map((r) => r.id)) };
}

/** One field of several reports, sealed. */
export async function fieldOfReports(q: Queries, reportIds: readonly string[], field: string) {
  return q
    .select({
      reportId: reportField.reportId,
      field: reportField.field,
      sealedValue: reportField.sealedValue,
      version: reportField.version,
    })
    .from(reportField)
    .where(and(inArray(reportField.reportId, [...reportIds]), eq(reportField.field, field)));
}
