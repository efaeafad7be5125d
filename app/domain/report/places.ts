// Where the parts of a report stand in the vault: one content key a report, under the pupil's key, so that an erased
// report is gone from backups too. A field's value is JSON; null is the answer "I do not know". No policy here.

const owner = (reportId: string) => ({ kind: "content" as const, id: reportId });

export const reportFieldPlace = (reportId: string, field: string, version: number) => ({
  owner: owner(reportId),
  place: { table: "report_field", row: `${reportId}:${field}`, column: "sealed_value", version },
});

export const commentPlace = (reportId: string, commentId: string) => ({
  owner: owner(reportId),
  place: { table: "report_comment", row: commentId, column: "sealed_text", version: 1 },
});

/** An answer that its writer could not save: hers alone. */
export const keptAnswerPlace = ({
  accountId,
  reportId,
  field,
}: {
  accountId: string;
  reportId: string;
  field: string;
}) => ({
  owner: owner(reportId),
  place: { table: "draft", row: `${accountId}:${reportId}:${field}`, column: "sealed", version: 1 },
});

export const routeReasonPlace = (reportId: string) => ({
  owner: owner(reportId),
  place: { table: "report", row: reportId, column: "sealed_route_reason", version: 1 },
});

export const documentPdfPlace = (reportId: string, documentId: string) => ({
  owner: owner(reportId),
  place: { table: "report_document", row: documentId, column: "sealed_pdf", version: 1 },
});

export const documentDataPlace = (reportId: string, documentId: string) => ({
  owner: owner(reportId),
  place: { table: "report_document", row: documentId, column: "sealed_data", version: 1 },
});

export const documentTwinPlace = (reportId: string, documentId: string) => ({
  owner: owner(reportId),
  place: { table: "report_document", row: documentId, column: "sealed_twin", version: 1 },
});

export const evidencePlace = (reportId: string, signatureId: string) => ({
  owner: owner(reportId),
  place: { table: "report_signature", row: signatureId, column: "sealed_evidence", version: 1 },
});

export const deliveryFilePlace = (reportId: string, deliveryId: string) => ({
  owner: owner(reportId),
  place: { table: "delivery", row: deliveryId, column: "sealed_file", version: 1 },
});

export const guardReasonPlace = (reportId: string, decisionId: string) => ({
  owner: owner(reportId),
  place: { table: "report_guard_decision", row: decisionId, column: "sealed_reason", version: 1 },
});
