import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { KeyOwner, Place } from "~/vault/key-owner";
import { createVault } from "~/vault/vault.server";
import { freshFolder } from "~test/factories/database";
import { type Addresses, backupTo, type Copy, listCopies, restoreKeys, restoreMain } from "./backup.server";
import { openDatabase } from "./engine.server";
import { openKeyStore } from "./key-store.server";
import type { Store } from "./migration-files.server";
import { signingOrder } from "./schema/operation.server";
import { pupil, schoolAuthority, schoolUnit } from "./schema/school.server";

const now = new Date("2026-03-02T03:00:00.000Z");
const masterKey = new Uint8Array(32).fill(9);
const school: KeyOwner = { kind: "authority", id: "authority" };
const placeOf = (row: string): Place => ({ table: "pupil", row, column: "sealed_identity", version: 1 });

let folders: { main: string; keys: string };
let at: Addresses;
beforeEach(() => {
  const root = freshFolder();
  folders = { main: join(root, "copies"), keys: join(root, "copies-of-keys") };
  at = {
    databaseUrl: `sqlite:${join(root, "main.db")}`,
    keysDatabaseUrl: `sqlite:${join(root, "keys", "keys.db")}`,
  };
});

async function openBoth() {
  const db = await openDatabase(at.databaseUrl);
  const keys = await openKeyStore(at.keysDatabaseUrl);
  const close = async () => {
    await db.close();
    await keys.close();
  };
  return { db, keys, vault: createVault(keys, masterKey), close };
}
type House = Awaited<ReturnType<typeof openBoth>>;

async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const house = await openBoth();
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

async function addSchool({ db, vault }: House): Promise<void> {
  await vault.ensureKey(school);
  await db.write(async (tx) => {
    await tx.insert(schoolAuthority).values({ id: "authority", name: "Norra", legalProfile: "municipal" });
    await tx.insert(schoolUnit).values({
      id: "unit",
      authorityId: "authority",
      name: "Norra skolan",
      kind: "compulsory",
      municipalityCode: "0180",
    });
  });
}

async function addPupil({ db, vault }: House, id: string): Promise<void> {
  const owner: KeyOwner = { kind: "pupil", id };
  await vault.ensureKey(owner, school);
  const sealedIdentity = await vault.seal(owner, placeOf(id), `what is known of ${id}`);
  await db.write((tx) =>
    tx.insert(pupil).values({
      id,
      authorityId: "authority",
      schoolUnitId: "unit",
      givenName: "A",
      familyName: "B",
      nameKey: "a b",
      sex: "unknown",
      protection: "none",
      sealedIdentity,
    }),
  );
}

/** So much that the copying takes many steps. */
async function addBulk({ db }: House): Promise<void> {
  await db.write((tx) =>
    tx.insert(signingOrder).values({
      id: "bulk",
      purpose: "sign_in",
      browserHash: "",
      sealedState: new Uint8Array(6_000_000),
      status: "pending",
      createdAt: now,
      expiresAt: now,
      version: 1,
    }),
  );
}

/** What can be read of each pupil: its text, or why not. */
async function readable({ db, vault }: House): Promise<Record<string, string>> {
  const rows = await db.read.select().from(pupil);
  const texts = rows.map(async ({ id, sealedIdentity }) => {
    const opened = vault.openText({ kind: "pupil", id }, placeOf(id), sealedIdentity as Uint8Array);
    return [id, await opened.catch((error: { reason: string }) => error.reason)] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

const backUp = () => backupTo(folders, at, now);

describe("backup and restore", () => {
  it("bring back what was lost, and leave what was erased unreadable", async () => {
    const copies = await withHouse(async (house) => {
      await addSchool(house);
      for (const id of ["lost", "erased"]) await addPupil(house, id);
      const taken = await backUp();
      await house.vault.destroyKey({ kind: "pupil", id: "erased" });
      await house.db.write((tx) => tx.delete(pupil));
      await addPupil(house, "later");
      return taken;
    });
    const aside = await restoreMain(folders.main, copies.main, at);
    expect(await withHouse(readable)).toEqual({ lost: "what is known of lost", erased: "key-destroyed" });
    expect(existsSync(aside as string)).toBe(true);
  });

  it("destroy again what had been destroyed since, when the keys themselves are brought back", async () => {
    const copies = await withHouse(async (house) => {
      await addSchool(house);
      for (const id of ["kept", "erased", "erased-of-late"]) await addPupil(house, id);
      const taken = await backUp();
      await house.vault.destroyKey({ kind: "pupil", id: "erased" });
      return taken;
    });
    await restoreKeys(folders.keys, copies.keys, at, [{ kind: "pupil", id: "erased-of-late" }]);
    expect(await withHouse(readable)).toEqual({
      kept: "what is known of kept",
      erased: "key-destroyed",
      "erased-of-late": "key-destroyed",
    });
  });

  it("work on an empty machine, where the keys' copy is all there is", async () => {
    const copies = await withHouse(async (house) => {
      await addSchool(house);
      await addPupil(house, "kept");
      return backUp();
    });
    const root = freshFolder();
    at = {
      databaseUrl: `sqlite:${join(root, "main.db")}`,
      keysDatabaseUrl: `sqlite:${join(root, "keys.db")}`,
    };
    expect(await restoreMain(folders.main, copies.main, at)).toBeNull();
    await restoreKeys(folders.keys, copies.keys, at);
    expect(await withHouse(readable)).toEqual({ kept: "what is known of kept" });
  });

  it("copy one moment, and come to an end, while others write on and on", async () => {
    let written = 0;
    await withHouse(async (house) => {
      await addSchool(house);
      await addBulk(house);
      for (let n = 0; n < 20; n++) await addPupil(house, `before-${n}`);
      let done = false;
      const copying = backUp().finally(() => {
        done = true;
      });
      for (; !done && written < 500; written++) {
        await addPupil(house, `during-${written}`);
        await setImmediate();
      }
      expect(done).toBe(true);
      const { main } = await copying;
      at = { ...at, databaseUrl: `sqlite:${join(folders.main, main.file)}` };
    });
    const ids = Object.keys(await withHouse(readable));
    const during = ids.filter((id) => id.startsWith("during"));
    expect(ids.length - during.length).toBe(20);
    expect(during).toEqual(during.map((_, n) => `during-${n}`));
    expect(during.length).toBeLessThan(written);
  });

  it("list the copies with what is in them", async () => {
    const copies = await withHouse(backUp);
    expect(await listCopies(folders.main)).toEqual([copies.main]);
    expect(await listCopies(folders.keys)).toEqual([copies.keys]);
    expect(copies.main).toMatchObject({ store: "main", takenAt: now.toISOString() });
    expect(copies.main.migration).toMatch(/^\d{4}_/);
  });
});

describe("a backup is refused", () => {
  it("into one folder for both", async () => {
    await withHouse(async () => {
      await expect(backupTo({ main: folders.main, keys: `${folders.main}/.` }, at, now)).rejects.toThrow(
        "another folder",
      );
    });
  });

  it("over an earlier copy", async () => {
    await withHouse(async () => {
      await backUp();
      await expect(backUp()).rejects.toThrow("already a copy");
    });
  });

  it("of PostgreSQL, in words", async () => {
    const elsewhere = { ...at, databaseUrl: "postgres://127.0.0.1/x" };
    await expect(backupTo(folders, elsewhere, now)).rejects.toThrow("its own tools");
  });
});

describe("a restore is refused", () => {
  let copies: Record<Store, Copy>;
  const untouched = async () => Object.keys(await withHouse(readable));
  beforeEach(async () => {
    copies = await withHouse(async (house) => {
      await addSchool(house);
      const taken = await backUp();
      await addPupil(house, "after");
      return taken;
    });
  });

  it("while the database is open", async () => {
    await withHouse(async () => {
      await expect(restoreMain(folders.main, copies.main, at)).rejects.toThrow("stop the server first");
    });
    expect(await untouched()).toEqual(["after"]);
  });

  it("of a copy that has changed", async () => {
    const file = join(folders.main, copies.main.file);
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(restoreMain(folders.main, copies.main, at)).rejects.toThrow("changed since");
    expect(await untouched()).toEqual(["after"]);
  });

  it("of the keys in place of the house", async () => {
    await expect(restoreMain(folders.keys, copies.keys, at)).rejects.toThrow(
      "not a copy of the main database",
    );
    expect(await untouched()).toEqual(["after"]);
  });
});
