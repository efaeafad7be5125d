// Opens what is sealed about attachments, their names and digests, all with one look-up of keys. No policy: the caller has
// decided.
import { z } from "zod";
import type { Vault } from "~/vault/vault.server";
import { attachmentMetaPlace } from "./seal-concern";

const meta = z.object({ name: z.string(), sha256: z.string(), title: z.string().optional() });

interface SealedMeta {
  id: string;
  sealedMeta: Uint8Array;
}

/** Empty texts where the key is destroyed. */
export async function openAttachmentMeta(vault: Vault, rows: SealedMeta[]): Promise<z.output<typeof meta>[]> {
  const texts = await vault.openTexts(
    rows.map((r) => ({ ...attachmentMetaPlace(r.id), sealed: r.sealedMeta })),
  );
  return texts.map((t) => (t === null ? { name: "", sha256: "" } : meta.parse(JSON.parse(t))));
}

export async function openAttachmentNames(vault: Vault, rows: SealedMeta[]): Promise<string[]> {
  return (await openAttachmentMeta(vault, rows)).map(({ name }) => name);
}
