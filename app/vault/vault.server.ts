// Seals and opens texts and files under the key of whom they are about (decision 0004).
// Decides nothing about access: the policy is asked before, and the audit row is written by the use case.
import { randomBytes } from "node:crypto";
import { contentPrint } from "./content-print.server";
import { openFile, sealFile } from "./file-chunks.server";
import { identityLookup } from "./identity-lookup.server";
import { type KeyOwner, type Place, sameOwner } from "./key-owner";
import { type KeyRing, loadKeyRing, wrapKey } from "./key-ring.server";
import type { KeyStore } from "./key-store";
import { acceptMasterKey } from "./master-key.server";
import { formats, keyVersionOf, openBlob, placeData, sealBlob } from "./sealed-blob.server";
import { VaultError } from "./vault-error";

export type { KeyOwner, Place };

export interface SealedItem {
  owner: KeyOwner;
  place: Place;
  sealed: Uint8Array;
}

export interface Vault {
  /** Idempotent. Refused for an owner whose key is destroyed: nobody comes back by a later write. */
  ensureKey(owner: KeyOwner, wrappedBy?: KeyOwner): Promise<void>;
  seal(owner: KeyOwner, place: Place, plaintext: string | Uint8Array): Promise<Uint8Array>;
  open(owner: KeyOwner, place: Place, sealed: Uint8Array): Promise<Uint8Array>;
  openText(owner: KeyOwner, place: Place, sealed: Uint8Array): Promise<string>;
  /** Null where the key, or one above it, is destroyed. Anything else that fails fails the whole. */
  openTexts(items: readonly SealedItem[]): Promise<(string | null)[]>;
  /** The caller stores the chunks in order, each as it comes. */
  sealChunks(owner: KeyOwner, place: Place, content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  openChunks(owner: KeyOwner, place: Place, chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Every version. What the key wraps is closed with it. */
  destroyKey(owner: KeyOwner): Promise<void>;
  /** The new version's number. What older versions sealed stays readable. */
  rotateKey(owner: KeyOwner): Promise<number>;
  lookup(scope: KeyOwner, value: string): Promise<string>;
  /** The same for the same content under the same label, and of no use to anybody without the key. */
  print(scope: KeyOwner, label: string, content: string): Promise<string>;
}

const firstVersion = 1;

export function createVault(keys: KeyStore, givenMasterKey: Uint8Array): Vault {
  const masterKey = acceptMasterKey(givenMasterKey);
  const load = (...owners: KeyOwner[]) => loadKeyRing(keys, masterKey, owners);

  async function ensureKey(owner: KeyOwner, wrappedBy: KeyOwner | null = null): Promise<void> {
    const ring = await load(owner, ...(wrappedBy ? [wrappedBy] : []));
    if (!ring.has(owner)) {
      const key = randomBytes(32);
      if (await keys.insert(wrapKey(ring, masterKey, { owner, version: firstVersion, wrappedBy, key })))
        return;
    }
    const standing = (await load(owner)).newest(owner);
    if (!sameOwner(standing.wrappedBy, wrappedBy)) throw new VaultError("key-wrapper-refused", owner.kind);
  }

  async function rotateKey(owner: KeyOwner): Promise<number> {
    const ring = await load(owner);
    const { version, wrappedBy } = ring.newest(owner);
    const next = { owner, version: version + 1, wrappedBy, key: randomBytes(32) };
    if (await keys.insert(wrapKey(ring, masterKey, next))) return next.version;
    return (await load(owner)).newest(owner).version;
  }

  async function seal(owner: KeyOwner, place: Place, plaintext: string | Uint8Array): Promise<Uint8Array> {
    const { key, version } = (await load(owner)).newest(owner);
    const bytes = typeof plaintext === "string" ? Buffer.from(plaintext, "utf8") : plaintext;
    return sealBlob(formats.value, key, version, placeData(place), bytes);
  }

  async function open(owner: KeyOwner, place: Place, sealed: Uint8Array): Promise<Uint8Array> {
    return openWith(await load(owner), { owner, place, sealed });
  }

  async function openTexts(items: readonly SealedItem[]): Promise<(string | null)[]> {
    if (items.length === 0) return [];
    const ring = await load(...items.map((item) => item.owner));
    return items.map((item) => {
      try {
        return textOf(openWith(ring, item));
      } catch (error) {
        if (error instanceof VaultError && error.reason === "key-destroyed") return null;
        throw error;
      }
    });
  }

  async function* sealChunks(owner: KeyOwner, place: Place, content: AsyncIterable<Uint8Array>) {
    const { key, version } = (await load(owner)).newest(owner);
    yield* sealFile(key, version, place, content);
  }

  async function* openChunks(owner: KeyOwner, place: Place, chunks: AsyncIterable<Uint8Array>) {
    const ring = await load(owner);
    yield* openFile((blob) => ring.key(owner, keyVersionOf(formats.chunk, blob)), place, chunks);
  }

  return {
    ensureKey,
    rotateKey,
    seal,
    open,
    openTexts,
    sealChunks,
    openChunks,
    openText: async (owner, place, sealed) => textOf(await open(owner, place, sealed)),
    destroyKey: (owner) => keys.destroy(owner),
    lookup: async (scope, value) => identityLookup((await load(scope)).key(scope, firstVersion), value),
    print: async (scope, label, content) =>
      contentPrint((await load(scope)).key(scope, firstVersion), label, content),
  };
}

function openWith(ring: KeyRing, { owner, place, sealed }: SealedItem): Uint8Array {
  try {
    const key = ring.key(owner, keyVersionOf(formats.value, sealed));
    return openBlob(formats.value, key, placeData(place), sealed);
  } catch (error) {
    if (!(error instanceof VaultError) || error.reason === "key-destroyed") throw error;
    throw new VaultError(error.reason, `${place.table}.${place.column}`);
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
