// Queries on accounts and their duties.
import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Queries } from "./database";
import { account, duty, schoolAuthority, schoolUnit } from "./schema/school.server";

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

/** Open accounts of this very name, in one school authority or in one municipality's social services. */
export async function openAccountsNamed(
  q: Queries,
  { name, authorityId, municipalityCode }: { name: string; authorityId?: string; municipalityCode?: string },
) {
  const scope = authorityId
    ? eq(account.authorityId, authorityId)
    : eq(account.municipalityCode, municipalityCode ?? "");
  return q
    .select({ id: account.id, externalId: account.externalId, identityLookup: account.identityLookup })
    .from(account)
    .where(and(eq(account.name, name), scope, isNull(account.closedAt)))
    .orderBy(account.id);
}

export async function writeMailDigest(
  tx: Queries,
  { id, choice }: { id: string; choice: (typeof account.$inferSelect)["mailDigest"] },
): Promise<void> {
  await tx.update(account).set({ mailDigest: choice }).where(eq(account.id, id));
}

/** False where it is closed already. */
export async function closeAccountRow(tx: Queries, input: { id: string; now: Date }): Promise<boolean> {
  const rows = await tx
    .update(account)
    .set({ closedAt: input.now })
    .where(and(eq(account.id, input.id), isNull(account.closedAt)))
    .returning({ id: account.id });
  return rows.length > 0;
}

/** Nobody signs in to it any more; what was done by it stands. */
export async function forgetNumber(tx: Queries, id: string): Promise<void> {
  await tx.update(account).set({ identityLookup: null }).where(eq(account.id, id));
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

/** A school authority or a municipality: a number's look-up value holds within one of them alone. */
type LookupScope = { kind: "authority" | "municipality"; id: string };

export function lookupScopeOf(of: {
  authorityId: string | null;
  municipalityCode: string | null;
}): LookupScope | null {
  if (of.authorityId) return { kind: "authority", id: of.authorityId };
  return of.municipalityCode ? { kind: "municipality", id: of.municipalityCode } : null;
}

/** Every scope that has an account. */
export async function lookupScopes(q: Queries): Promise<LookupScope[]> {
  const rows = await q
    .selectDistinct({ authorityId: account.authorityId, municipalityCode: account.municipalityCode })
    .from(account);
  return rows.flatMap((row) => lookupScopeOf(row) ?? []);
}

/** Ids of the accounts that answer to one of the look-up values, in a steady order; closed ones too. */
export async function accountsByIdentity(q: Queries, lookups: string[]): Promise<string[]> {
  if (lookups.length === 0) return [];
  const rows = await q
    .select({ id: account.id })
    .from(account)
    .where(inArray(account.identityLookup, lookups))
    .orderBy(account.id);
  return rows.map(({ id }) => id);
}

/** Organisation and duties on the date of those of the accounts that are open and have a duty; one row a duty. */
export async function placesOf(q: Queries, input: { accountIds: string[]; date: string }) {
  if (input.accountIds.length === 0) return [];
  return q
    .select({
      accountId: account.id,
      authorityName: schoolAuthority.name,
      municipalityCode: account.municipalityCode,
      receptionUnit: account.receptionUnit,
      role: duty.role,
      schoolName: schoolUnit.name,
    })
    .from(account)
    .innerJoin(duty, eq(duty.accountId, account.id))
    .leftJoin(schoolUnit, eq(schoolUnit.id, duty.schoolUnitId))
    .leftJoin(schoolAuthority, eq(schoolAuthority.id, account.authorityId))
    .where(
      and(
        inArray(account.id, input.accountIds),
        isNull(account.closedAt),
        lte(duty.startsOn, input.date),
        or(isNull(duty.endsOn), gt(duty.endsOn, input.date)),
      ),
    )
    .orderBy(asc(schoolAuthority.name), asc(account.municipalityCode), asc(schoolUnit.name), asc(duty.role));
}
