// A key store in memory, for sealing the demo data by the thousand: its keys are written to the real store at once
// afterwards, instead of one durable write for each.
import type { KeyOwner } from "~/vault/key-owner";
import type { KeyStore, StoredKey } from "~/vault/key-store";

export interface StagedKeys extends KeyStore {
  all(): StoredKey[];
}

export function stageKeys(): StagedKeys {
  const stored = new Map<string, StoredKey[]>();
  const nameOf = (owner: KeyOwner) => `${owner.kind}:${owner.id}`;
  return {
    find: async (owners) => owners.flatMap((owner) => stored.get(nameOf(owner)) ?? []),
    insert: async (key) => {
      const versions = stored.get(nameOf(key.owner)) ?? [];
      if (versions.some((v) => v.version === key.version)) return false;
      stored.set(nameOf(key.owner), [...versions, key]);
      return true;
    },
    destroy: async (owner) => {
      const versions = stored.get(nameOf(owner)) ?? [];
      stored.set(
        nameOf(owner),
        versions.map((v) => ({ ...v, wrapped: null })),
      );
    },
    all: () => [...stored.values()].flat(),
  };
}
