/** Where a grant's reason stands in the vault. */
export const reasonPlace = (pupilId: string, grantId: string) => ({
  owner: { kind: "pupil" as const, id: pupilId },
  place: { table: "access_grant", row: grantId, column: "sealed_reason", version: 1 },
});
