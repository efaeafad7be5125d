// The vault on the real store of keys; what it promises beyond the store stands in vault.test.ts.
import { beforeEach, describe, expect, it } from "vitest";
import type { OpenKeyStore } from "~db/key-store.server";
import { freshKeyStore } from "~test/factories/database";
import type { KeyOwner, Place } from "./key-owner";
import { createVault, type Vault } from "./vault.server";

const authority: KeyOwner = { kind: "authority", id: "authority-1" };
const municipality: KeyOwner = { kind: "municipality", id: "0180" };
const pupil: KeyOwner = { kind: "pupil", id: "pupil-1" };
const entry: KeyOwner = { kind: "content", id: "entry-1" };
const place: Place = { table: "concern_version", row: "entry-1", column: "sealed_text", version: 1 };
const masterKey = new Uint8Array(32).fill(7);

let keys: OpenKeyStore;
let vault: Vault;
beforeEach(async () => {
  keys = await freshKeyStore();
  vault = createVault(keys, masterKey);
  await vault.ensureKey(authority);
  await vault.ensureKey(municipality);
  await vault.ensureKey(pupil, authority);
  await vault.ensureKey(entry, pupil);
});

it("opens what another process sealed, through keys that every level has rotated since", async () => {
  const sealed = await vault.seal(entry, place, "Grät på rasten.");
  for (const owner of [authority, pupil, entry]) expect(await vault.rotateKey(owner)).toBe(2);
  const elsewhere = createVault(keys, masterKey);
  expect(await elsewhere.openText(entry, place, sealed)).toBe("Grät på rasten.");
  expect(await elsewhere.openText(entry, place, await vault.seal(entry, place, "Ny text"))).toBe("Ny text");
});

it("makes one key when several ask at once", async () => {
  const late: KeyOwner = { kind: "content", id: "late-1" };
  await Promise.all(Array.from({ length: 5 }, () => vault.ensureKey(late, pupil)));
  const stored = await keys.find([late]);
  expect(stored).toHaveLength(1);
  expect(stored[0]?.wrapped).toHaveLength(65);
});

it("opens many texts, and none of a destroyed pupil", async () => {
  const kept: KeyOwner = { kind: "pupil", id: "pupil-2" };
  await vault.ensureKey(kept, authority);
  const owners = [entry, pupil, kept, authority];
  const items = await Promise.all(
    owners.map(async (owner) => ({ owner, place, sealed: await vault.seal(owner, place, owner.id) })),
  );
  await vault.destroyKey(pupil);
  expect(await vault.openTexts(items)).toEqual([null, null, "pupil-2", "authority-1"]);
  await expect(vault.openText(entry, place, items[0]?.sealed as Uint8Array)).rejects.toMatchObject({
    reason: "key-destroyed",
  });
  await expect(vault.ensureKey(pupil, authority)).rejects.toMatchObject({ reason: "key-destroyed" });
});

it("gives back a file in chunks", async () => {
  const file = new Uint8Array(300_000).map((_, n) => n % 251);
  async function* whole() {
    yield file;
  }
  const chunks: Uint8Array[] = [];
  for await (const chunk of vault.sealChunks(entry, place, whole())) chunks.push(chunk);
  async function* stored() {
    yield* chunks;
  }
  const opened: Uint8Array[] = [];
  for await (const chunk of vault.openChunks(entry, place, stored())) opened.push(chunk);
  expect(chunks).toHaveLength(3);
  expect(Buffer.concat(opened).equals(file)).toBe(true);
  await vault.destroyKey(entry);
  await expect(vault.openChunks(entry, place, stored())[Symbol.asyncIterator]().next()).rejects.toMatchObject(
    {
      reason: "key-destroyed",
    },
  );
});

describe("look-up of personal identity numbers", () => {
  it("is the same however the number is written, and differs by number and by scope", async () => {
    const one = await vault.lookup(authority, "200601012388");
    for (const written of [
      "20060101-2388",
      " 2006 0101–2388 ",
      "20060101−2388",
      "２００６０１０１２３８８",
    ]) {
      expect(await vault.lookup(authority, written), written).toBe(one);
    }
    expect(await vault.lookup(authority, "200601022387")).not.toBe(one);
    expect(await vault.lookup(municipality, "200601012388")).not.toBe(one);
    expect(await vault.lookup(authority, "tf12-34")).toBe(await vault.lookup(authority, "TF1234"));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
  });

  it("stays the same after a rotation of the scope's key", async () => {
    const before = await vault.lookup(authority, "200601012388");
    await vault.rotateKey(authority);
    expect(await vault.lookup(authority, "200601012388")).toBe(before);
  });

  it("refuses an empty number", async () => {
    await expect(vault.lookup(authority, " - ")).rejects.toThrow("empty");
  });
});
