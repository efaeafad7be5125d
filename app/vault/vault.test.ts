import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { KeyOwner, Place } from "./key-owner";
import { ownerName } from "./key-owner";
import type { KeyStore, StoredKey } from "./key-store";
import { overhead } from "./sealed-blob.server";
import { createVault, type Vault } from "./vault.server";

const authority: KeyOwner = { kind: "authority", id: "authority-1" };
const municipality: KeyOwner = { kind: "municipality", id: "0180" };
const pupil: KeyOwner = { kind: "pupil", id: "pupil-1" };
const entry: KeyOwner = { kind: "content", id: "entry-1" };
const place: Place = { table: "concern_version", row: "entry-1", column: "sealed_text", version: 1 };
const masterKey = new Uint8Array(32).fill(7);

interface MemoryKeys extends KeyStore {
  rows: StoredKey[];
  finds: number;
}

/** The smallest store that keeps what the interface promises; the real one has the same tests in its own room. */
function memoryKeys(): MemoryKeys {
  const store: MemoryKeys = {
    rows: [],
    finds: 0,
    async find(owners) {
      store.finds++;
      const names = new Set(owners.map(ownerName));
      return store.rows.filter((row) => names.has(ownerName(row.owner)));
    },
    async insert(key) {
      const same = (row: StoredKey) =>
        ownerName(row.owner) === ownerName(key.owner) && row.version === key.version;
      if (store.rows.some(same)) return false;
      store.rows.push(key);
      return true;
    },
    async destroy(owner) {
      for (const row of store.rows) if (ownerName(row.owner) === ownerName(owner)) row.wrapped = null;
    },
  };
  return store;
}

let keys: MemoryKeys;
let vault: Vault;

beforeEach(async () => {
  keys = memoryKeys();
  vault = createVault(keys, masterKey);
  await vault.ensureKey(authority);
  await vault.ensureKey(municipality);
  await vault.ensureKey(pupil, authority);
  await vault.ensureKey(entry, pupil);
});

function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

const tampered = { reason: "tampered" };

describe("sealing and opening", () => {
  it("gives back any text and any bytes, at every level of keys", async () => {
    const owners = fc.constantFrom(authority, municipality, pupil, entry);
    await fc.assert(
      fc.asyncProperty(owners, fc.string({ unit: "grapheme" }), async (owner, text) => {
        expect(await vault.openText(owner, place, await vault.seal(owner, place, text))).toBe(text);
      }),
    );
    await fc.assert(
      fc.asyncProperty(owners, fc.uint8Array({ maxLength: 500 }), async (owner, bytes) => {
        const opened = await vault.open(owner, place, await vault.seal(owner, place, bytes));
        expect(Buffer.from(opened).equals(bytes)).toBe(true);
      }),
    );
  });

  it("shows nothing of the text, and seals the same text differently each time", async () => {
    const text = "Noterat i matsalen.";
    const first = Buffer.from(await vault.seal(entry, place, text));
    const second = Buffer.from(await vault.seal(entry, place, text));
    expect(first.includes(text)).toBe(false);
    expect(first.subarray(overhead).equals(second.subarray(overhead))).toBe(false);
    expect(first.length).toBe(overhead + Buffer.byteLength(text));
  });
});

describe("tampering", () => {
  it("finds a change of any byte", async () => {
    const sealed = await vault.seal(entry, place, "en kort text");
    for (let at = 0; at < sealed.length; at++) {
      await expect(vault.open(entry, place, changed(sealed, at)), `byte ${at}`).rejects.toMatchObject({
        reason: at === 0 ? "malformed" : at < 5 ? "key-missing" : "tampered",
      });
    }
  });

  it("finds any shortening, the tag included", async () => {
    const sealed = await vault.seal(entry, place, "en kort text");
    for (let length = 0; length < sealed.length; length++) {
      await expect(
        vault.open(entry, place, sealed.subarray(0, length)),
        `length ${length}`,
      ).rejects.toMatchObject({
        reason: length < overhead ? "malformed" : "tampered",
      });
    }
  });

  it("finds a value that was moved to another place", async () => {
    const sealed = await vault.seal(entry, place, "text");
    const others: Place[] = [
      { ...place, table: "report_field" },
      { ...place, row: "entry-2" },
      { ...place, column: "sealed_withdrawal" },
      { ...place, version: 2 },
    ];
    for (const other of others)
      await expect(vault.open(entry, other, sealed)).rejects.toMatchObject(tampered);
    const shifted: Place = { table: "concern_version|entry", row: "1", column: "sealed_text", version: 1 };
    const joined: Place = { table: "concern_version", row: "entry|1", column: "sealed_text", version: 1 };
    const sealedThere = await vault.seal(entry, shifted, "text");
    await expect(vault.open(entry, joined, sealedThere)).rejects.toMatchObject(tampered);
  });

  it("finds swapped rows under one key", async () => {
    const rows = await Promise.all(
      ["a", "b"].map(async (row) => vault.seal(pupil, { ...place, row }, `text ${row}`)),
    );
    const swapped = ["b", "a"].map((row, i) => ({
      owner: pupil,
      place: { ...place, row },
      sealed: rows[i] as Uint8Array,
    }));
    await expect(vault.openTexts(swapped)).rejects.toMatchObject(tampered);
  });

  it("finds a value sealed under another owner's key", async () => {
    const other: KeyOwner = { kind: "pupil", id: "pupil-2" };
    await vault.ensureKey(other, authority);
    const sealed = await vault.seal(pupil, place, "text");
    await expect(vault.open(other, place, sealed)).rejects.toMatchObject(tampered);
  });

  it("finds a swapped key version", async () => {
    const sealed = await vault.seal(pupil, place, "text");
    await vault.rotateKey(pupil);
    const claimed = Uint8Array.from(sealed);
    claimed[4] = 2;
    await expect(vault.open(pupil, place, claimed)).rejects.toMatchObject(tampered);
  });

  it("does not take a chunk of a file for a text", async () => {
    const [chunk] = await collect(vault.sealChunks(pupil, place, streamOf(new Uint8Array([1]))));
    await expect(vault.open(pupil, place, (chunk as Uint8Array).subarray(17))).rejects.toMatchObject({
      reason: "malformed",
    });
  });

  it("finds wrapped keys that changed places in the store", async () => {
    const other: KeyOwner = { kind: "pupil", id: "pupil-2" };
    await vault.ensureKey(other, authority);
    const [a, b] = [pupil, other].map((owner) => keys.rows.find((row) => row.owner.id === owner.id));
    if (!a || !b) throw new Error("two keys are stored");
    [a.wrapped, b.wrapped] = [b.wrapped, a.wrapped];
    await expect(vault.seal(pupil, place, "text")).rejects.toMatchObject(tampered);
  });

  it("opens nothing with another master key", async () => {
    const sealed = await vault.seal(entry, place, "text");
    const stranger = createVault(keys, new Uint8Array(32).fill(8));
    await expect(stranger.open(entry, place, sealed)).rejects.toMatchObject(tampered);
  });

  it("names the table and column, and nothing of row, owner or text", async () => {
    const sealed = await vault.seal(entry, place, "hemlig text");
    const error = await vault.open(entry, { ...place, row: "entry-2" }, sealed).catch((e: Error) => e);
    expect(String(error)).toContain("concern_version.sealed_text");
    expect(String(error)).not.toMatch(/entry|hemlig|pupil-1/);
  });
});

describe("keys", () => {
  it("makes a key once, whoever is first", async () => {
    const late: KeyOwner = { kind: "content", id: "late" };
    await Promise.all(Array.from({ length: 5 }, () => vault.ensureKey(late, pupil)));
    expect(keys.rows.filter((row) => row.owner.id === "late")).toHaveLength(1);
  });

  it.each([
    { owner: { kind: "authority", id: "x" } as const, wrappedBy: municipality },
    { owner: { kind: "pupil", id: "x" } as const, wrappedBy: undefined },
    { owner: { kind: "pupil", id: "x" } as const, wrappedBy: municipality },
    { owner: { kind: "content", id: "x" } as const, wrappedBy: entry },
    { owner: entry, wrappedBy: municipality },
    { owner: pupil, wrappedBy: undefined },
  ])("refuses a wrapper that is not the owner's: %j", async ({ owner, wrappedBy }) => {
    await expect(vault.ensureKey(owner, wrappedBy)).rejects.toMatchObject({ reason: "key-wrapper-refused" });
  });

  it("says that a key was never made", async () => {
    const nobody: KeyOwner = { kind: "pupil", id: "nobody" };
    await expect(vault.seal(nobody, place, "text")).rejects.toMatchObject({ reason: "key-missing" });
    const sealed = await vault.seal(pupil, place, "text");
    await expect(vault.openTexts([{ owner: nobody, place, sealed }])).rejects.toMatchObject({
      reason: "key-missing",
    });
  });

  it("keeps what older versions sealed readable after a rotation, at every level", async () => {
    const before = await vault.seal(entry, place, "före");
    for (const owner of [authority, pupil, entry]) expect(await vault.rotateKey(owner)).toBe(2);
    const after = await vault.seal(entry, place, "efter");
    expect(after[4]).toBe(2);
    const open = (sealed: Uint8Array) => vault.openText(entry, place, sealed);
    expect([await open(before), await open(after)]).toEqual(["före", "efter"]);
    expect(await vault.rotateKey(entry)).toBe(3);
  });

  it("closes everything under a destroyed key at once, in every process", async () => {
    const elsewhere = createVault(keys, masterKey);
    const sealed = await vault.seal(entry, place, "text");
    expect(await elsewhere.openText(entry, place, sealed)).toBe("text");
    await vault.destroyKey(pupil);
    for (const each of [vault, elsewhere]) {
      await expect(each.openText(entry, place, sealed)).rejects.toMatchObject({ reason: "key-destroyed" });
    }
  });

  it("does not make a destroyed key again, nor rotate or seal with it", async () => {
    await vault.destroyKey(pupil);
    const destroyed = { reason: "key-destroyed" };
    await expect(vault.ensureKey(pupil, authority)).rejects.toMatchObject(destroyed);
    await expect(vault.ensureKey({ kind: "content", id: "new" }, pupil)).rejects.toMatchObject(destroyed);
    await expect(vault.rotateKey(pupil)).rejects.toMatchObject(destroyed);
    await expect(vault.seal(pupil, place, "text")).rejects.toMatchObject(destroyed);
    await expect(vault.lookup(pupil, "200601012388")).rejects.toMatchObject(destroyed);
  });

  it("keeps a destroyed key destroyed when a late rotation adds a version", async () => {
    const sealed = await vault.seal(pupil, place, "text");
    const alive = keys.rows.find((row) => row.owner.id === pupil.id) as StoredKey;
    const late = { ...alive, version: 2 };
    await vault.destroyKey(pupil);
    keys.rows.push(late);
    await expect(vault.open(pupil, place, sealed)).rejects.toMatchObject({ reason: "key-destroyed" });
  });
});

describe("opening many texts", () => {
  it("looks keys up once a level, and gives null for what is destroyed", async () => {
    const items = [];
    for (let n = 0; n < 40; n++) {
      const owner: KeyOwner = { kind: "content", id: `entry-${n + 10}` };
      await vault.ensureKey(owner, pupil);
      const at = { ...place, row: owner.id };
      items.push({ owner, place: at, sealed: await vault.seal(owner, at, `text ${n}`) });
    }
    await vault.destroyKey(items[3]?.owner as KeyOwner);
    keys.finds = 0;
    const texts = await vault.openTexts(items);
    expect(keys.finds).toBe(3);
    expect(texts).toEqual(items.map((_, n) => (n === 3 ? null : `text ${n}`)));
  });

  it("asks nothing of the store for nothing", async () => {
    keys.finds = 0;
    expect(await vault.openTexts([])).toEqual([]);
    expect(keys.finds).toBe(0);
  });
});

async function* streamOf(...pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
