// The reception unit that the roster's district leads to: a proposal, which the reporter changes as she likes. Only where
// the report goes to the municipality where the child is registered, by that very rule: a district is a part of the
// home, and of a child who is placed, stays elsewhere or is protected it says nothing. Pure.
// Source: SoL 29:1; OSL 21:3 and 21:3 a; districts.ts.
import type { Routing } from "./rules";
import { chooseUnit, type UnitToChoose } from "./units";

export interface Home {
  residenceCode: string | null;
  district: string | null;
}

/** Its name; null where there is no district, or several units serve it, or none. */
export function unitByDistrict(
  units: readonly (UnitToChoose & { unit: string })[],
  { home, proposed, municipalityCode }: { home: Home | null; proposed: Routing; municipalityCode: string },
): string | null {
  const isHome = proposed.explanation === "residence" && home?.residenceCode === municipalityCode;
  if (!isHome || !home.district) return null;
  const { unit, how } = chooseUnit(units, { municipalityCode, chosen: null, district: home.district });
  return how === "by_district" ? (unit?.unit ?? null) : null;
}
