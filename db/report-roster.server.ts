// What the roster knows that a report is begun with: the child's and guardians' sealed details, school and reporter.
import { asc, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { account, guardian, pupil, schoolAuthority, schoolUnit } from "./schema/school.server";

export async function sealedIdentityOf(q: Queries, pupilId: string) {
  const [row] = await q
    .select({ sealedIdentity: pupil.sealedIdentity, version: pupil.version })
    .from(pupil)
    .where(eq(pupil.id, pupilId));
  return row ?? null;
}

export async function guardiansOf(q: Queries, pupilId: string) {
  return q
    .select({
      id: guardian.id,
      pupilId: guardian.pupilId,
      sealedDetails: guardian.sealedDetails,
      custody: guardian.custody,
      version: guardian.version,
    })
    .from(guardian)
    .where(eq(guardian.pupilId, pupilId))
    .orderBy(asc(guardian.id));
}

export async function unitWithAuthority(q: Queries, schoolUnitId: string) {
  const [row] = await q
    .select({
      name: schoolUnit.name,
      kind: schoolUnit.kind,
      municipalityCode: schoolUnit.municipalityCode,
      phone: schoolUnit.phone,
      authorityName: schoolAuthority.name,
      legalProfile: schoolAuthority.legalProfile,
    })
    .from(schoolUnit)
    .innerJoin(schoolAuthority, eq(schoolAuthority.id, schoolUnit.authorityId))
    .where(eq(schoolUnit.id, schoolUnitId));
  return row ?? null;
}

export async function phoneOf(q: Queries, accountId: string): Promise<string | null> {
  const [row] = await q.select({ phone: account.phone }).from(account).where(eq(account.id, accountId));
  return row?.phone ?? null;
}
