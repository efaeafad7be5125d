// The people a newcomer to the demo can sign in as, in the order of the story. The seed makes them.
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Queries } from "./database";
import { account, duty, schoolAuthority, schoolUnit } from "./schema/school.server";

export const demoNames = [
  "Maria Ek",
  "Per Dahl",
  "Lisa Holm",
  "Karin Ström",
  "Tomas Rask",
  "Jonas Hed",
  "Birgitta Falk",
  "Anna Sandell",
  "Eva Norén",
] as const;

/** Empty in a database that the seed did not fill. */
export async function demoPeopleOf(q: Queries) {
  const rows = await q
    .selectDistinct({
      accountId: account.id,
      name: account.name,
      role: duty.role,
      schoolName: schoolUnit.name,
      authorityName: schoolAuthority.name,
      municipalityCode: account.municipalityCode,
    })
    .from(account)
    .innerJoin(duty, eq(duty.accountId, account.id))
    .leftJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .leftJoin(schoolAuthority, eq(schoolAuthority.id, account.authorityId))
    .where(and(inArray(account.name, [...demoNames]), isNull(account.closedAt), isNull(duty.endsOn)));
  const one = new Map(rows.map((r) => [r.name, r]));
  return demoNames.flatMap((name) => one.get(name) ?? []);
}
