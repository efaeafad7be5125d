// The pupils and guardians of a roster against those who stand, with those who have left (staff: plan-accounts).
// Who is missing is marked as gone, never deleted: a record of concern outlives the roster.
import type { PlanInput, RosterPlan } from "./plan-roster";
import { unnamedByNumber } from "./reused-ids";
import type { RosterGuardian, RosterPupil } from "./roster";
import { put, type StandingPupil } from "./roster-state";

/** What is sealed of a person; null where nothing is known. */
export function detailsOf(person: RosterPupil | RosterGuardian): string | null {
  const { personalNumber, address, phone } = person;
  if ("pupil" in person) {
    return JSON.stringify({ name: person.name, personalNumber, address, phone, email: person.email });
  }
  return personalNumber || address || phone ? JSON.stringify({ personalNumber, address, phone }) : null;
}

/**
 * A pupil has a row at each school unit that it goes to or has gone to: whoever changes school gets one at the new unit, or
 * the one from before at a unit that it comes back to, and is gone from the unit before (decision 0035). `present` are the
 * rows of those whom this roster names; the rows of earlier units have the same external id and are not among them. Whoever
 * comes back to a unit under another id is known by the number.
 */
export function planPupils(
  { state, roster, lookups, today, newId }: PlanInput,
  schoolIds: ReadonlyMap<string, string>,
) {
  const at = (externalId: string, unit: string) => `${unit}|${externalId}`;
  const before = new Map(
    state.pupils.flatMap((row) => (row.externalId ? [[at(row.externalId, row.schoolUnitId), row]] : [])),
  );
  const named = new Set(roster.pupils.map((pupil) => pupil.id));
  const byNumber = unnamedByNumber(state.pupils, named);
  const present = roster.pupils.map((pupil): StandingPupil => {
    const schoolUnitId = schoolIds.get(pupil.school) as string;
    const lookup = pupil.personalNumber ? (lookups.get(pupil.personalNumber) ?? null) : null;
    const numbered = `${schoolUnitId}|${lookup}`;
    const standing = before.get(at(pupil.id, schoolUnitId)) ?? byNumber.get(numbered);
    // One row is one child's, also where the roster has the child twice.
    byNumber.delete(numbered);
    const details = detailsOf(pupil);
    const isNew = standing === undefined;
    return {
      id: standing?.id ?? newId(),
      externalId: pupil.id,
      schoolUnitId,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      birthDate: pupil.birthDate,
      sex: pupil.sex,
      identityLookup: lookup,
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
  const kept = new Set(present.map((pupil) => pupil.id));
  const others = state.pupils.filter((pupil) => pupil.externalId !== null && !kept.has(pupil.id));
  const gone = others.filter((pupil) => pupil.leftOn === null);
  const changing = gone.filter((pupil) => named.has(pupil.externalId as string)).length;
  const earlier = others.map((pupil) => ({ ...pupil, leftOn: pupil.leftOn ?? today }));
  return {
    present,
    rows: [...present, ...asProtectedAs(present, earlier)],
    leaving: gone.length - changing,
    changing,
  };
}

/** Whoever is protected now is so in the rows of earlier units too: none of them may tell of her. */
function asProtectedAs(
  present: readonly StandingPupil[],
  earlier: readonly StandingPupil[],
): StandingPupil[] {
  const byId = new Map(present.map((pupil) => [pupil.externalId, pupil]));
  const byNumber = new Map(present.map((pupil) => [pupil.identityLookup, pupil]));
  return earlier.map((pupil) => {
    const now =
      byId.get(pupil.externalId) ?? (pupil.identityLookup ? byNumber.get(pupil.identityLookup) : undefined);
    if (!now || now.protection === pupil.protection) return pupil;
    return { ...pupil, protection: now.protection, district: null, ...withoutAddress(now, pupil) };
  });
}

/** Never kept of a protected registration, here or there. */
function withoutAddress(
  { protection }: Pick<StandingPupil, "protection">,
  standing: { details: string | null; version: number },
): { details: string; version: number } | undefined {
  if (protection !== "protected_registration" || standing.details === null) return undefined;
  const known: { address?: string | null } = JSON.parse(standing.details);
  if (!known.address) return undefined;
  return { details: JSON.stringify({ ...known, address: null }), version: standing.version + 1 };
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
  return { ...put(state.guardians, [...wanted, ...custodyNow({ state, roster, pupilIds })]), remove };
}

/**
 * Who has custody is one thing wherever the child has gone to school: at earlier units too it is what the roster says now, and
 * not known of whom it no longer names (föräldrabalken 6:11). An action plan left there opens by it.
 */
function custodyNow({
  state,
  roster,
  pupilIds,
}: Pick<PlanInput, "state" | "roster"> & { pupilIds: ReadonlyMap<string, string> }) {
  const rows = new Map(state.pupils.map((row) => [row.id, row]));
  const present = new Map(roster.pupils.map((row) => [row.id, row]));
  const now = new Map(roster.guardians.map((row) => [`${row.id}|${row.pupil}`, row.custody]));
  return state.guardians.flatMap((guardian) => {
    const child = rows.get(guardian.pupilId)?.externalId ?? "";
    const pupil = present.get(child);
    if (guardian.externalId === null || !pupil || pupilIds.get(child) === guardian.pupilId) return [];
    const custody = now.get(`${guardian.externalId}|${child}`) ?? ("unknown" as const);
    const { id, externalId, pupilId, details, version } = guardian;
    return [{ id, externalId, pupilId, details, custody, version, ...withoutAddress(pupil, guardian) }];
  });
}
