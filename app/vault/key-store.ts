// What the vault asks of the store of keys, which is a database of its own with backups of its own (decision 0004).
// The store never sees a key in clear, and decides nothing.
import type { KeyOwner } from "./key-owner";

export interface StoredKey {
  owner: KeyOwner;
  version: number;
  /** Null: wrapped by the master key. */
  wrappedBy: KeyOwner | null;
  /** Null: destroyed. The row stays, so that a destroyed key is told from a lost one and never made again. */
  wrapped: Uint8Array | null;
}

export interface KeyStore {
  /** Every version of each owner's key; owners without a key are left out. */
  find(owners: readonly KeyOwner[]): Promise<StoredKey[]>;
  /** False when that version exists already. */
  insert(key: StoredKey): Promise<boolean>;
  /** Overwrites every version of the owner's key. No error when there is none. */
  destroy(owner: KeyOwner): Promise<void>;
}
