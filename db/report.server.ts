// Queries on reports: their lists, fields, entries and attachments. Who may know of them is the policy's business.
import { and, asc, desc, eq, inArray, or } from "drizzle-orm";
import { asAdded } from "./concern.server";
import type { Queries } from "./database";
import { attachment, concernVersion } from "./schema/concern.server";
import { delivery } from "./schema/delivery.server";
import {
  report,
  reportAttachment,
  reportAuthor,
  reportEntry,
  reportField,
  reportSignature,
} from "./schema/report.server";
import { account, pupil } from "./schema/school.server";

/** The pupil's reports with whether the account is one of the authors; the policy decides which may be known. */
export async function reportsOfPupil(q: Queries, input: { pupilId: string; accountId: string }) {
  const rows = await q
    .select({
      id: report.id,
      reference: report.reference,
      status: report.status,
      createdAt: report.createdAt,
      sentAt: report.sentAt,
      authorId: reportAuthor.accountId,
    })
    .from(report)
    .leftJoin(
      reportAuthor,
      and(eq(reportAuthor.reportId, report.id), eq(reportAuthor.accountId, input.accountId)),
    )
    .where(eq(report.pupilId, input.pupilId))
    .orderBy(desc(report.createdAt));
  return rows.map(({ authorId, ...r }) => ({ ...r, isAuthor: authorId !== null }));
}

export async function findReport(q: Queries, id: string) {
  const [row] = await q.select().from(report).where(eq(report.id, id));
  return row ?? null;
}

export type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>;

export async function isAuthorOf(q: Queries, reportId: string, accountId: string): Promise<boolean> {
  const rows = await q
    .select({ at: reportAuthor.addedAt })
    .from(reportAuthor)
    .where(and(eq(reportAuthor.reportId, reportId), eq(reportAuthor.accountId, accountId)));
  return rows.length > 0;
}

/** Any version of it: who signed an earlier one reported too. */
/** Whether she has put her name to the version that was sent: one that it left behind says nothing in her name. */
export async function hasSignedReport(q: Queries, reportId: string, accountId: string): Promise<boolean> {
  const rows = await q
    .select({ id: reportSignature.id })
    .from(reportSignature)
    .innerJoin(delivery, eq(delivery.documentId, reportSignature.documentId))
    .where(and(eq(reportSignature.reportId, reportId), eq(reportSignature.accountId, accountId)))
    .limit(1);
  return rows.length > 0;
}

export async function authorsOf(q: Queries, reportId: string): Promise<string[]> {
  const rows = await q
    .select({ id: reportAuthor.accountId })
    .from(reportAuthor)
    .where(eq(reportAuthor.reportId, reportId));
  return rows.map((r) => r.id);
}

export async function fieldsOfReport(q: Queries, reportId: string) {
  return q
    .select({
      field: reportField.field,
      sealedValue: reportField.sealedValue,
      version: reportField.version,
      updatedAt: reportField.updatedAt,
      updatedBy: reportField.updatedBy,
      byName: account.name,
    })
    .from(reportField)
    .leftJoin(account, eq(account.id, reportField.updatedBy))
    .where(eq(reportField.reportId, reportId));
}

/** The chosen entries in the version that was chosen, in the order in which things happened. */
export async function entriesOfReport(q: Queries, reportId: string) {
  return q
    .select({
      concernId: reportEntry.concernId,
      version: reportEntry.concernVersion,
      circle: concernVersion.circle,
      sealedText: concernVersion.sealedText,
      sealedBodyMap: concernVersion.sealedBodyMap,
      occurredAt: concernVersion.occurredAt,
      authorId: account.id,
      authorName: account.name,
    })
    .from(reportEntry)
    .innerJoin(
      concernVersion,
      and(
        eq(concernVersion.concernId, reportEntry.concernId),
        eq(concernVersion.version, reportEntry.concernVersion),
      ),
    )
    .innerJoin(account, eq(account.id, concernVersion.createdBy))
    .where(eq(reportEntry.reportId, reportId))
    .orderBy(asc(concernVersion.occurredAt), asc(reportEntry.concernId));
}

export async function attachmentsOfReport(q: Queries, reportId: string) {
  return q
    .select({
      id: attachment.id,
      concernId: attachment.concernId,
      mediaType: attachment.mediaType,
      size: attachment.size,
      sealedMeta: attachment.sealedMeta,
    })
    .from(reportAttachment)
    .innerJoin(attachment, eq(attachment.id, reportAttachment.attachmentId))
    .where(eq(reportAttachment.reportId, reportId))
    .orderBy(...asAdded);
}

/** Whether a report rests on the file, sent or not. */
export async function isInReport(q: Queries, attachmentId: string): Promise<boolean> {
  const rows = await q
    .select({ id: reportAttachment.reportId })
    .from(reportAttachment)
    .where(eq(reportAttachment.attachmentId, attachmentId))
    .limit(1);
  return rows.length > 0;
}

/** Whether the roster says today that the report's child is protected; a child who was only described is in no roster. */
export async function isOnProtected(q: Queries, { pupilId }: Pick<ReportRow, "pupilId">): Promise<boolean> {
  if (pupilId === null) return false;
  const [row] = await q.select({ protection: pupil.protection }).from(pupil).where(eq(pupil.id, pupilId));
  return row !== undefined && row.protection !== "none";
}

/** The account's reports that have not been sent, a child in danger first, then the oldest. */
export async function draftsBy(q: Queries, accountId: string) {
  return q
    .select({ id: report.id, createdAt: report.createdAt, acute: report.acute })
    .from(reportAuthor)
    .innerJoin(report, eq(report.id, reportAuthor.reportId))
    .where(and(eq(reportAuthor.accountId, accountId), eq(report.status, "draft")))
    .orderBy(desc(report.acute), asc(report.createdAt));
}

/** The reports that the account is an author of, and those that were sent as she signed them, newest first; without a name where the child was only described. */
export async function reportsBy(q: Queries, accountId: string) {
  const written = q
    .select({ id: reportAuthor.reportId })
    .from(reportAuthor)
    .where(eq(reportAuthor.accountId, accountId));
  const signed = q
    .select({ id: reportSignature.reportId })
    .from(reportSignature)
    .innerJoin(delivery, eq(delivery.documentId, reportSignature.documentId))
    .where(eq(reportSignature.accountId, accountId));
  return q
    .select({
      id: report.id,
      reference: report.reference,
      status: report.status,
      acute: report.acute,
      createdAt: report.createdAt,
      updatedAt: report.updatedAt,
      sentAt: report.sentAt,
      receiverCode: report.receiverCode,
      pupilId: report.pupilId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
    })
    .from(report)
    .leftJoin(pupil, eq(pupil.id, report.pupilId))
    .where(or(inArray(report.id, written), inArray(report.id, signed)))
    .orderBy(desc(report.updatedAt));
}
