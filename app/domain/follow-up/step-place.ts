// Where what is said about a follow-up stands in the vault: under the concern's own content key, so that it is gone with it.
export const stepPlace = (concernId: string, stepId: string) => ({
  owner: { kind: "content" as const, id: concernId },
  place: { table: "follow_up_step", row: stepId, column: "sealed_text", version: 1 },
});
