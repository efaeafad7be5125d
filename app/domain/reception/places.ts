// Where a received report stands in the vault: one content key a report, under the receiving municipality's own key,
// so that neither side's erasure touches the other's. No policy here.

export const receivedPlace = (receivedId: string, column: "sealed_content" | "sealed_file") => ({
  owner: { kind: "content" as const, id: receivedId },
  place: { table: "received_report", row: receivedId, column, version: 1 },
});

export const municipalityKey = (municipalityCode: string) => ({
  kind: "municipality" as const,
  id: municipalityCode,
});
