// A report's content, opened: answers, entries in their chosen version, attachments, and a digest of all that the
// document shows. No policy: the caller has decided.
// audit: none here; the use cases that call it log what they do.
import { createHash } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { attachmentsOfReport, entriesOfReport, fieldsOfReport, type ReportRow } from "~db/report.server";
import { openAttachmentNames } from "../concern/attachment-names";
import { textPlace } from "../concern/seal-concern";
import { openFields, valuesOf } from "./sealed-fields";

export async function loadReport(ctx: StaffCtx, report: ReportRow) {
  const rows = await fieldsOfReport(ctx.db.read, report.id);
  const stored = await openFields(ctx.vault, report.id, rows);
  const values = valuesOf(stored, report.receiverCode);
  const entryRows = await entriesOfReport(ctx.db.read, report.id);
  const texts = await ctx.vault.openTexts(
    entryRows.map((e) => ({ ...textPlace(e.concernId, e.version), sealed: e.sealedText })),
  );
  const files = await attachmentsOfReport(ctx.db.read, report.id);
  const names = await openAttachmentNames(ctx.vault, files);
  return {
    values,
    stored,
    fields: rows.map(({ field, version, updatedAt, byName }) => ({ field, version, updatedAt, byName })),
    entries: entryRows.map(({ concernId, version, circle, occurredAt, authorName }, i) => ({
      concernId,
      version,
      circle,
      occurredAt,
      authorName,
      text: texts[i] ?? "",
    })),
    attachments: files.map(({ id, mediaType, size }, i) => ({ id, mediaType, size, name: names[i] ?? "" })),
    stateDigest: digestOf([
      report.formVersion,
      report.language,
      report.receiverCode,
      ...(report.receiverUnit ? [report.receiverUnit] : []),
      rows.map((r) => [r.field, r.version]).sort(),
      entryRows.map((e) => [e.concernId, e.version]).sort(),
      files.map((f) => f.id).sort(),
    ]),
  };
}

export type LoadedReport = Awaited<ReturnType<typeof loadReport>>;

function digestOf(state: unknown): string {
  return createHash("sha256").update(JSON.stringify(state)).digest("hex");
}
