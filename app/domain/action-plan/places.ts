// Where the parts of an action plan stand in the vault: one content key a plan, under the pupil's key, so that an erased
// plan is gone from backups too. No policy here.

const owner = (planId: string) => ({ kind: "content" as const, id: planId });

export const planFieldPlace = (planId: string, field: string, version: number) => ({
  owner: owner(planId),
  place: { table: "action_plan_field", row: `${planId}:${field}`, column: "sealed_value", version },
});

export const measurePlace = (planId: string, measureId: string, version: number) => ({
  owner: owner(planId),
  place: { table: "action_plan_measure", row: measureId, column: "sealed_content", version },
});

export const measureNotePlace = (planId: string, measureId: string, followVersion: number) => ({
  owner: owner(planId),
  place: { table: "action_plan_measure", row: measureId, column: "sealed_note", version: followVersion },
});

export const planDocumentPlace = (planId: string, documentId: string) => ({
  owner: owner(planId),
  place: { table: "action_plan_document", row: documentId, column: "sealed_pdf", version: 1 },
});

export const planTextPlace = (planId: string, documentId: string) => ({
  owner: owner(planId),
  place: { table: "action_plan_document", row: documentId, column: "sealed_text", version: 1 },
});

export const planSignaturePlace = (planId: string, signatureId: string) => ({
  owner: owner(planId),
  place: { table: "action_plan_signature", row: signatureId, column: "sealed_evidence", version: 1 },
});

export const planLinkPlace = (planId: string, linkId: string, column: "sealed_mail" | "sealed_mail_to") => ({
  owner: owner(planId),
  place: { table: "action_plan_link", row: linkId, column, version: 1 },
});
