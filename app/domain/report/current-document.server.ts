// The very document that somebody has read, if it still says what the report says: whoever signs or sends something else
// would do so unread. Refused in words where the report has moved on; another report's document is unknown. No policy: the
// caller has decided. audit: none here; the use cases that call it log what they do.
import { NotVisible } from "~/access/not-visible";
import type { Queries } from "~db/database";
import type { ReportRow } from "~db/report.server";
import { type DocumentHead, findDocumentHead } from "~db/report-document.server";
import { refuse } from "../refusal";
import { reportState } from "./report-state.server";

/** `q` is the transaction where the act is written. Throws Refusal "report_changed", NotVisible. */
export async function currentDocument(
  q: Queries,
  { report, documentId }: { report: ReportRow; documentId: string },
): Promise<DocumentHead> {
  if (documentId === "") refuse("form", "report_changed");
  const document = await findDocumentHead(q, documentId);
  if (document?.reportId !== report.id) throw new NotVisible();
  if (!(await isCurrent(q, report, document))) refuse("form", "report_changed");
  return document;
}

export async function isCurrent(q: Queries, report: ReportRow, document: DocumentHead): Promise<boolean> {
  return (await reportState(q, report)).digest === document.stateDigest;
}
