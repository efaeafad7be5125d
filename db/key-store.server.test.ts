import { beforeEach, describe, expect, it } from "vitest";
import type { KeyOwner } from "~/vault/key-owner";
import type { StoredKey } from "~/vault/key-store";
import { createVault } from "~/vault/vault.server";
import { freshKeyStore } from "~test/factories/database";
import type { OpenKeyStore } from "./key-store.server";

const authority: KeyOwner = { kind: "authority", id: "authority-1" };
const pupil: KeyOwner = { kind: "pupil", id: "pupil-1" };
const other: KeyOwner = { kind: "pupil", id: "pupil-2" };
const entry: KeyOwner = { kind: "content", id: "entry-1" };
const othersEntry: KeyOwner = { kind: "content", id: "entry-2" };

const key = (owner: KeyOwner, wrappedBy: KeyOwner | null, version = 1): StoredKey => ({
  owner,
  version,
  wrappedBy,
  wrapped: Uint8Array.from([version, 0, 255]),
});

let keys: OpenKeyStore;
beforeEach(async () => {
  keys = await freshKeyStore();
});

const all = [authority, pupil, other, entry, othersEntry];
async function alive(): Promise<string[]> {
  const found = await keys.find(all);
  return found.flatMap((row) => (row.wrapped ? [`${row.owner.id}/${row.version}`] : [])).sort();
}

async function family(): Promise<void> {
  await keys.insert(key(authority, null));
  await keys.insert(key(pupil, authority));
  await keys.insert(key(pupil, authority, 2));
  await keys.insert(key(other, authority));
  await keys.insert(key(entry, pupil));
  await keys.insert(key(othersEntry, other));
}

describe("the key store", () => {
  it("gives back every version of each owner's key, and nobody else's", async () => {
    await family();
    const found = await keys.find([pupil, othersEntry, { kind: "content", id: "pupil-1" }, pupil]);
    const sorted = found.sort((a, b) => a.owner.id.localeCompare(b.owner.id) || a.version - b.version);
    expect(sorted).toEqual([key(othersEntry, other), key(pupil, authority), key(pupil, authority, 2)]);
    expect(await keys.find([])).toEqual([]);
  });

  it("keeps the first of two keys of the same version, and says so", async () => {
    const results = await Promise.all(
      [1, 2, 3].map((n) => keys.insert({ ...key(pupil, authority), wrapped: Uint8Array.of(n) })),
    );
    expect(results).toEqual([true, false, false]);
    expect((await keys.find([pupil])).map((row) => row.wrapped)).toEqual([Uint8Array.of(1)]);
  });

  it("destroys an owner's key in every version, with all that it wraps and nothing else", async () => {
    await family();
    await keys.destroy(pupil);
    expect(await alive()).toEqual(["authority-1/1", "entry-2/1", "pupil-2/1"]);
    await keys.destroy(authority);
    expect(await alive()).toEqual([]);
    expect((await keys.destroyed()).length).toBe(all.length);
  });

  it("keeps the row of a destroyed key, so that none takes its place", async () => {
    await family();
    await keys.destroy(entry);
    expect(await keys.insert(key(entry, pupil))).toBe(false);
    expect(await keys.find([entry])).toEqual([{ ...key(entry, pupil), wrapped: null }]);
    expect(await keys.destroyed()).toEqual([entry]);
  });

  it("does nothing about a key that there is not", async () => {
    await keys.destroy(pupil);
    expect(await keys.destroyed()).toEqual([]);
  });

  it("finds some thousands of owners in one question", async () => {
    const owners = Array.from({ length: 3000 }, (_, i): KeyOwner => ({ kind: "content", id: `entry-${i}` }));
    await keys.insert(key(entry, pupil));
    expect(await keys.find(owners)).toEqual([key(entry, pupil)]);
  });

  it("serves the vault: what a destroyed pupil's key sealed cannot be opened, and a neighbour's can", async () => {
    const vault = createVault(keys, new Uint8Array(32).fill(7));
    await vault.ensureKey(authority);
    const sealed = new Map<KeyOwner, Uint8Array>();
    const place = { table: "concern_version", row: "r", column: "sealed_text", version: 1 };
    for (const [child, owner] of [
      [pupil, entry],
      [other, othersEntry],
    ] as const) {
      await vault.ensureKey(child, authority);
      await vault.ensureKey(owner, child);
      sealed.set(owner, await vault.seal(owner, place, "ord"));
    }
    await vault.destroyKey(pupil);
    const open = (owner: KeyOwner) => vault.openText(owner, place, sealed.get(owner) as Uint8Array);
    await expect(open(entry)).rejects.toMatchObject({ reason: "key-destroyed" });
    expect(await open(othersEntry)).toBe("ord");
  });
});
