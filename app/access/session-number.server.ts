// The number of whoever signed in with an electronic identity, sealed in her session and gone with it: so that a signature
// can be asked of that very person, and of nobody who holds another phone. The account itself keeps a keyed hash alone.
// Decides nothing: who signed is compared once more when the order is complete. Source: decision 0006.
import type { Vault } from "~/vault/vault.server";
import { houseKey } from "./browser-bound.server";

const place = (idHash: string) => ({ table: "session", row: idHash, column: "sealed_number", version: 1 });

export async function sealNumber(vault: Vault, idHash: string, personalNumber: string): Promise<Uint8Array> {
  await vault.ensureKey(houseKey);
  return vault.seal(houseKey, place(idHash), personalNumber);
}

/** Null where she signed in without an electronic identity. */
export async function numberOf(
  vault: Vault,
  session: { idHash: string; sealedNumber: Uint8Array | null },
): Promise<string | null> {
  if (!session.sealedNumber) return null;
  return vault.openText(houseKey, place(session.idHash), session.sealedNumber);
}
