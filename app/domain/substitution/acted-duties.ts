// Which duties of student health a substitution gives: who is of student health herself, at another school of the authority,
// stands in at this one in the role of who is away, while both duties and the substitution last. Nobody else does: the
// professions' own notes stay among them (OSL 23:2), and a principal's press moves nobody into their circle. Pure; dates
// are civil, ends exclusive. Source: decision 0040.
import { overlap, type Period } from "../access-grant/roster-grants";

export interface HealthDuty extends Period {
  id: string;
  accountId: string;
  schoolUnitId: string;
  role: string;
}

export interface ActedDuty extends Period {
  /** The same substitution and duty give the same id. */
  id: string;
  substitutionId: string;
  accountId: string;
  schoolUnitId: string;
  role: string;
}

interface Substitution extends Period {
  id: string;
  absentId: string;
  substituteId: string;
  schoolUnitId: string;
}

/** `duties`: of student health, by the roster; not those that a substitution gives. */
export function actedDuties(
  substitutions: readonly Substitution[],
  duties: readonly HealthDuty[],
): ActedDuty[] {
  return substitutions.flatMap((s) => {
    const own = duties.filter((d) => d.accountId === s.substituteId);
    // At this school she has what the role gives already.
    if (own.some((d) => d.schoolUnitId === s.schoolUnitId && overlap(d, s))) return [];
    return duties
      .filter((d) => d.accountId === s.absentId && d.schoolUnitId === s.schoolUnitId)
      .flatMap((held): ActedDuty[] => {
        const both = overlap(held, s);
        const periods = own.flatMap((d) => (both && overlap(both, d)) ?? []);
        const [longest] = periods.sort((a, b) => byEnd(b, a));
        if (!longest) return [];
        const { schoolUnitId, role } = held;
        return [
          {
            ...longest,
            ...{ id: `${s.id}:${held.id}`, substitutionId: s.id, accountId: s.substituteId },
            ...{ schoolUnitId, role },
          },
        ];
      });
  });
}

const never = "9999-12-31";
const byEnd = (a: Period, b: Period) => ((a.endsOn ?? never) < (b.endsOn ?? never) ? -1 : 1);
