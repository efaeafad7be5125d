// Who signs an action plan for the family, by what the roster says today: guardians with custody of a child, and a pupil
// who has turned 18 for herself, whose guardians then do not. It asks, and never blocks: where custody is joint both are
// asked, and a plan stands without them. Whoever the roster does not say has custody signs nothing electronically.
// Pure. Source: föräldrabalken 6:11 (custody), 9:1 (of age at 18).
import type { CivilDate } from "../calendar/stockholm";
import { hasTurnedEighteen } from "../report/age";

export interface RosterGuardian {
  id: string;
  name: string;
  custody: "custody" | "no_custody" | "unknown";
  personalNumber: string | null;
  email: string | null;
}

export interface FamilySigner {
  /** As the tables write it: "guardian:<id>" or "pupil:<id>". */
  signer: string;
  kind: "guardian" | "pupil";
  id: string;
  name: string;
  /** Null where she signs: otherwise why not, plan:whyNot.<it>. */
  whyNot: "no_custody" | "custody_unknown" | "no_number" | "of_age" | null;
  personalNumber: string | null;
  email: string | null;
}

export interface FamilyFacts {
  pupil: { id: string; name: string; birthDate: CivilDate | null; personalNumber: string | null };
  guardians: readonly RosterGuardian[];
  now: Date;
}

export function familySigners({ pupil, guardians, now }: FamilyFacts): FamilySigner[] {
  const ofAge = hasTurnedEighteen(pupil.birthDate, now);
  const { id, name, personalNumber } = pupil;
  const herself: FamilySigner = {
    signer: `pupil:${id}`,
    kind: "pupil",
    id,
    name,
    whyNot: personalNumber === null ? "no_number" : null,
    personalNumber,
    email: null,
  };
  return [...(ofAge ? [herself] : []), ...guardians.map((g) => guardianSigner(g, ofAge))];
}

function guardianSigner({ custody, ...g }: RosterGuardian, ofAge: boolean): FamilySigner {
  const whyNot = ofAge
    ? "of_age"
    : custody === "no_custody"
      ? "no_custody"
      : custody === "unknown"
        ? "custody_unknown"
        : g.personalNumber === null
          ? "no_number"
          : null;
  return { ...g, signer: `guardian:${g.id}`, kind: "guardian", whyNot };
}
