// The state of a report that a document shows: the versions of its answers and entries, its attachments and receiver, and
// whether its pupil has become protected (protected-since), with a digest over them. Two readings of the same state give the same digest, whoever reads. Opens nothing and decides nothing.
// audit: none here; the use cases that call it log what they do.
import { createHash } from "node:crypto";
import type { Queries } from "~db/database";
import {
  attachmentsOfReport,
  entriesOfReport,
  fieldsOfReport,
  isOnProtected,
  type ReportRow,
} from "~db/report.server";
import type { ReportBasis } from "~db/schema/report.server";

/** `q` is the transaction where a decision rests on it. */
export async function reportState(q: Queries, report: ReportRow) {
  const fields = await fieldsOfReport(q, report.id);
  const entries = await entriesOfReport(q, report.id);
  const attachments = await attachmentsOfReport(q, report.id);
  const onProtected = await isOnProtected(q, report);
  const basis: ReportBasis = {
    formVersion: report.formVersion,
    language: report.language,
    receiverCode: report.receiverCode,
    receiverUnit: report.receiverUnit,
    fields: sorted(fields.map((f) => [f.field, f.version])),
    entries: sorted(entries.map((e) => [e.concernId, e.version])),
    attachmentIds: attachments.map((a) => a.id).sort(),
    ...(onProtected ? { protected: true } : {}),
  };
  const digest = createHash("sha256").update(JSON.stringify(basis)).digest("hex");
  return { fields, entries, attachments, onProtected, basis, digest };
}

const sorted = (pairs: [string, number][]): Record<string, number> =>
  Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1)));
