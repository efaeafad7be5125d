// The authority's ids that stand for another child in this roster than before. The row of the child that had one is freed of
// it: it is then a pupil who has left, and nothing that was written about one child is the other's. A row that was freed once
// has its id back when the roster says again what it said of that child: a wrong cut is mended so. Pure.
import type { Roster } from "./roster";
import type { StandingPupil } from "./roster-state";
import { type Child, isSameChild, saysTheSame } from "./same-child";

export interface FreedIds {
  pupils: StandingPupil[];
  /** The ids, as the roster has them. */
  reused: ReadonlySet<string>;
}

export function freeReusedIds(
  standing: readonly StandingPupil[],
  named: Roster["pupils"],
  lookups: ReadonlyMap<string, string>,
): FreedIds {
  const now = new Map(
    named.map((pupil) => [
      pupil.id,
      { ...pupil, identityLookup: lookups.get(pupil.personalNumber ?? "") ?? null },
    ]),
  );
  const others = numbersOfOthers(standing, now);
  const reused = new Set<string>();
  const pupils = standing.map((row) => {
    const pupil = row.externalId === null ? undefined : now.get(row.externalId);
    if (!pupil || isMasked(pupil) || (isSameChild(row, pupil) && !others(row, pupil))) return row;
    reused.add(pupil.id);
    // No roster names it so, and no other row is called it.
    return { ...row, externalId: `${row.externalId}|${row.id}` };
  });
  const held = new Set(pupils.map((row) => `${row.schoolUnitId}|${row.externalId}`));
  const back = pupils.map((row) => {
    const id = idBeforeFreed(row);
    const pupil = id === null ? undefined : now.get(id);
    if (!pupil || held.has(`${row.schoolUnitId}|${id}`) || !saysTheSame(row, pupil)) return row;
    held.add(`${row.schoolUnitId}|${id}`);
    return { ...row, externalId: id };
  });
  return { pupils: back, reused };
}

/**
 * Registers give out those with a protected identity without number, birth date or name: it says nothing of who it is, and
 * nothing against whom the id stood for. Taken for another child, she would have her record cut in two, and the earlier half
 * would go on telling of her as one who is not protected.
 */
const isMasked = ({ protection, birthDate, identityLookup }: Child & { protection: string }): boolean =>
  protection !== "none" && birthDate === null && identityLookup === null;

function idBeforeFreed({ id, externalId }: StandingPupil): string | null {
  const freed = `|${id}`;
  return externalId?.endsWith(freed) ? externalId.slice(0, -freed.length) : null;
}

/**
 * Twins have all but the given name and the number in common: a number that was another id's, or becomes one's, with another
 * given name is that other child, however alike the rest.
 */
function numbersOfOthers(standing: readonly StandingPupil[], now: ReadonlyMap<string, Child>) {
  const before = new Set(standing.map((row) => `${row.externalId}|${row.identityLookup}`));
  const idsOf = (rows: Iterable<readonly [string | null, string | null]>) => {
    const ids = new Map<string, (string | null)[]>();
    for (const [id, lookup] of rows) if (lookup) ids.set(lookup, [...(ids.get(lookup) ?? []), id]);
    return ids;
  };
  const had = idsOf(standing.map((row) => [row.externalId, row.identityLookup]));
  const have = idsOf([...now].map(([id, child]) => [id, child.identityLookup]));
  return ({ externalId, identityLookup, givenName }: StandingPupil, pupil: Child): boolean => {
    const number = pupil.identityLookup;
    if (!number || !identityLookup || number === identityLookup || pupil.givenName === givenName)
      return false;
    if (had.get(number)?.some((id) => id !== externalId)) return true;
    const goes = have.get(identityLookup) ?? [];
    return goes.some((id) => id !== externalId && !before.has(`${id}|${identityLookup}`));
  };
}

/**
 * Rows that no id of this roster names, by school unit and number: who comes back under another id has the row from before,
 * the one in use or the one left last.
 */
export function unnamedByNumber(
  pupils: readonly StandingPupil[],
  named: ReadonlySet<string>,
): Map<string, StandingPupil> {
  const last = (row: StandingPupil) => row.leftOn ?? "9999-12-31";
  return new Map(
    pupils
      .filter((row) => row.externalId !== null && row.identityLookup !== null && !named.has(row.externalId))
      .sort((a, b) => last(a).localeCompare(last(b)))
      .map((row) => [`${row.schoolUnitId}|${row.identityLookup}`, row]),
  );
}
