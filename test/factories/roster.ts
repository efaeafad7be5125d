// A school authority's roster as the files bring it, with the import run on a database of the test's own.
import { asc } from "drizzle-orm";
import { importRosterByCommand } from "~/domain/roster/import-roster.server";
import { type RosterFile, type RosterTables, rosterFiles } from "~/domain/roster/table";
import { readCsvTable } from "~/integrations/roster/csv-tables";
import { createVault, type Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { auditEvent } from "~db/schema/audit.server";
import { pupil, schoolAuthority } from "~db/schema/school.server";
import { freshDatabase, freshKeyStore } from "./database";

export const rosterOf = "authority-1";
export const rosterRead = new Date("2026-10-01T08:00:00Z");

export const rosterTexts: Record<RosterFile, string> = {
  schools: "id;namn;skolform;kommunkod\ns1;Ekskolan;grundskola;1283\n",
  staff: "id;namn;personnummer\np1;Lisbet Alm;\np2;Olle Berg;\n",
  groups: "id;skola;namn;typ;från\ng1;s1;5B;klass;2026-08-17\n",
  duties:
    "personal;roll;skola;grupp;från\np1;mentor;;g1;2026-08-17\np1;lärare;s1;;2026-08-17\np2;rektor;s1;;2026-08-17\n",
  pupils:
    "id;skola;förnamn;efternamn;personnummer;adress\ne1;s1;Maja;Lind;200601012388;Lilla gatan 1\ne2;s1;Ali;Noor;;\n",
  "group-members": "grupp;elev;från\ng1;e1;2026-08-17\ng1;e2;2026-08-17\n",
  guardians: "id;elev;namn;vårdnad;telefon\nv1;e1;Karin Lind;ja;0700000000\n",
};

export function rosterTables(changes: Changes = {}): RosterTables {
  const all = { ...rosterTexts, ...changes };
  return Object.fromEntries(
    rosterFiles.map((file) => {
      const read = readCsvTable(new TextEncoder().encode(all[file]));
      if (!read.ok) throw new Error(file);
      return [file, read.table];
    }),
  ) as RosterTables;
}

type Changes = Partial<Record<RosterFile, string>>;

export interface Roster {
  db: Database;
  vault: Vault;
  run(
    changes?: Changes,
    over?: { dryRun?: boolean; acceptLeaving?: boolean; at?: Date },
  ): ReturnType<typeof importRosterByCommand>;
  pupils(): Promise<(typeof pupil.$inferSelect)[]>;
  events(): Promise<string[]>;
}

export async function aRoster(): Promise<Roster> {
  const db = await freshDatabase();
  const vault = createVault(await freshKeyStore(), new Uint8Array(32).fill(7));
  await db.write(async (tx) => {
    await tx.insert(schoolAuthority).values({ id: rosterOf, name: "Ek kommun", legalProfile: "municipal" });
  });
  return {
    db,
    vault,
    run: (changes = {}, over = {}) =>
      importRosterByCommand(
        { db, vault, now: over.at ?? rosterRead },
        {
          authorityId: rosterOf,
          tables: rosterTables(changes),
          dryRun: over.dryRun ?? false,
          acceptLeaving: over.acceptLeaving ?? false,
        },
      ),
    pupils: async () => db.read.select().from(pupil).orderBy(asc(pupil.externalId)),
    events: async () => (await db.read.select().from(auditEvent)).map((event) => event.kind).sort(),
  };
}
