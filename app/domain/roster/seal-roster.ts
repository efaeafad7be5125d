// Opens what stands of a roster for comparing, and seals what is to be written, each person under the pupil's key.
// No policy here: part of import-roster. Sealing happens before the transaction, which awaits the database alone.
import type { Vault } from "~/vault/vault.server";
import type { RosterRows, RosterWrite } from "~db/roster.server";
import { nameKey } from "../pupil/name-key";
import type { RosterPlan } from "./plan-roster";
import type { RosterState, StandingPupil } from "./roster-state";

export const pupilIdentityPlace = (pupilId: string, version: number) => ({
  owner: { kind: "pupil" as const, id: pupilId },
  place: { table: "pupil", row: pupilId, column: "sealed_identity", version },
});

export const guardianPlace = (guardian: { id: string; pupilId: string; version: number }) => ({
  owner: { kind: "pupil" as const, id: guardian.pupilId },
  place: { table: "guardian", row: guardian.id, column: "sealed_details", version: guardian.version },
});

export async function openState(vault: Vault, rows: RosterRows): Promise<RosterState> {
  const identified = rows.pupils.filter((pupil) => pupil.sealedIdentity !== null);
  const identities = await vault.openTexts(
    identified.map((pupil) => ({
      ...pupilIdentityPlace(pupil.id, pupil.version),
      sealed: pupil.sealedIdentity as Uint8Array,
    })),
  );
  const detailsOf = new Map(identified.map((pupil, index) => [pupil.id, identities[index] ?? null]));
  const guardians = await vault.openTexts(
    rows.guardians.map((guardian) => ({ ...guardianPlace(guardian), sealed: guardian.sealedDetails })),
  );
  return {
    schools: rows.schools,
    accounts: rows.accounts,
    groups: rows.groups,
    // Staff accounts have staff roles: reception and analyst belong to social services.
    duties: rows.duties as RosterState["duties"],
    groupStaff: rows.groupStaff,
    pupils: rows.pupils.map((pupil) => ({ ...pupil, details: detailsOf.get(pupil.id) ?? null })),
    members: rows.members,
    guardians: rows.guardians.map((guardian, index) => ({ ...guardian, details: guardians[index] ?? "" })),
  };
}

/** Whatever an import compares with: two readings with the same answer are the same roster. */
export function rosterFingerprint(rows: RosterRows): string {
  // Sealed parts are told apart by their version.
  return JSON.stringify(rows, (key, value) => (key.startsWith("sealed") ? undefined : value));
}

export async function sealPlan(vault: Vault, authorityId: string, plan: RosterPlan): Promise<RosterWrite> {
  const authority = { kind: "authority", id: authorityId } as const;
  await Promise.all(
    plan.pupils.add.map((pupil) => vault.ensureKey({ kind: "pupil", id: pupil.id }, authority)),
  );
  const all = <Row>(put: { add: Row[]; change: Row[] }) => [...put.add, ...put.change];
  return {
    schools: all(plan.schools).map((school) => ({ ...school, authorityId })),
    accounts: all(plan.accounts).map((account) => ({ ...account, kind: "staff", authorityId })),
    groups: all(plan.groups).map((group) => ({ ...group, authorityId })),
    duties: all(plan.duties),
    groupStaff: all(plan.groupStaff),
    pupils: await Promise.all(all(plan.pupils).map((pupil) => sealPupil(vault, authorityId, pupil))),
    renamed: plan.renamed,
    renamedAccounts: plan.renamedAccounts,
    members: all(plan.members),
    guardians: await Promise.all(
      all(plan.guardians).map(async ({ details, ...guardian }) => {
        const { owner, place } = guardianPlace(guardian);
        return { ...guardian, authorityId, sealedDetails: await vault.seal(owner, place, details) };
      }),
    ),
    guardiansRemoved: plan.guardians.remove,
  };
}

async function sealPupil(
  vault: Vault,
  authorityId: string,
  { details, ...pupil }: StandingPupil,
): Promise<RosterWrite["pupils"][number]> {
  const { owner, place } = pupilIdentityPlace(pupil.id, pupil.version);
  return {
    ...pupil,
    authorityId,
    nameKey: nameKey(`${pupil.givenName} ${pupil.familyName}`),
    sealedIdentity: details === null ? null : await vault.seal(owner, place, details),
  };
}
