// The register's unit that a delivery was sent to, as the register has it now: whom to phone, and its limit.
import { and, asc, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { contactUnit } from "./schema/school.server";

/** Null where the register has no active unit for the municipality. */
export async function unitSentTo(
  q: Queries,
  { municipalityCode, unit }: { municipalityCode: string; unit: string },
) {
  const rows = await q
    .select()
    .from(contactUnit)
    .where(and(eq(contactUnit.municipalityCode, municipalityCode), eq(contactUnit.active, true)))
    .orderBy(asc(contactUnit.channel), asc(contactUnit.unit));
  return (
    rows.find((r) => r.unit === unit) ?? rows.find((r) => r.channel === "own_reception") ?? rows[0] ?? null
  );
}
