// Whether two rows under one id of the school authority's are the same child: an authority may give the id of a pupil who has
// left to another. The personal identity number stands above the id: the same number is the same child, whatever else
// differs. Otherwise it takes two things that differ to make it another, since one of them may have been put right: the
// number, the birth date, the name (both names; who has a new family name is who she was). Pure.

export interface Child {
  /** Keyed hash of the number, under the authority's own key. */
  identityLookup: string | null;
  birthDate: string | null;
  givenName: string;
  familyName: string;
}

const folded = (name: string) => name.normalize("NFC").trim().toLocaleLowerCase("sv");

export function isSameChild(one: Child, other: Child): boolean {
  const bothNumbers = one.identityLookup !== null && other.identityLookup !== null;
  if (bothNumbers && one.identityLookup === other.identityLookup) return true;
  const given = folded(one.givenName) === folded(other.givenName);
  const family = folded(one.familyName) === folded(other.familyName);
  if (one.birthDate === null || other.birthDate === null) return given || family;
  if (one.birthDate !== other.birthDate) return given && family;
  return !bothNumbers || given || family;
}

/** What both tell agrees, and it is enough: the number, or both names and no other number or birth date. */
export function saysTheSame(one: Child, other: Child): boolean {
  if (one.identityLookup !== null && other.identityLookup !== null)
    return one.identityLookup === other.identityLookup;
  const dates = one.birthDate === null || other.birthDate === null || one.birthDate === other.birthDate;
  return (
    dates &&
    folded(one.givenName) === folded(other.givenName) &&
    folded(one.familyName) === folded(other.familyName)
  );
}
