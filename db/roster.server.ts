// Reads and writes one school authority's roster as a whole, for the import. Decides nothing about it.
// Duties and spans of other sources are read with the rest: the plan knows which are the roster's to change.
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Queries } from "./database";
import {
  account,
  duty,
  groupMember,
  groupStaff,
  guardian,
  pupil,
  schoolGroup,
  schoolUnit,
} from "./schema/school.server";

type Table =
  | typeof schoolUnit
  | typeof account
  | typeof schoolGroup
  | typeof duty
  | typeof groupStaff
  | typeof pupil
  | typeof groupMember
  | typeof guardian;

/** Well below either engine's limit of parameters in one statement. */
const rowsInOneStatement = 100;

/** Every row of the authority's roster, the sealed parts still sealed, each list in the order of ids. */
export async function rosterRows(q: Queries, authorityId: string) {
  const groupsOfAuthority = q
    .select({ id: schoolGroup.id })
    .from(schoolGroup)
    .where(eq(schoolGroup.authorityId, authorityId));
  const accountsOfAuthority = q
    .select({ id: account.id })
    .from(account)
    .where(eq(account.authorityId, authorityId));
  return {
    schools: await q
      .select()
      .from(schoolUnit)
      .where(eq(schoolUnit.authorityId, authorityId))
      .orderBy(asc(schoolUnit.id)),
    accounts: await q
      .select()
      .from(account)
      .where(eq(account.authorityId, authorityId))
      .orderBy(asc(account.id)),
    groups: await q
      .select()
      .from(schoolGroup)
      .where(eq(schoolGroup.authorityId, authorityId))
      .orderBy(asc(schoolGroup.id)),
    duties: await q
      .select()
      .from(duty)
      .where(and(inArray(duty.accountId, accountsOfAuthority), isNull(duty.substitutionId)))
      .orderBy(asc(duty.id)),
    groupStaff: await q
      .select()
      .from(groupStaff)
      .where(inArray(groupStaff.groupId, groupsOfAuthority))
      .orderBy(asc(groupStaff.id)),
    pupils: await q.select().from(pupil).where(eq(pupil.authorityId, authorityId)).orderBy(asc(pupil.id)),
    members: await q
      .select()
      .from(groupMember)
      .where(inArray(groupMember.groupId, groupsOfAuthority))
      .orderBy(asc(groupMember.id)),
    guardians: await q
      .select()
      .from(guardian)
      .where(eq(guardian.authorityId, authorityId))
      .orderBy(asc(guardian.id)),
  };
}

export type RosterRows = Awaited<ReturnType<typeof rosterRows>>;

/** Inserts whole rows, or puts them in the place of those with the same id. */
async function putRows<T extends Table>(tx: Queries, into: T, rows: T["$inferInsert"][]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).filter((key) => key !== "id") as (keyof T & string)[];
  const set = Object.fromEntries(
    columns.map((key) => [key, sql`excluded.${sql.identifier((into[key] as { name: string }).name)}`]),
  );
  for (let at = 0; at < rows.length; at += rowsInOneStatement) {
    await tx
      .insert(into as typeof schoolUnit)
      .values(rows.slice(at, at + rowsInOneStatement) as (typeof schoolUnit.$inferInsert)[])
      .onConflictDoUpdate({ target: into.id, set });
  }
}

export interface RosterWrite {
  schools: (typeof schoolUnit.$inferInsert)[];
  accounts: (typeof account.$inferInsert)[];
  groups: (typeof schoolGroup.$inferInsert)[];
  duties: (typeof duty.$inferInsert)[];
  groupStaff: (typeof groupStaff.$inferInsert)[];
  pupils: (typeof pupil.$inferInsert)[];
  /** Those among them that get another external id: one may be given up by a row and taken by the next. */
  renamed: string[];
  /** And accounts, by id or number. */
  renamedAccounts: string[];
  members: (typeof groupMember.$inferInsert)[];
  guardians: (typeof guardian.$inferInsert)[];
  guardiansRemoved: string[];
}

/** In an order in which every row finds what it points to. */
export async function writeRoster(tx: Queries, rows: RosterWrite): Promise<void> {
  await putRows(tx, schoolUnit, rows.schools);
  for (let at = 0; at < rows.renamedAccounts.length; at += rowsInOneStatement) {
    const some = rows.renamedAccounts.slice(at, at + rowsInOneStatement);
    await tx.update(account).set({ externalId: null, identityLookup: null }).where(inArray(account.id, some));
  }
  await putRows(tx, account, rows.accounts);
  await putRows(tx, schoolGroup, rows.groups);
  await putRows(tx, duty, rows.duties);
  await putRows(tx, groupStaff, rows.groupStaff);
  for (let at = 0; at < rows.renamed.length; at += rowsInOneStatement) {
    const some = rows.renamed.slice(at, at + rowsInOneStatement);
    await tx.update(pupil).set({ externalId: null }).where(inArray(pupil.id, some));
  }
  await putRows(tx, pupil, rows.pupils);
  await putRows(tx, groupMember, rows.members);
  await putRows(tx, guardian, rows.guardians);
  for (let at = 0; at < rows.guardiansRemoved.length; at += rowsInOneStatement) {
    const some = rows.guardiansRemoved.slice(at, at + rowsInOneStatement);
    await tx.delete(guardian).where(inArray(guardian.id, some));
  }
}
