// Finds and unwraps the keys that one call of the vault needs: one look-up for all owners, and one for each level
// of wrapping above them (three at most). Nothing outlives the call, so that a key destroyed by any process is gone
// from the next call on. Does not decide who may open.

import { type KeyOwner, ownerName, wrappers } from "./key-owner";
import type { KeyStore, StoredKey } from "./key-store";
import { formats, keyVersionOf, openBlob, sealBlob } from "./sealed-blob.server";
import { VaultError } from "./vault-error";

/** The master key has one version at a time: another one is another installation's. */
const masterVersion = 1;

export interface KeyRing {
  /** The owner's key of that version. Throws VaultError "key-destroyed" or "key-missing". */
  key(owner: KeyOwner, version: number): Uint8Array;
  newest(owner: KeyOwner): { key: Uint8Array; version: number; wrappedBy: KeyOwner | null };
  has(owner: KeyOwner): boolean;
}

export async function loadKeyRing(
  keys: KeyStore,
  masterKey: Uint8Array,
  owners: readonly KeyOwner[],
): Promise<KeyRing> {
  const found = await findWithWrappers(keys, owners);
  const unwrapped = new Map<string, Uint8Array>();

  function versions(owner: KeyOwner): StoredKey[] {
    const list = found.get(ownerName(owner));
    if (!list?.length) throw new VaultError("key-missing", owner.kind);
    if (list.some((stored) => stored.wrapped === null)) throw new VaultError("key-destroyed", owner.kind);
    return list;
  }

  function key(owner: KeyOwner, version: number): Uint8Array {
    const stored = versions(owner).find((candidate) => candidate.version === version);
    if (!stored) throw new VaultError("key-missing", owner.kind);
    const name = `${version}:${ownerName(owner)}`;
    const ready = unwrapped.get(name);
    if (ready) return ready;
    const blob = stored.wrapped as Uint8Array;
    const wrapping = stored.wrappedBy ? key(stored.wrappedBy, keyVersionOf(formats.key, blob)) : masterKey;
    const plain = openBlob(formats.key, wrapping, wrapData(owner, version, stored.wrappedBy), blob);
    unwrapped.set(name, plain);
    return plain;
  }

  function newest(owner: KeyOwner) {
    const stored = versions(owner).reduce((a, b) => (b.version > a.version ? b : a));
    return { key: key(owner, stored.version), version: stored.version, wrappedBy: stored.wrappedBy };
  }

  return { key, newest, has: (owner) => found.has(ownerName(owner)) };
}

/** Wraps a new key for its owner with the newest key of the one above it, or with the master key. */
export function wrapKey(
  ring: KeyRing,
  masterKey: Uint8Array,
  entry: { owner: KeyOwner; version: number; wrappedBy: KeyOwner | null; key: Uint8Array },
): StoredKey {
  const { owner, version, wrappedBy, key } = entry;
  if (!wrappers[owner.kind].includes(wrappedBy?.kind ?? "master")) {
    throw new VaultError("key-wrapper-refused", owner.kind);
  }
  const above = wrappedBy ? ring.newest(wrappedBy) : { key: masterKey, version: masterVersion };
  const associated = wrapData(owner, version, wrappedBy);
  return {
    owner,
    version,
    wrappedBy,
    wrapped: sealBlob(formats.key, above.key, above.version, associated, key),
  };
}

function wrapData(owner: KeyOwner, version: number, wrappedBy: KeyOwner | null): string {
  return JSON.stringify([owner.kind, owner.id, version, wrappedBy?.kind ?? "master", wrappedBy?.id ?? ""]);
}

async function findWithWrappers(
  keys: KeyStore,
  owners: readonly KeyOwner[],
): Promise<Map<string, StoredKey[]>> {
  const found = new Map<string, StoredKey[]>();
  const asked = new Set<string>();
  let wanted = unasked(owners, asked);
  while (wanted.length > 0) {
    const level = await keys.find(wanted);
    for (const stored of level) {
      const list = found.get(ownerName(stored.owner));
      if (list) list.push(stored);
      else found.set(ownerName(stored.owner), [stored]);
    }
    const above = level.map((stored) => stored.wrappedBy).filter((owner) => owner !== null);
    wanted = unasked(above, asked);
  }
  return found;
}

function unasked(owners: readonly KeyOwner[], asked: Set<string>): KeyOwner[] {
  return owners.filter((owner) => {
    const name = ownerName(owner);
    return asked.has(name) ? false : asked.add(name);
  });
}
