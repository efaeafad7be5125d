// Backup and restore of a SQLite installation, the keys apart: the house's copy can be kept for long, the keys'
// must expire soon, and restoring the house never touches the keys. So what was erased stays unreadable.
// Does not copy the master key, expire old copies, or back up PostgreSQL (docs/operations.md). Decision 0003.
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { chmod, copyFile, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import Sqlite from "better-sqlite3";
import type { KeyOwner } from "~/vault/key-owner";
import { openKeyStore } from "./key-store.server";
import { appliedToSqlite } from "./migrate-sqlite.server";
import type { Store } from "./migration-files.server";
import { openSqliteReader } from "./sqlite-connection.server";

export interface Copy {
  store: Store;
  /** The copy's file, beside which this lies as JSON. */
  file: string;
  takenAt: string;
  migration: string | null;
  sha256: string;
}

export interface Addresses {
  databaseUrl: string;
  keysDatabaseUrl: string;
}

/** Copies both databases while they are in use, each to a folder of its own. */
export async function backupTo(
  folders: { main: string; keys: string },
  from: Addresses,
  now: Date,
): Promise<Record<Store, Copy>> {
  if (resolve(folders.main) === resolve(folders.keys)) {
    throw new Error("The copy of the keys must lie in another folder than the copy of the house.");
  }
  // The house first: every key that its copy needs is then in the copy of the keys.
  const main = await copyStore("main", pathOf(from.databaseUrl), folders.main, now);
  const keys = await copyStore("keys", pathOf(from.keysDatabaseUrl), folders.keys, now);
  return { main, keys };
}

/** The copies in a folder, newest first. */
export async function listCopies(folder: string): Promise<Copy[]> {
  const names = (await readdir(folder)).filter((name) => /^(main|keys)-[\dTZ]+\.json$/.test(name));
  const copies = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(folder, name), "utf8"))),
  );
  return (copies as Copy[]).sort((a, b) => b.takenAt.localeCompare(a.takenAt));
}

/**
 * Puts the house's copy in place. Refuses while anything has the database open. What stood there is kept
 * beside it, and its new name answered; null where there was nothing. The keys are left as they are.
 */
export async function restoreMain(folder: string, copy: Copy, to: Addresses): Promise<string | null> {
  return putInPlace("main", folder, copy, pathOf(to.databaseUrl));
}

/**
 * Puts the keys' copy in place, and destroys again what had been destroyed since: what the present key
 * store knows of, and what the caller knows besides (from the audit, where the key store was lost).
 */
export async function restoreKeys(
  folder: string,
  copy: Copy,
  to: Addresses,
  alsoDestroyed: readonly KeyOwner[] = [],
): Promise<void> {
  const path = pathOf(to.keysDatabaseUrl);
  const destroyed = [...alsoDestroyed];
  if (existsSync(path)) {
    const present = await openKeyStore(to.keysDatabaseUrl);
    destroyed.push(...(await present.destroyed()));
    await present.close();
  }
  const replaced = await putInPlace("keys", folder, copy, path);
  const restored = await openKeyStore(to.keysDatabaseUrl);
  for (const owner of destroyed) await restored.destroy(owner);
  await restored.close();
  if (replaced) await rm(replaced);
}

async function copyStore(store: Store, path: string, folder: string, now: Date): Promise<Copy> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = `${store}-${now.toISOString().replace(/[-:.]/g, "")}.db`;
  const target = join(folder, file);
  if (existsSync(target)) throw new Error(`There is already a copy named ${file}.`);
  const unfinished = `${target}.unfinished`;
  await rm(unfinished, { force: true });
  const source = openSqliteReader(path);
  try {
    // An open read transaction: the copy shows one moment, however much is written meanwhile.
    source.exec("BEGIN");
    source.prepare("SELECT count(*) FROM sqlite_schema").get();
    await source.backup(unfinished);
  } finally {
    source.close();
  }
  const migration = await inspect(unfinished);
  const copy: Copy = {
    store,
    file,
    takenAt: now.toISOString(),
    migration,
    sha256: await digestOf(unfinished),
  };
  await settle(unfinished, target);
  await writeFile(join(folder, file.replace(/\.db$/, ".json")), JSON.stringify(copy), {
    mode: 0o600,
    flush: true,
  });
  return copy;
}

async function putInPlace(store: Store, folder: string, copy: Copy, path: string): Promise<string | null> {
  const source = join(folder, copy.file);
  if (copy.store !== store) throw new Error(`${copy.file} is not a copy of the ${store} database.`);
  if ((await digestOf(source)) !== copy.sha256)
    throw new Error(`${copy.file} is not what was copied: it has changed since.`);
  const unfinished = `${path}.restoring`;
  await copyFile(source, unfinished);
  await inspect(unfinished);
  const replaced = await keepAside(path, copy.takenAt);
  await settle(unfinished, path);
  return replaced;
}

/** Whole, and in one file: throws where SQLite finds damage. Answers the newest migration in it. */
async function inspect(path: string): Promise<string | null> {
  const connection = new Sqlite(path);
  try {
    connection.pragma("journal_mode = DELETE");
    const verdict = connection.pragma("integrity_check", { simple: true });
    if (verdict !== "ok") throw new Error("The copy is damaged.");
    return appliedToSqlite(connection).at(-1)?.name ?? null;
  } finally {
    connection.close();
  }
}

async function keepAside(path: string, stamp: string): Promise<string | null> {
  if (!existsSync(path)) return null;
  const connection = new Sqlite(path, { timeout: 200 });
  try {
    // Leaving write-ahead logging takes the database for itself alone, and takes the log in.
    connection.pragma("journal_mode = DELETE");
  } catch {
    throw new Error("The database is in use: stop the server first.");
  } finally {
    connection.close();
  }
  const aside = `${path}.before-${stamp.replace(/[-:.]/g, "")}`;
  await copyFile(path, aside); // and not moved: a halt here must not leave an empty place, where a new database would grow
  await chmod(aside, 0o600);
  return aside;
}

/** On disk under its final name, or not there at all. */
async function settle(unfinished: string, target: string): Promise<void> {
  await chmod(unfinished, 0o600);
  const file = await open(unfinished, "r+");
  await file.sync();
  await file.close();
  await rename(unfinished, target);
  const folder = await open(join(target, ".."), "r");
  await folder.sync();
  await folder.close();
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

function pathOf(url: string): string {
  if (!url.startsWith("sqlite:"))
    throw new Error("PostgreSQL is backed up by its own tools: see docs/operations.md.");
  return url.slice("sqlite:".length);
}
