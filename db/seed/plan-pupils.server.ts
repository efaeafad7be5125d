// The pupils with where they live, who placed them and what protects them; their guardians with custody.
import { districtsOf } from "~/domain/routing/districts";
import { familyName, givenNames } from "./names.server";
import type { NumberPool } from "./number-pool.server";
import type { GuardianRow, PupilRow, UnitRow } from "./plan";
import type { Dice } from "./random.server";
import { placing, residences, type SchoolPlan, schools } from "./schools.server";

/** The class a pupil goes in now. */
export interface Seat {
  pupilId: string;
  schoolKey: string;
  grade: number;
  letter: string;
}

export interface PupilPlan {
  pupils: PupilRow[];
  guardians: GuardianRow[];
  seats: Seat[];
}

const pupilCount = 1500;
const withoutNumber = 8;
const confidential = 7;
const registeredProtected = 5;
const placed = 18;

/** The class that the newcomer meets: Norrskolan's 5B. */
const knownPupils: readonly (readonly [given: string, family: string, sex: "female" | "male"])[] = [
  ["Alva", "Lindqvist", "female"],
  ["Elias", "Nygren", "male"],
  ["Hamza", "Warsame", "male"],
  ["Ines", "Sjölund", "female"],
  ["Oliver", "Bergqvist", "male"],
  ["Saga", "Holmgren", "female"],
  ["Theo", "Åkesson", "male"],
  ["Wilma", "Öberg", "female"],
];
export const knownClass = { schoolKey: "norrskolan", grade: 5, letter: "B" } as const;

/** A preschool has one group to each age. */
export function classesOf(school: SchoolPlan): { grade: number; letter: string }[] {
  if (school.kind === "preschool") {
    return school.grades.map((grade, i) => ({ grade, letter: school.letters[i] as string }));
  }
  return school.grades.flatMap((grade) => school.letters.map((letter) => ({ grade, letter })));
}

const streets = `Storgatan Skolgatan Björkvägen Strandvägen Kyrkvägen Älvvägen Tallstigen Granvägen Bruksgatan
  Fabriksgatan Ringvägen Åsvägen Hantverkargatan Nygatan Smedjegatan Backvägen Rönnstigen Lärkvägen`.split(
  /\s+/,
);

function address(dice: Dice): string {
  return `${dice.pick(streets)} ${dice.between(1, 48)}${dice.chance(0.25) ? dice.pick(["A", "B", "C"]) : ""}`;
}

function mobile(dice: Dice): string {
  // 070-174 06 05 to 070-174 06 99: set aside by the telecom authority for invented people.
  return `070-174 06 ${String(dice.between(5, 99)).padStart(2, "0")}`;
}

function residence(dice: Dice, school: SchoolPlan): string {
  const nearby =
    school.key === "bergaskolan" ? "inland" : school.kind === "upper_secondary" ? "wide" : "near";
  return dice.weigh(residences[nearby] ?? []);
}

export function planPupils(input: {
  dice: Dice;
  numbers: NumberPool;
  units: UnitRow[];
  /** The year that the current school year began in. */
  schoolYear: number;
}): PupilPlan {
  const { dice, numbers, units, schoolYear } = input;
  const plan: PupilPlan = { pupils: [], guardians: [], seats: [] };
  const usedNames = new Set(knownPupils.map(([given, family]) => `${given} ${family}`));
  const seats = seatsOf();
  for (const [index, seat] of seats.entries()) {
    const school = schools.find((s) => s.key === seat.schoolKey) as SchoolPlan;
    const isKnownClass =
      seat.schoolKey === knownClass.schoolKey &&
      seat.grade === knownClass.grade &&
      seat.letter === knownClass.letter;
    const person = isKnownClass ? knownPupils[seat.place] : undefined;
    const sex = person?.[2] ?? (dice.chance(0.5) ? "female" : "male");
    const [given, family] = person ?? freeName(dice, sex, usedNames);
    const number = numbers.forChild(schoolYear - 6 - seat.grade, sex);
    const unit = units.find((u) => u.key === seat.schoolKey) as UnitRow;
    const id = dice.id();
    const home = person ? "2282" : residence(dice, school);
    plan.pupils.push({
      id,
      authorityId: unit.authorityId,
      secrecyArea: "school",
      schoolUnitId: unit.id,
      externalId: `e${String(index + 1).padStart(5, "0")}`,
      givenName: given,
      familyName: family,
      birthDate: number.birthDate,
      sex,
      personalNumber: number.number,
      residenceCode: home,
      district: districtsOf[home]?.[index % 3]?.name ?? null,
      placedByCode: null,
      staysInCode: null,
      protection: "none",
      leftOn: null,
      version: 1,
      address: address(dice),
      phone: seat.grade >= 4 ? mobile(dice) : null,
    });
    plan.seats.push({ pupilId: id, schoolKey: seat.schoolKey, grade: seat.grade, letter: seat.letter });
  }
  markSpecial(dice, plan);
  plan.guardians = planGuardians(dice, numbers, plan.pupils);
  return plan;
}

function seatsOf() {
  const seats: (Omit<Seat, "pupilId"> & { place: number })[] = [];
  const classes = schools.flatMap((school) => classesOf(school).map((c) => ({ school, ...c })));
  const regular = classes.reduce((sum, c) => sum + c.school.size, 0);
  // What is lacking to the whole number is spread over the last classes.
  let extra = pupilCount - regular;
  for (const { school, grade, letter } of [...classes].reverse()) {
    const size = school.size + (extra-- > 0 ? 1 : 0);
    for (let place = 0; place < size; place += 1) seats.push({ schoolKey: school.key, grade, letter, place });
  }
  return seats;
}

function freeName(dice: Dice, sex: "female" | "male", used: Set<string>): readonly [string, string] {
  for (;;) {
    const name = [dice.pick(givenNames.pupil[sex]), familyName(dice)] as const;
    const full = name.join(" ");
    if (used.has(full)) continue;
    used.add(full);
    return name;
  }
}

/** Placed children, protected identities, and those without a Swedish number: never the pupils of the story. */
function markSpecial(dice: Dice, plan: PupilPlan): void {
  const known = new Set(knownPupils.map(([given, family]) => `${given} ${family}`));
  const order = dice.shuffle(plan.pupils.filter((p) => !known.has(`${p.givenName} ${p.familyName}`)));
  const take = (count: number) => order.splice(0, count);
  for (const pupil of take(confidential)) hide(pupil, "confidentiality");
  for (const pupil of take(registeredProtected)) {
    hide(pupil, "protected_registration");
    // The register shows where they once lived.
    pupil.residenceCode = dice.pick(placing);
  }
  for (const pupil of take(withoutNumber)) pupil.personalNumber = null;
  for (const pupil of take(placed)) {
    pupil.placedByCode = dice.pick(placing);
    pupil.staysInCode = pupil.residenceCode ?? null;
  }
}

function hide(pupil: PupilRow, protection: PupilRow["protection"]): void {
  Object.assign(pupil, { protection, address: null, phone: null, district: null });
}

/** Two with custody most often; one; or one with and one without. Numbers as long as they last. */
function planGuardians(dice: Dice, numbers: NumberPool, pupils: PupilRow[]): GuardianRow[] {
  return pupils.flatMap((pupil, index) => {
    const shape = dice.weigh([
      [["custody", "custody"], 72],
      [["custody"], 18],
      [["custody", "no_custody"], 8],
      [["custody", "unknown"], 2],
    ] as const);
    const sexes = dice.shuffle(["female", "male"] as const);
    return shape.map((custody, place): GuardianRow => {
      const sex = sexes[place] ?? "female";
      // Those of the pupil whom a newcomer meets first can sign with an electronic identity.
      const numbered = dice.chance(0.2) || (pupil.givenName === "Alva" && pupil.familyName === "Lindqvist");
      const adult = numbered ? numbers.forAdult(sex) : null;
      const apart = place === 1 && dice.chance(0.35);
      const hidden = pupil.protection !== "none";
      const name = `${dice.pick(givenNames.adult[sex])} ${apart ? familyName(dice) : pupil.familyName}`;
      return {
        id: dice.id(),
        authorityId: pupil.authorityId,
        secrecyArea: "school",
        pupilId: pupil.id,
        externalId: `v${String(index + 1).padStart(5, "0")}${place}`,
        custody,
        version: 1,
        details: {
          name,
          personalNumber: adult?.number ?? null,
          address: hidden ? null : apart ? address(dice) : (pupil.address ?? null),
          phone: hidden ? null : mobile(dice),
          email: null,
        },
      };
    });
  });
}
