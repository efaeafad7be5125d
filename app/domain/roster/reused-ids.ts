// The authority's ids that stand for another child in this roster than before. The row of the child that had one is freed of
// it: it is then a pupil who has left, and nothing that was written about one child is the other's. Pure.
import type { Roster } from "./roster";
import type { StandingPupil } from "./roster-state";
import { isSameChild } from "./same-child";

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
  const now = new Map(named.map((pupil) => [pupil.id, pupil]));
  const reused = new Set<string>();
  const pupils = standing.map((row) => {
    const pupil = row.externalId === null ? undefined : now.get(row.externalId);
    if (!pupil) return row;
    const identityLookup = lookups.get(pupil.personalNumber ?? "") ?? null;
    if (isSameChild(row, { ...pupil, identityLookup })) return row;
    reused.add(pupil.id);
    // No roster names it so, and no other row is called it.
    return { ...row, externalId: `${row.externalId}|${row.id}` };
  });
  return { pupils, reused };
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
