// Where the texts of a consultation stand in the vault, and under whose key. Pure.

type Receiver = { authorityId: string | null; municipalityCode: string | null };

/** While it lies in the letterbox: the receiver's own key, since a new key would tell when it was made. */
export const receiverKey = ({ authorityId, municipalityCode }: Receiver) =>
  authorityId
    ? ({ kind: "authority", id: authorityId } as const)
    : ({ kind: "municipality", id: municipalityCode ?? "" } as const);

export const letterPlace = (id: string) => ({
  table: "consultation_letter",
  row: id,
  column: "sealed_text",
  version: 1,
});

export const messagePlace = (consultationId: string, id: string) => ({
  owner: { kind: "content" as const, id: consultationId },
  place: { table: "consultation_message", row: id, column: "sealed_text", version: 1 },
});

/** What a letter holds: its place among those of the same code, and the text. */
export function letterText(opened: string | null): { place: number; text: string } {
  if (opened === null) return { place: 0, text: "" };
  const { place, text } = JSON.parse(opened) as { place: number; text: string };
  return { place, text };
}
