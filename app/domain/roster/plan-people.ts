// The people of a roster against those who stand: staff, pupils and guardians, with those who have left.
// Who is missing is closed or marked as gone, never deleted: a record of concern outlives the roster.
import type { PlanInput, RosterPlan } from "./plan-roster";
import type { RosterGuardian, RosterPupil } from "./roster";
import { byExternalId, put, type RosterState, type StandingPupil } from "./roster-state";

/** What is sealed of a person; null where nothing is known. */
export function detailsOf(person: RosterPupil | RosterGuardian): string | null {
  const { personalNumber, address, phone } = person;
  if ("pupil" in person) {
    return JSON.stringify({ name: person.name, personalNumber, address, phone, email: person.email });
  }
  return personalNumber || address || phone ? JSON.stringify({ personalNumber, address, phone }) : null;
}

/** An account made by invitation becomes the roster's when the personal identity number is the same. */
export function planAccounts({ state, roster, lookups, now, newId }: PlanInput) {
  const before = byExternalId(state.accounts);
  const unnamed = state.accounts.filter((account) => account.externalId === null);
  const wanted = roster.staff.map(
    ({ id, name, email, phone, personalNumber }): RosterState["accounts"][number] => {
      const lookup = personalNumber ? (lookups.get(personalNumber) ?? null) : null;
      const standing =
        before.get(id) ?? unnamed.find((account) => lookup !== null && account.identityLookup === lookup);
      const identityLookup = lookup ?? standing?.identityLookup ?? null;
      return {
        id: standing?.id ?? newId(),
        externalId: id,
        name,
        email,
        phone,
        identityLookup,
        closedAt: null,
      };
    },
  );
  const kept = new Set(wanted.map((account) => account.id));
  const gone = state.accounts.filter(
    (account) => account.externalId !== null && account.closedAt === null && !kept.has(account.id),
  );
  return {
    rows: [...wanted, ...gone.map((account) => ({ ...account, closedAt: now }))],
    leaving: gone.length,
  };
}

export function planPupils(
  { state, roster, lookups, today, newId }: PlanInput,
  schoolIds: ReadonlyMap<string, string>,
) {
  const before = byExternalId(state.pupils);
  const wanted = roster.pupils.map((pupil): StandingPupil => {
    const standing = before.get(pupil.id);
    const details = detailsOf(pupil);
    const isNew = standing === undefined;
    return {
      id: standing?.id ?? newId(),
      externalId: pupil.id,
      schoolUnitId: schoolIds.get(pupil.school) as string,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      birthDate: pupil.birthDate,
      sex: pupil.sex,
      identityLookup: pupil.personalNumber ? (lookups.get(pupil.personalNumber) ?? null) : null,
      residenceCode: pupil.residenceCode,
      placedByCode: pupil.placedByCode,
      staysInCode: pupil.staysInCode,
      district: pupil.district,
      protection: pupil.protection,
      leftOn: null,
      details,
      version: isNew ? 1 : standing.version + (standing.details === details ? 0 : 1),
    };
  });
  const kept = new Set(wanted.map((pupil) => pupil.id));
  const gone = state.pupils.filter(
    (pupil) => pupil.externalId !== null && pupil.leftOn === null && !kept.has(pupil.id),
  );
  return { rows: [...wanted, ...gone.map((pupil) => ({ ...pupil, leftOn: today }))], leaving: gone.length };
}

export function planGuardians(
  { state, roster, newId }: PlanInput,
  pupilIds: ReadonlyMap<string, string>,
): RosterPlan["guardians"] {
  const key = (row: { externalId: string | null; pupilId: string }) => `${row.externalId}|${row.pupilId}`;
  const before = new Map(state.guardians.map((row) => [key(row), row]));
  const wanted = roster.guardians.map((guardian) => {
    const pupil = pupilIds.get(guardian.pupil) as string;
    const standing = before.get(key({ externalId: guardian.id, pupilId: pupil }));
    const details = detailsOf(guardian) as string;
    const version = standing ? standing.version + (standing.details === details ? 0 : 1) : 1;
    const id = standing?.id ?? newId();
    return { id, externalId: guardian.id, pupilId: pupil, details, custody: guardian.custody, version };
  });
  const kept = new Set(wanted.map((guardian) => guardian.id));
  const present = new Set(roster.pupils.map((pupil) => pupilIds.get(pupil.id)));
  const remove = state.guardians
    .filter((row) => row.externalId !== null && !kept.has(row.id) && present.has(row.pupilId))
    .map((row) => row.id);
  return { ...put(state.guardians, wanted), remove };
}
