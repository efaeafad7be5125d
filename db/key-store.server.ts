// The store of wrapped keys, in a database of its own. Keeps what the vault asks of it (decision 0004) and
// decides nothing; a destroyed key's row stays, emptied.
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { KeyOwner } from "~/vault/key-owner";
import type { KeyStore, StoredKey } from "~/vault/key-store";
import type { Database, Queries } from "./database";
import { openDatabase } from "./engine.server";
import { wrappedKey } from "./keys-schema.server";

export interface OpenKeyStore extends KeyStore {
  /** Every owner whose key has been destroyed. */
  destroyed(): Promise<KeyOwner[]>;
  health: Database["health"];
  close: Database["close"];
}

export async function openKeyStore(url: string): Promise<OpenKeyStore> {
  return keyStoreOn(await openDatabase(url, { store: "keys" }));
}

export function keyStoreOn(database: Database): OpenKeyStore {
  return {
    find: async (owners) => {
      if (owners.length === 0) return [];
      const rows = await database.read.select().from(wrappedKey).where(ownedBy(owners));
      return rows.map(storedKey);
    },
    insert: (key) => database.write((tx) => insertKey(tx, key)),
    destroy: async (owner) => {
      await database.write((tx) => destroyKeys(tx, [owner]));
      await database.scrub();
    },
    destroyed: async () => {
      const owner = { kind: wrappedKey.kind, id: wrappedKey.ownerId };
      return database.read.selectDistinct(owner).from(wrappedKey).where(isNull(wrappedKey.wrapped));
    },
    health: database.health,
    close: database.close,
  };
}

async function insertKey(tx: Queries, { owner, version, wrapped, wrappedBy }: StoredKey): Promise<boolean> {
  const inserted = await tx
    .insert(wrappedKey)
    .values({
      kind: owner.kind,
      ownerId: owner.id,
      version,
      wrapped,
      wrappedByKind: wrappedBy?.kind ?? null,
      wrappedById: wrappedBy?.id ?? null,
    })
    .onConflictDoNothing()
    .returning({ version: wrappedKey.version });
  return inserted.length > 0;
}

/** Empties every version of the owners' keys, and of all keys that they wrap, level by level. */
async function destroyKeys(tx: Queries, owners: readonly KeyOwner[]): Promise<void> {
  const seen = new Set<string>();
  let level = owners;
  while (level.length > 0) {
    for (const owner of level) seen.add(`${owner.kind}:${owner.id}`);
    await tx.update(wrappedKey).set({ wrapped: null }).where(ownedBy(level));
    const below = await tx
      .selectDistinct({ kind: wrappedKey.kind, id: wrappedKey.ownerId })
      .from(wrappedKey)
      .where(wrappedBy(level));
    level = below.filter((owner) => !seen.has(`${owner.kind}:${owner.id}`));
  }
}

const ownedBy = (owners: readonly KeyOwner[]) => byKind(owners, wrappedKey.kind, wrappedKey.ownerId);
const wrappedBy = (owners: readonly KeyOwner[]) =>
  byKind(owners, wrappedKey.wrappedByKind, wrappedKey.wrappedById);

type KindColumn = typeof wrappedKey.kind | typeof wrappedKey.wrappedByKind;
type IdColumn = typeof wrappedKey.ownerId | typeof wrappedKey.wrappedById;

function byKind(owners: readonly KeyOwner[], kind: KindColumn, id: IdColumn): SQL {
  const kinds = [...new Set(owners.map((owner) => owner.kind))];
  const idsOf = (of: KeyOwner["kind"]) =>
    owners.filter((owner) => owner.kind === of).map((owner) => owner.id);
  return or(...kinds.map((of) => and(eq(kind, of), inArray(id, idsOf(of))))) ?? sql`1 = 0`;
}

function storedKey(row: typeof wrappedKey.$inferSelect): StoredKey {
  const { kind, ownerId, version, wrapped, wrappedByKind, wrappedById } = row;
  return {
    owner: { kind, id: ownerId },
    version,
    wrapped,
    wrappedBy: wrappedByKind && wrappedById ? { kind: wrappedByKind, id: wrappedById } : null,
  };
}
