// Puts a file that leaves under the organisation's seal into the register, so that whoever holds it can have it verified
// (verify-file). Used by what seals: ask `sealedEntry` for the entry before the transaction, and write it in the same
// transaction as what sends or keeps the file. A file that went unsealed is not registered: nobody vouches for it.
// `seriesId` is the id of what was sealed; a later file of the same series and kind supersedes the earlier ones.
// No policy: the caller has decided. audit: none here; the use cases that call it record what they do.
import { sha256Of } from "~/documents/digest.server";
import { readSeal } from "~/documents/read-seal.server";
import type { Queries } from "~db/database";
import { insertSealed, type SealedRow } from "~db/sealed-document.server";

export interface SealedEntry {
  row: Omit<SealedRow, "supersededAt">;
  /** DER. */
  certificate: Uint8Array;
}

export interface Sealed {
  kind: Exclude<SealedRow["kind"], "report_data">;
  seriesId: string;
  at: Date;
}

/** Null where the file bears no seal that holds. */
export function sealedEntry(file: Uint8Array, { kind, seriesId, at }: Sealed): SealedEntry | null {
  const seal = readSeal(file);
  if (!seal) return null;
  const { certificate, fingerprint, sealedBy } = seal;
  const row = { sha256: sha256Of(file), kind, seriesId, sealedBy, certificate: fingerprint, sealedAt: at };
  return { row, certificate };
}

/** What a sealed file says, for machines: vouched for beside it. Null where the file itself went unsealed. */
export function dataEntry(json: string | null, of: SealedEntry | null): SealedEntry | null {
  if (json === null || of === null) return null;
  const sha256 = sha256Of(new TextEncoder().encode(json));
  return { ...of, row: { ...of.row, sha256, kind: "report_data" } };
}

export async function registerSealed(tx: Queries, entries: readonly (SealedEntry | null)[]): Promise<void> {
  for (const entry of entries) if (entry) await insertSealed(tx, entry.row, entry.certificate);
}
