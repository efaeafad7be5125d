// Opens what the reception was told. A report whose key is destroyed is listed without its content, never as an error.
import type { Vault } from "~/vault/vault.server";
import { receivedContentSchema } from "./content";
import { receivedPlace } from "./places";

export type OpenedContent = ReturnType<typeof receivedContentSchema.parse>;

export async function openContents(
  vault: Vault,
  rows: readonly { id: string; sealedContent: Uint8Array }[],
): Promise<(OpenedContent | null)[]> {
  const texts = await vault.openTexts(
    rows.map((row) => ({ ...receivedPlace(row.id, "sealed_content"), sealed: row.sealedContent })),
  );
  return texts.map((text) => (text === null ? null : receivedContentSchema.parse(JSON.parse(text))));
}
