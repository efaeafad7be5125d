// A report's content, opened: answers, entries in their chosen version, attachments, and a digest of all that the
// document shows. No policy: the caller has decided.
// audit: none here; the use cases that call it log what they do.
import type { StaffCtx } from "~/access/context.server";
import { rolesOf } from "~db/duty.server";
import type { ReportRow } from "~db/report.server";
import { civilDate } from "../calendar/stockholm";
import { openAttachmentMeta } from "../concern/attachment-names";
import { openBodyMaps, textPlace } from "../concern/seal-concern";
import { answersOfProtected } from "./protected-since";
import { reportState } from "./report-state.server";
import { openFields, valuesOf } from "./sealed-fields";

export async function loadReport(ctx: StaffCtx, report: ReportRow) {
  const state = await reportState(ctx.db.read, report);
  const { fields: rows, entries: entryRows, attachments: files } = state;
  const written = await openFields(ctx.vault, report.id, rows);
  const stored = state.onProtected ? answersOfProtected(written, rows, report.createdAt) : written;
  const values = valuesOf(stored, report.receiverCode);
  const texts = await ctx.vault.openTexts(
    entryRows.map((e) => ({ ...textPlace(e.concernId, e.version), sealed: e.sealedText })),
  );
  const bodyMaps = await openBodyMaps(ctx.vault, entryRows);
  const roleOf = await rolesOf(
    ctx.db.read,
    entryRows.map((e) => e.authorId),
  );
  const known = await openAttachmentMeta(ctx.vault, files);
  return {
    values,
    stored,
    fields: rows.map(({ field, version, updatedAt, byName }) => ({ field, version, updatedAt, byName })),
    entries: entryRows.map(({ concernId, version, circle, occurredAt, authorName, authorId }, i) => ({
      concernId,
      version,
      circle,
      occurredAt,
      authorName,
      authorRole: roleOf(authorId, civilDate(occurredAt)),
      text: texts[i] ?? "",
      marks: bodyMaps.get(`${concernId} ${version}`) ?? [],
    })),
    attachments: files.map(({ id, mediaType, size }, i) => ({
      id,
      mediaType,
      size,
      name: known[i]?.name ?? "",
      sha256: known[i]?.sha256 ?? "",
    })),
    stateDigest: state.digest,
    basis: state.basis,
  };
}

export type LoadedReport = Awaited<ReturnType<typeof loadReport>>;
