/** Where a handover's summary of one pupil stands in the vault. */
export const summaryPlace = (handoverId: string, pupilId: string) => ({
  owner: { kind: "pupil" as const, id: pupilId },
  place: { table: "handover_pupil", row: `${handoverId}:${pupilId}`, column: "sealed_summary", version: 1 },
});
