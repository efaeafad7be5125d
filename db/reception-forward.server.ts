// Where another municipality receives reports, as the register of contacts says.
import { and, asc, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { contactUnit } from "./schema/school.server";

/** Its reception in the tool where it has one, otherwise another contact of its; null where none is registered. */
export async function receptionOf(q: Queries, municipalityCode: string) {
  const rows = await q
    .select({ unit: contactUnit.unit, channel: contactUnit.channel, phone: contactUnit.phone })
    .from(contactUnit)
    .where(and(eq(contactUnit.municipalityCode, municipalityCode), eq(contactUnit.active, true)))
    .orderBy(asc(contactUnit.unit));
  const here = rows.filter((row) => row.channel === "own_reception");
  const [first] = here;
  if (!first) return rows[0] ?? null;
  // Among several units nobody here knows the district: it stands in every unit's list.
  return { ...first, unit: here.length === 1 ? first.unit : "" };
}

/** Codes of the municipalities that receive reports in the tool. */
export async function receivingHere(q: Queries): Promise<string[]> {
  const rows = await q
    .selectDistinct({ code: contactUnit.municipalityCode })
    .from(contactUnit)
    .where(and(eq(contactUnit.channel, "own_reception"), eq(contactUnit.active, true)));
  return rows.map((row) => row.code);
}
