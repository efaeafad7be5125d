// Opens how files beside a received report are labelled, all with one look-up of keys. No policy: the caller has decided.
import { z } from "zod";
import type { Vault } from "~/vault/vault.server";
import { receivedFileMetaPlace } from "./places";

const meta = z.object({ name: z.string() });

/** Null where the report's key is destroyed. */
export async function openLabels(
  vault: Vault,
  rows: readonly { id: string; receivedId: string; sealedMeta: Uint8Array }[],
): Promise<(string | null)[]> {
  const texts = await vault.openTexts(
    rows.map((r) => ({ ...receivedFileMetaPlace(r.receivedId, r.id), sealed: r.sealedMeta })),
  );
  return texts.map((text) => (text === null ? null : meta.parse(JSON.parse(text)).name));
}
