// The register of contacts: reads and writes of reception units, which of the municipalities receive here, and where a
// school's pupils live. Decides nothing about them.
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Queries } from "./database";
import { account, contactUnit, duty, pupil, schoolUnit } from "./schema/school.server";

export type UnitRow = typeof contactUnit.$inferSelect;
type NewUnit = typeof contactUnit.$inferInsert;

/** In the order of municipality and name. `codes`: of these municipalities alone; null for all. */
export async function unitsIn(
  q: Queries,
  { codes, activeOnly = false }: { codes: readonly string[] | null; activeOnly?: boolean },
): Promise<UnitRow[]> {
  if (codes?.length === 0) return [];
  return q
    .select()
    .from(contactUnit)
    .where(
      and(
        codes ? inArray(contactUnit.municipalityCode, [...codes]) : undefined,
        activeOnly ? eq(contactUnit.active, true) : undefined,
      ),
    )
    .orderBy(asc(contactUnit.municipalityCode), asc(contactUnit.unit));
}

export async function findUnit(q: Queries, id: string): Promise<UnitRow | null> {
  const [row] = await q.select().from(contactUnit).where(eq(contactUnit.id, id));
  return row ?? null;
}

export async function findUnitNamed(
  q: Queries,
  { municipalityCode, unit }: { municipalityCode: string; unit: string },
): Promise<UnitRow | null> {
  const [row] = await q
    .select()
    .from(contactUnit)
    .where(and(eq(contactUnit.municipalityCode, municipalityCode), eq(contactUnit.unit, unit)));
  return row ?? null;
}

/** False where the municipality has a unit of that name already. */
export async function insertUnit(tx: Queries, row: NewUnit): Promise<boolean> {
  const added = await tx
    .insert(contactUnit)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: contactUnit.id });
  return added.length > 0;
}

/** Well below either engine's limit of parameters in one statement. */
const rowsInOneStatement = 100;

/** All of them, or none: a unit that is there already fails the unit of work. */
export async function insertUnits(tx: Queries, rows: readonly NewUnit[]): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsInOneStatement)
    await tx.insert(contactUnit).values(rows.slice(at, at + rowsInOneStatement));
}

/** False where it has changed since `version` was read. */
export async function updateUnit(
  tx: Queries,
  { id, version, set }: { id: string; version: number; set: Partial<NewUnit> },
): Promise<boolean> {
  const changed = await tx
    .update(contactUnit)
    .set({ ...set, version: sql`${contactUnit.version} + 1` })
    .where(and(eq(contactUnit.id, id), eq(contactUnit.version, version)))
    .returning({ id: contactUnit.id });
  return changed.length > 0;
}

/** Municipalities whose social services have somebody here who reads what comes. */
export async function municipalitiesThatReceive(q: Queries, today: string): Promise<Set<string>> {
  const rows = await q
    .selectDistinct({ code: account.municipalityCode })
    .from(account)
    .innerJoin(duty, eq(duty.accountId, account.id))
    .where(
      and(
        eq(account.kind, "social"),
        isNull(account.closedAt),
        eq(duty.role, "reception"),
        lte(duty.startsOn, today),
        or(isNull(duty.endsOn), gt(duty.endsOn, today)),
      ),
    );
  return new Set(rows.flatMap(({ code }) => code ?? []));
}

/** Of these schools; `schools`: null for all of the authority's. */
export async function municipalitiesOfSchools(
  q: Queries,
  { authorityId, schools }: { authorityId: string; schools: readonly string[] | null },
): Promise<string[]> {
  if (schools?.length === 0) return [];
  const rows = await q
    .selectDistinct({ code: schoolUnit.municipalityCode })
    .from(schoolUnit)
    .where(
      and(
        eq(schoolUnit.authorityId, authorityId),
        schools ? inArray(schoolUnit.id, [...schools]) : undefined,
      ),
    );
  return rows.map(({ code }) => code);
}

/**
 * Where the unprotected pupils of these schools live, stay, or were placed from: codes alone, each once. `schools`: null
 * for all of the authority's. Who is protected is not looked at.
 */
export async function municipalitiesOfPupils(
  q: Queries,
  { authorityId, schools, today }: { authorityId: string; schools: readonly string[] | null; today: string },
): Promise<string[]> {
  if (schools?.length === 0) return [];
  const { residenceCode, placedByCode, staysInCode } = pupil;
  const rows = await q
    .selectDistinct({ residenceCode, placedByCode, staysInCode })
    .from(pupil)
    .where(
      and(
        eq(pupil.authorityId, authorityId),
        eq(pupil.protection, "none"),
        or(isNull(pupil.leftOn), gt(pupil.leftOn, today)),
        schools ? inArray(pupil.schoolUnitId, [...schools]) : undefined,
      ),
    );
  return [...new Set(rows.flatMap((row) => Object.values(row)))].filter((code) => code !== null).sort();
}
