// The document that a signature on a report can be put on: while it is a draft the one that says what the report says
// now, once it is sent the one that was sent. Refused in words where it is another. No policy: the caller has decided.
// audit: none here; the use cases that call it log what they do.
import { NotVisible } from "~/access/not-visible";
import type { Queries } from "~db/database";
import { deliveriesOf } from "~db/delivery.server";
import type { ReportRow } from "~db/report.server";
import { type DocumentHead, findDocumentHead, latestDocument } from "~db/report-document.server";
import { refuse } from "../refusal";
import { currentDocument, isCurrent } from "./current-document.server";

/** Throws Refusal "report_changed", NotVisible. */
export async function signableDocument(
  q: Queries,
  { report, documentId }: { report: ReportRow; documentId: string },
): Promise<DocumentHead> {
  if (report.status === "draft") return currentDocument(q, { report, documentId });
  const document = await findDocumentHead(q, documentId);
  if (document?.reportId !== report.id) throw new NotVisible();
  if (!(await standsFor(q, report, document))) refuse("form", "report_changed");
  return document;
}

/** Whether a signature on the document counts for the report as it stands. */
export async function standsFor(q: Queries, report: ReportRow, document: DocumentHead): Promise<boolean> {
  if (report.status === "draft") return isCurrent(q, report, document);
  return (await sentDocumentId(q, report.id)) === document.id;
}

async function sentDocumentId(q: Queries, reportId: string): Promise<string | null> {
  return (await deliveriesOf(q, reportId)).at(-1)?.documentId ?? null;
}

/** What a reader is shown to sign: what was sent, else the latest that was rendered. Null where nothing was. */
export async function shownToSign(q: Queries, report: ReportRow): Promise<DocumentHead | null> {
  const sent = report.status === "sent" ? await sentDocumentId(q, report.id) : null;
  return sent ? findDocumentHead(q, sent) : latestDocument(q, report.id);
}
