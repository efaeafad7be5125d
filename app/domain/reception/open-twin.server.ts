// Opens the machine-readable twin of a received document, exactly as it came; null where none came. No policy: the caller
// has decided. audit: none here; the use cases that call it record what they do.
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { findReceivedTwin } from "~db/reception.server";
import { receivedPlace } from "./places";

export async function openTwin(
  { db, vault }: { db: Database; vault: Vault },
  receivedId: string,
): Promise<string | null> {
  const sealed = await findReceivedTwin(db.read, receivedId);
  const { owner, place } = receivedPlace(receivedId, "sealed_twin");
  return sealed && vault.openText(owner, place, sealed);
}
