// What the routing rules are told about a pupil of the roster and what the reporter added. The school's municipality is
// that of its address. Guardians' homes are sealed and no fact of the roster: that parents live apart the reporter says.
import { hasTurnedEighteen } from "../report/age";
import type { RoutingFacts } from "./rules";

export interface RosterPupil {
  birthDate: string | null;
  protection: "none" | "confidentiality" | "protected_registration";
  residenceCode: string | null;
  placedByCode: string | null;
  staysInCode: string | null;
  /** The roster has no personal identity number; left out where nobody looked. */
  withoutNumber?: boolean;
}

interface Given {
  schoolIn: string | null;
  acute: boolean;
  now: Date;
  movedRecently?: boolean;
  parentsApart?: boolean;
}

const protections = {
  none: null,
  confidentiality: "confidentiality_marking",
  protected_registration: "protected_registration",
} as const;

export function routingFacts(
  pupil: RosterPupil,
  { schoolIn, acute, now, movedRecently = false, parentsApart = false }: Given,
): RoutingFacts {
  return {
    turnedEighteen: hasTurnedEighteen(pupil.birthDate, now),
    protection: protections[pupil.protection],
    residence: pupil.residenceCode,
    placedBy: pupil.placedByCode,
    staysIn: pupil.staysInCode,
    schoolIn,
    noSwedishNumber: pupil.withoutNumber ?? false,
    movedRecently,
    parentsApart,
    acute,
  };
}
