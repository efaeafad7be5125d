/** Where the word of whoever declined a handover stands in the vault; a later one takes the place of the one before. */
export const wordPlace = ({ id, authorityId }: { id: string; authorityId: string }) => ({
  owner: { kind: "authority" as const, id: authorityId },
  place: { table: "handover", row: id, column: "sealed_word", version: 1 },
});
