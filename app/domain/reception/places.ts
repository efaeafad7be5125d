// Where a received report stands in the vault: one content key a report, under the receiving municipality's own key,
// so that neither side's erasure touches the other's. No policy here.

type Column = "sealed_content" | "sealed_file" | "sealed_twin" | "sealed_origin" | "sealed_forward_reason";

export const receivedPlace = (receivedId: string, column: Column) => ({
  owner: { kind: "content" as const, id: receivedId },
  place: { table: "received_report", row: receivedId, column, version: 1 },
});

/** A file that came beside the document lies under the report's key. */
export const receivedFilePlace = (receivedId: string, attachmentId: string) => ({
  owner: { kind: "content" as const, id: receivedId },
  place: { table: "received_attachment", row: attachmentId, column: "chunks", version: 1 },
});

export const receivedFileMetaPlace = (receivedId: string, attachmentId: string) => ({
  owner: { kind: "content" as const, id: receivedId },
  place: { table: "received_attachment", row: attachmentId, column: "sealed_meta", version: 1 },
});

/** The evidence of signatures lies under the key of the report that it is about. */
export const receivedEvidencePlace = (
  receivedId: string,
  evidenceId: string,
  column: "sealed_file" | "sealed_raw" | "sealed_summary",
) => ({
  owner: { kind: "content" as const, id: receivedId },
  place: { table: "received_evidence", row: evidenceId, column, version: 1 },
});

export const municipalityKey = (municipalityCode: string) => ({
  kind: "municipality" as const,
  id: municipalityCode,
});

/** A consent lies under the key of the report that it is about. */
export const consentPlace = (receivedId: string, consentId: string) => ({
  owner: { kind: "content" as const, id: receivedId },
  place: { table: "received_consent", row: consentId, column: "sealed_consent", version: 1 },
});
