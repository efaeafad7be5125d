// Opens the names of attachments, all with one look-up of keys. No policy: the caller has decided.
import { z } from "zod";
import type { Vault } from "~/vault/vault.server";
import { attachmentMetaPlace } from "./seal-concern";

const meta = z.object({ name: z.string(), sha256: z.string() });

export async function openAttachmentNames(
  vault: Vault,
  rows: { id: string; sealedMeta: Uint8Array }[],
): Promise<string[]> {
  const texts = await vault.openTexts(
    rows.map((r) => ({ ...attachmentMetaPlace(r.id), sealed: r.sealedMeta })),
  );
  return texts.map((t) => (t === null ? "" : meta.parse(JSON.parse(t)).name));
}
