// Where a matter's words stand in the vault: under the pupil's own key, with which they go. No policy here.
export const matterNamePlace = (pupilId: string, matterId: string) => ({
  owner: { kind: "pupil" as const, id: pupilId },
  place: { table: "matter", row: matterId, column: "sealed_name", version: 1 },
});

export const matterClosingPlace = (pupilId: string, matterId: string) => ({
  owner: { kind: "pupil" as const, id: pupilId },
  place: { table: "matter", row: matterId, column: "sealed_closing", version: 1 },
});
