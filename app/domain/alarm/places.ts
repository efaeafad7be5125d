// Where the word of whoever ended an alarm stands in the vault: under the key of the side that ended it.

export const alarmWordPlace = ({
  id,
  side,
  scopeId,
}: {
  id: string;
  side: "school" | "social";
  scopeId: string;
}) => ({
  owner: { kind: side === "school" ? ("authority" as const) : ("municipality" as const), id: scopeId },
  place: { table: "alarm", row: id, column: "sealed_word", version: 1 },
});
