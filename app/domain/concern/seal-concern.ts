// Where a concern's text and files stand in the vault: one content key an entry and a file, so that a deleted one
// is gone from backups too. No policy here.
import type { Vault } from "~/vault/vault.server";

import { type BodyMark, marksFromSealed, marksToSeal } from "../body-map/marks";

export const textPlace = (concernId: string, version: number) => ({
  owner: { kind: "content" as const, id: concernId },
  place: { table: "concern_version", row: concernId, column: "sealed_text", version },
});

export const bodyMapPlace = (concernId: string, version: number) => ({
  owner: { kind: "content" as const, id: concernId },
  place: { table: "concern_version", row: concernId, column: "sealed_body_map", version },
});

export const withdrawalPlace = (concernId: string) => ({
  owner: { kind: "content" as const, id: concernId },
  place: { table: "concern", row: concernId, column: "sealed_withdrawal", version: 1 },
});

export const attachmentMetaPlace = (attachmentId: string) => ({
  owner: { kind: "content" as const, id: attachmentId },
  place: { table: "attachment", row: attachmentId, column: "sealed_meta", version: 1 },
});

export const attachmentPlace = (attachmentId: string) => ({
  owner: { kind: "content" as const, id: attachmentId },
  place: { table: "attachment", row: attachmentId, column: "chunks", version: 1 },
});

export async function sealText(
  vault: Vault,
  input: { concernId: string; pupilId: string; version: number; text: string },
): Promise<Uint8Array> {
  const { owner, place } = textPlace(input.concernId, input.version);
  await vault.ensureKey(owner, { kind: "pupil", id: input.pupilId });
  return vault.seal(owner, place, input.text);
}

/** After the text, which makes the key; null where nothing is marked. */
export async function sealBodyMap(
  vault: Vault,
  input: { concernId: string; version: number; marks: readonly BodyMark[] },
): Promise<Uint8Array | null> {
  if (input.marks.length === 0) return null;
  const { owner, place } = bodyMapPlace(input.concernId, input.version);
  return vault.seal(owner, place, marksToSeal(input.marks));
}

/** The marks of these versions, by concern and version; none where none were made or the key is gone. */
export async function openBodyMaps(
  vault: Vault,
  rows: readonly { concernId: string; version: number; sealedBodyMap: Uint8Array | null }[],
): Promise<Map<string, BodyMark[]>> {
  const marked = rows.flatMap(({ sealedBodyMap, ...r }) => (sealedBodyMap ? [{ ...r, sealedBodyMap }] : []));
  if (marked.length === 0) return new Map();
  const texts = await vault.openTexts(
    marked.map((r) => ({ ...bodyMapPlace(r.concernId, r.version), sealed: r.sealedBodyMap })),
  );
  return new Map(
    marked.map((r, i) => [`${r.concernId} ${r.version}`, marksFromSealed(texts[i] ?? null)] as const),
  );
}
