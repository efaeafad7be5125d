// Chooses the reception unit within a municipality: the only one; the one whose districts hold the child's; else the one
// that the reporter chose. Several and nothing to go by is a question to the reporter, never a guess. Does not choose
// the municipality (rules.ts) and does not judge channels. Source: the register of contacts; districts.ts.
import { findDistrict, sameDistrict } from "./districts";

export interface UnitToChoose {
  unit: string;
  /** None where it serves the whole municipality. */
  districts: readonly string[];
}

/** routing:units.<how> */
export const chosenHows = ["none", "only_one", "by_reporter", "by_district", "several"] as const;
export type ChosenHow = (typeof chosenHows)[number];

export interface ChosenUnit<U> {
  unit: U | null;
  how: ChosenHow;
}

/** `units`: the municipality's active ones. `chosen`: the name of the unit that the reporter picked. */
export function chooseUnit<U extends UnitToChoose>(
  units: readonly U[],
  {
    municipalityCode,
    chosen,
    district,
  }: { municipalityCode: string; chosen: string | null; district?: string },
): ChosenUnit<U> {
  const [first, ...others] = units;
  if (!first) return { unit: null, how: "none" };
  if (others.length === 0) return { unit: first, how: "only_one" };
  const picked = units.find((one) => one.unit === chosen);
  if (picked) {
    const agrees = district !== undefined && serves(picked, municipalityCode, district);
    return { unit: picked, how: agrees ? "by_district" : "by_reporter" };
  }
  const serving = district ? units.filter((one) => serves(one, municipalityCode, district)) : [];
  const [only, ...more] = serving;
  if (only && more.length === 0) return { unit: only, how: "by_district" };
  return { unit: null, how: "several" };
}

/** An earlier name of a district is as good as today's. */
function serves(unit: UnitToChoose, municipalityCode: string, district: string): boolean {
  const today = findDistrict(municipalityCode, district)?.name ?? district;
  return unit.districts.some((served) =>
    sameDistrict(findDistrict(municipalityCode, served)?.name ?? served, today),
  );
}
