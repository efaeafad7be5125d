// Writes of reports. A field is guarded by its own version, so that two people can write different fields at once.
import { and, eq, sql } from "drizzle-orm";
import type { Queries } from "./database";
import { clearWriting } from "./report-together.server";
import {
  report,
  reportAttachment,
  reportAuthor,
  reportDocument,
  reportEntry,
  reportField,
  reportGuardDecision,
  reportSignature,
} from "./schema/report.server";
import { signaturePhoto, signatureRequest } from "./schema/signing.server";

export interface NewReport {
  row: typeof report.$inferInsert;
  fields: { field: string; sealedValue: Uint8Array }[];
  /** That it rests on from the beginning. */
  entries: { concernId: string; version: number }[];
}

export async function insertReport(tx: Queries, { row, fields, entries }: NewReport): Promise<void> {
  await tx.insert(report).values(row);
  await tx
    .insert(reportAuthor)
    .values({ reportId: row.id, accountId: row.createdBy, addedAt: row.createdAt });
  if (fields.length > 0) {
    await tx.insert(reportField).values(
      fields.map((f) => ({
        ...f,
        reportId: row.id,
        version: 1,
        updatedBy: row.createdBy,
        updatedAt: row.createdAt,
      })),
    );
  }
  if (entries.length > 0) {
    const by = { addedBy: row.createdBy, addedAt: row.createdAt };
    await tx.insert(reportEntry).values(
      entries.map(({ concernId, version }) => ({
        reportId: row.id,
        concernId,
        concernVersion: version,
        ...by,
      })),
    );
  }
}

/** Puts the new report beside its sibling's: into that one's group, or both into a new one. */
export async function joinSiblings(
  tx: Queries,
  { reportId, otherId, group }: { reportId: string; otherId: string; group: string },
): Promise<void> {
  const [other] = await tx
    .update(report)
    .set({ siblingGroup: sql`coalesce(${report.siblingGroup}, ${group})` })
    .where(eq(report.id, otherId))
    .returning({ siblingGroup: report.siblingGroup });
  await tx
    .update(report)
    .set({ siblingGroup: other?.siblingGroup ?? null })
    .where(eq(report.id, reportId));
}

export async function addAuthor(
  tx: Queries,
  input: { reportId: string; accountId: string; now: Date },
): Promise<boolean> {
  const added = await tx
    .insert(reportAuthor)
    .values({ reportId: input.reportId, accountId: input.accountId, addedAt: input.now })
    .onConflictDoNothing()
    .returning({ accountId: reportAuthor.accountId });
  return added.length > 0;
}

export interface FieldWrite {
  reportId: string;
  field: string;
  sealedValue: Uint8Array;
  /** The version that the writer had before her; 0 where the field had never been written. */
  from: number;
  by: string;
  now: Date;
}

/** False where somebody has written the field since. */
export async function writeField(tx: Queries, input: FieldWrite): Promise<boolean> {
  const { reportId, field, sealedValue, from, by, now } = input;
  const next = { sealedValue, version: from + 1, updatedBy: by, updatedAt: now };
  const rows =
    from === 0
      ? await tx
          .insert(reportField)
          .values({ reportId, field, ...next })
          .onConflictDoNothing()
          .returning({ version: reportField.version })
      : await tx
          .update(reportField)
          .set(next)
          .where(
            and(
              eq(reportField.reportId, reportId),
              eq(reportField.field, field),
              eq(reportField.version, from),
            ),
          )
          .returning({ version: reportField.version });
  return rows.length > 0;
}

/** Moves the report's version on, so that what was read before is known to be old. False once it is sent. */
export async function touchReport(
  tx: Queries,
  input: { id: string; now: Date; acute?: boolean },
): Promise<boolean> {
  const rows = await tx
    .update(report)
    .set({
      updatedAt: input.now,
      version: sql`${report.version} + 1`,
      ...(input.acute === undefined ? {} : { acute: input.acute }),
    })
    .where(and(eq(report.id, input.id), eq(report.status, "draft")))
    .returning({ id: report.id });
  return rows.length > 0;
}

/** The entries and attachments that the report rests on, in place of those it had. */
export async function replaceEntries(
  tx: Queries,
  input: {
    reportId: string;
    entries: { concernId: string; version: number }[];
    attachmentIds: string[];
    by: string;
    now: Date;
  },
): Promise<void> {
  const { reportId, entries, attachmentIds, by, now } = input;
  await tx.update(report).set({ entriesBy: by, entriesAt: now }).where(eq(report.id, reportId));
  await tx.delete(reportEntry).where(eq(reportEntry.reportId, reportId));
  await tx.delete(reportAttachment).where(eq(reportAttachment.reportId, reportId));
  if (entries.length > 0) {
    await tx.insert(reportEntry).values(
      entries.map((e) => ({
        reportId,
        concernId: e.concernId,
        concernVersion: e.version,
        addedBy: by,
        addedAt: now,
      })),
    );
  }
  if (attachmentIds.length > 0) {
    await tx
      .insert(reportAttachment)
      .values(attachmentIds.map((attachmentId) => ({ reportId, attachmentId })));
  }
}

export interface RouteWrite {
  id: string;
  receiverCode: string;
  receiverUnit: string | null;
  movedRecently: boolean;
  parentsApart: boolean;
  routeDecision: "by_rule" | "by_person";
  routeGround: string;
  sealedRouteReason: Uint8Array | null;
  routedBy: string;
  routedAt: Date;
}

export async function writeRoute(tx: Queries, { id, ...route }: RouteWrite): Promise<void> {
  await tx.update(report).set(route).where(eq(report.id, id));
}

/** False where it was sent already, or has changed since `version` was read. */
export async function markSent(
  tx: Queries,
  input: {
    id: string;
    version: number;
    by: string;
    now: Date;
    routeConfirmation: "not_needed" | "asked";
  },
): Promise<boolean> {
  const rows = await tx
    .update(report)
    .set({
      status: "sent",
      sentAt: input.now,
      sentBy: input.by,
      updatedAt: input.now,
      routeConfirmation: input.routeConfirmation,
      version: input.version + 1,
    })
    .where(and(eq(report.id, input.id), eq(report.status, "draft"), eq(report.version, input.version)))
    .returning({ id: report.id });
  return rows.length > 0;
}

/** One author of a draft fewer: what she wrote stays. False where it was sent, or has changed since `version` was read. */
export async function leaveDraft(
  tx: Queries,
  { id, version, accountId }: { id: string; version: number; accountId: string },
): Promise<boolean> {
  const taken = await tx
    .update(report)
    .set({ version: version + 1 })
    .where(and(eq(report.id, id), eq(report.status, "draft"), eq(report.version, version)))
    .returning({ id: report.id });
  if (taken.length === 0) return false;
  await tx
    .delete(reportAuthor)
    .where(and(eq(reportAuthor.reportId, id), eq(reportAuthor.accountId, accountId)));
  return true;
}

/** Everything of a draft; its notes stay. False where it was sent, or has changed since `version` was read. */
export async function removeDraftReport(
  tx: Queries,
  input: { id: string; version: number },
): Promise<boolean> {
  const { id, version } = input;
  // First the row itself, so that who sends or writes at the same time is either before this or after it.
  const taken = await tx
    .update(report)
    .set({ version: version + 1 })
    .where(and(eq(report.id, id), eq(report.status, "draft"), eq(report.version, version)))
    .returning({ id: report.id });
  if (taken.length === 0) return false;
  await clearWriting(tx, id);
  await tx.delete(reportGuardDecision).where(eq(reportGuardDecision.reportId, id));
  await tx.delete(signatureRequest).where(eq(signatureRequest.subjectId, id));
  await tx.delete(signaturePhoto).where(eq(signaturePhoto.subjectId, id));
  await tx.delete(reportSignature).where(eq(reportSignature.reportId, id));
  await tx.delete(reportDocument).where(eq(reportDocument.reportId, id));
  await tx.delete(reportAttachment).where(eq(reportAttachment.reportId, id));
  await tx.delete(reportEntry).where(eq(reportEntry.reportId, id));
  await tx.delete(reportField).where(eq(reportField.reportId, id));
  await tx.delete(reportAuthor).where(eq(reportAuthor.reportId, id));
  await tx.delete(report).where(eq(report.id, id));
  return true;
}

/** False where nobody is asked any longer. */
export async function markRouteConfirmed(tx: Queries, input: { id: string; by: string }): Promise<boolean> {
  const rows = await tx
    .update(report)
    .set({ routeConfirmation: "confirmed", routeConfirmedBy: input.by })
    .where(and(eq(report.id, input.id), eq(report.routeConfirmation, "asked")))
    .returning({ id: report.id });
  return rows.length > 0;
}
