// Seals what locates pupils and guardians, and makes the look-ups of personal identity numbers.
import { reasonPlace } from "~/domain/access-grant/reason-place";
import { nameKey } from "~/domain/pupil/name-key";
import { guardianPlace, pupilIdentityPlace } from "~/domain/roster/seal-roster";
import type { KeyOwner, Vault } from "~/vault/vault.server";
import type { accessGrant } from "../schema/grant.server";
import type { account, guardian, pupil } from "../schema/school.server";
import type { SeedPlan } from "./plan";

const authority = (id: string): KeyOwner => ({ kind: "authority", id });

/** Every owner's key but those of single entries. */
export async function makeKeys(vault: Vault, plan: SeedPlan): Promise<void> {
  for (const { id } of plan.authorities) await vault.ensureKey(authority(id));
  for (const { municipalityCode } of plan.contacts) {
    await vault.ensureKey({ kind: "municipality", id: municipalityCode });
  }
  for (const { id, authorityId } of plan.pupils) {
    await vault.ensureKey({ kind: "pupil", id }, authority(authorityId));
  }
}

export async function sealPeople(vault: Vault, plan: SeedPlan) {
  const accounts: (typeof account.$inferInsert)[] = [];
  for (const { personalNumber, ...row } of plan.accounts) {
    const scope: KeyOwner = row.authorityId
      ? authority(row.authorityId)
      : { kind: "municipality", id: row.municipalityCode as string };
    accounts.push({ ...row, identityLookup: await vault.lookup(scope, personalNumber) });
  }
  const pupils: (typeof pupil.$inferInsert)[] = [];
  for (const { personalNumber, address, phone, ...row } of plan.pupils) {
    const { owner, place } = pupilIdentityPlace(row.id, 1);
    const details = JSON.stringify({ personalNumber, address, phone });
    pupils.push({
      ...row,
      nameKey: nameKey(`${row.givenName} ${row.familyName}`),
      identityLookup: personalNumber ? await vault.lookup(authority(row.authorityId), personalNumber) : null,
      sealedIdentity: await vault.seal(owner, place, details),
    });
  }
  const guardians: (typeof guardian.$inferInsert)[] = [];
  for (const { details, ...row } of plan.guardians) {
    const { owner, place } = guardianPlace({ id: row.id, pupilId: row.pupilId, version: 1 });
    guardians.push({ ...row, sealedDetails: await vault.seal(owner, place, JSON.stringify(details)) });
  }
  const grants: (typeof accessGrant.$inferInsert)[] = [];
  for (const { reason, ...row } of plan.grants) {
    const { owner, place } = reasonPlace(row.pupilId, row.id);
    grants.push({ ...row, sealedReason: await vault.seal(owner, place, reason) });
  }
  return { accounts, pupils, guardians, grants };
}
