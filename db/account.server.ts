// Queries on accounts and their duties.
import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Queries } from "./database";
import { account, duty, schoolUnit } from "./schema/school.server";

export async function findAccount(q: Queries, id: string) {
  const [row] = await q.select().from(account).where(eq(account.id, id));
  return row ?? null;
}

export async function findAccountName(q: Queries, id: string): Promise<string> {
  const [row] = await q.select({ name: account.name }).from(account).where(eq(account.id, id));
  return row?.name ?? "";
}

export async function findAccountByIdentity(q: Queries, identityLookup: string) {
  const [row] = await q.select().from(account).where(eq(account.identityLookup, identityLookup));
  return row ?? null;
}

export async function dutiesOn(q: Queries, accountId: string, date: string) {
  return q
    .select({ role: duty.role, schoolUnitId: duty.schoolUnitId, schoolName: schoolUnit.name })
    .from(duty)
    .leftJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .where(
      and(
        eq(duty.accountId, accountId),
        lte(duty.startsOn, date),
        or(isNull(duty.endsOn), gt(duty.endsOn, date)),
      ),
    );
}

/** Those with one of these duties at the unit on the date. */
export async function staffOf(
  q: Queries,
  input: { schoolUnitId: string; roles: (typeof duty.$inferSelect)["role"][]; date: string },
) {
  return q
    .selectDistinct({ accountId: account.id, name: account.name, role: duty.role })
    .from(duty)
    .innerJoin(account, eq(account.id, duty.accountId))
    .where(
      and(
        eq(duty.schoolUnitId, input.schoolUnitId),
        inArray(duty.role, input.roles),
        lte(duty.startsOn, input.date),
        or(isNull(duty.endsOn), gt(duty.endsOn, input.date)),
        isNull(account.closedAt),
      ),
    )
    .orderBy(asc(account.name));
}

export async function namesOf(q: Queries, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await q
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(inArray(account.id, [...new Set(ids)]));
  return new Map(rows.map((r) => [r.id, r.name]));
}

/** Every authority and municipality that has an account: the scopes under which a number is looked up. */
type LookupScope = { kind: "authority" | "municipality"; id: string };

export async function lookupScopes(q: Queries): Promise<LookupScope[]> {
  const rows = await q
    .selectDistinct({ authorityId: account.authorityId, municipalityCode: account.municipalityCode })
    .from(account);
  return rows.flatMap((r): LookupScope[] =>
    r.authorityId
      ? [{ kind: "authority" as const, id: r.authorityId }]
      : r.municipalityCode
        ? [{ kind: "municipality" as const, id: r.municipalityCode }]
        : [],
  );
}

export async function accountsByIdentity(q: Queries, lookups: string[]): Promise<{ id: string }[]> {
  if (lookups.length === 0) return [];
  return q
    .select({ id: account.id })
    .from(account)
    .where(inArray(account.identityLookup, lookups))
    .orderBy(account.id);
}
