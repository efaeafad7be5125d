// Queries on substitutions: who stands in for whom, and when.
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Queries } from "./database";
import { account, schoolUnit } from "./schema/school.server";
import { substitution } from "./schema/substitution.server";

export type SubstitutionRow = typeof substitution.$inferSelect;

export async function findSubstitution(q: Queries, id: string): Promise<SubstitutionRow | null> {
  const [row] = await q.select().from(substitution).where(eq(substitution.id, id));
  return row ?? null;
}

/** Those that have not ended on the day, the first to begin first. */
export async function substitutionsAt(q: Queries, input: { schoolUnitIds: string[]; today: string }) {
  if (input.schoolUnitIds.length === 0) return [];
  const rows = await q
    .select({
      id: substitution.id,
      absentId: substitution.absentId,
      substituteId: substitution.substituteId,
      startsOn: substitution.startsOn,
      endsOn: substitution.endsOn,
      source: substitution.source,
      version: substitution.version,
      schoolName: schoolUnit.name,
    })
    .from(substitution)
    .innerJoin(schoolUnit, eq(schoolUnit.id, substitution.schoolUnitId))
    .where(
      and(
        inArray(substitution.schoolUnitId, input.schoolUnitIds),
        gt(substitution.endsOn, input.today),
        gt(substitution.endsOn, substitution.startsOn),
      ),
    )
    .orderBy(asc(substitution.startsOn), asc(substitution.id));
  const ids = [...new Set(rows.flatMap((row) => [row.absentId, row.substituteId]))];
  const names = ids.length
    ? await q.select({ id: account.id, name: account.name }).from(account).where(inArray(account.id, ids))
    : [];
  const nameOf = new Map(names.map((row) => [row.id, row.name]));
  return rows.map((row) => ({
    ...row,
    absentName: nameOf.get(row.absentId) ?? "",
    substituteName: nameOf.get(row.substituteId) ?? "",
  }));
}

export async function insertSubstitution(tx: Queries, row: typeof substitution.$inferInsert): Promise<void> {
  await tx.insert(substitution).values(row);
}

/** False where somebody was before. */
export async function moveSubstitution(
  tx: Queries,
  input: { id: string; version: number; startsOn: string; endsOn: string },
): Promise<boolean> {
  const rows = await tx
    .update(substitution)
    .set({ startsOn: input.startsOn, endsOn: input.endsOn, version: input.version + 1 })
    .where(and(eq(substitution.id, input.id), eq(substitution.version, input.version)))
    .returning({ id: substitution.id });
  return rows.length > 0;
}

/** Whether somebody stands in for the account on the day, or will. */
export async function hasSubstitute(
  q: Queries,
  input: { absentId: string; today: string },
): Promise<boolean> {
  const rows = await q
    .select({ id: substitution.id })
    .from(substitution)
    .where(and(eq(substitution.absentId, input.absentId), gt(substitution.endsOn, input.today)));
  return rows.length > 0;
}

/** Those that principals have entered, ended ones too. */
export async function substitutionsOfPrincipals(q: Queries, authorityId: string): Promise<SubstitutionRow[]> {
  return q
    .select()
    .from(substitution)
    .where(and(eq(substitution.authorityId, authorityId), eq(substitution.source, "principal")));
}

/** The roster's own, ended ones too. */
export async function rosterSubstitutions(q: Queries, authorityId: string): Promise<SubstitutionRow[]> {
  return q
    .select()
    .from(substitution)
    .where(and(eq(substitution.authorityId, authorityId), eq(substitution.source, "roster")));
}

/** Ours by the roster's own ids. */
export async function rosterIds(q: Queries, authorityId: string) {
  const byExternal = (rows: { id: string; externalId: string | null }[]) =>
    new Map(rows.flatMap((row) => (row.externalId ? [[row.externalId, row.id] as const] : [])));
  const accounts = await q
    .select({ id: account.id, externalId: account.externalId })
    .from(account)
    .where(eq(account.authorityId, authorityId));
  const schools = await q
    .select({ id: schoolUnit.id, externalId: schoolUnit.externalId })
    .from(schoolUnit)
    .where(eq(schoolUnit.authorityId, authorityId));
  return { accounts: byExternal(accounts), schools: byExternal(schools) };
}
