// Where photographs and evidence of signatures stand in the vault: under the content key of what is signed, a report or a
// plan, so that they are gone with it. No policy here.

const owner = (subjectId: string) => ({ kind: "content" as const, id: subjectId });

export const photoPlace = (subjectId: string, photoId: string, column: "sealed_image" | "sealed_meta") => ({
  owner: owner(subjectId),
  place: { table: "signature_photo", row: photoId, column, version: 1 },
});

type EvidenceColumn = "sealed_pdf" | "sealed_raw" | "sealed_summary";

export const sealedEvidencePlace = (subjectId: string, evidenceId: string, column: EvidenceColumn) => ({
  owner: owner(subjectId),
  place: { table: "signature_evidence", row: evidenceId, column, version: 1 },
});
