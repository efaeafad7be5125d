// The school authorities, their units and the staff in every role; social services' people in a dozen municipalities.
import { familyName, givenNames } from "./names.server";
import type { NumberPool } from "./number-pool.server";
import type { AccountRow, AuthorityRow, ContactRow, DutyRow, UnitRow } from "./plan";
import { planContacts } from "./plan-contacts.server";
import type { Dice } from "./random.server";
import { authorities, type Role, receptions, type SchoolPlan, schools } from "./schools.server";

export interface StaffPlan {
  authorities: AuthorityRow[];
  units: UnitRow[];
  accounts: AccountRow[];
  duties: DutyRow[];
  contacts: ContactRow[];
}

/** People a newcomer signs in as, and those of the story: the first of their role at their place. */
const known: Record<string, readonly (readonly [name: string, sex: "female" | "male"])[]> = {
  "norrskolan teacher": [
    ["Maria Ek", "female"],
    ["Per Dahl", "male"],
    ["Lisa Holm", "female"],
    ["Anna Berg", "female"],
  ],
  "norrskolan principal": [["Jonas Hed", "male"]],
  "norrskolan counsellor": [["Karin Ström", "female"]],
  "norrskolan school_nurse": [["Maud Lindgren", "female"]],
  "norrskolan special_educator": [["Tomas Rask", "male"]],
  "municipal school_psychologist": [["Leila Haddad", "female"]],
  "municipal authority_administrator": [["Birgitta Falk", "female"]],
  "private authority_administrator": [["Stefan Sund", "male"]],
  "2282 reception": [
    ["Anna Sandell", "female"],
    ["Mikael Byström", "male"],
  ],
  "2282 analyst": [["Eva Norén", "female"]],
  "2283 reception": [["Gun-Britt Hamrin", "female"]],
};

/** Which schools share one person of a student-health role. */
const shared: readonly (readonly [Role, readonly (readonly string[])[]])[] = [
  ["counsellor", [["norrskolan"], ["strandskolan"], ["alvgymnasiet"], ["bergaskolan", "kusthojden"]]],
  ["school_nurse", [["norrskolan"], ["strandskolan"], ["alvgymnasiet"], ["bergaskolan", "kusthojden"]]],
  [
    "special_educator",
    [["norrskolan"], ["blasippan"], ["strandskolan"], ["alvgymnasiet"], ["bergaskolan", "kusthojden"]],
  ],
  [
    "school_psychologist",
    [
      ["norrskolan", "blasippan", "strandskolan", "alvgymnasiet"],
      ["bergaskolan", "kusthojden"],
    ],
  ],
];

export function planStaff(input: {
  dice: Dice;
  numbers: NumberPool;
  startsOn: string;
  today: string;
}): StaffPlan {
  const { dice, numbers, startsOn } = input;
  const authorityRows = Object.entries(authorities).map(([key, authority]) => ({
    id: `authority-1-${key}`,
    ...authority,
  }));
  const units = schools.map((school) => unitRow(school, dice));
  const unitId = (key: string) => units.find((u) => u.key === key)?.id as string;
  const plan: StaffPlan = { authorities: authorityRows, units, accounts: [], duties: [], contacts: [] };
  const taken = new Set<string>();

  function hire(role: Role, place: string, side: Partial<AccountRow>, unitKeys: readonly string[]) {
    const name = nextName(role, place);
    const adult = numbers.forAdult(name.sex);
    if (!adult) throw new Error("No test numbers left for staff");
    const id = dice.id();
    const [given = "", family = ""] = [name.full.split(" ")[0], name.full.split(" ").slice(1).join(" ")];
    const account: AccountRow = {
      id,
      kind: "staff",
      externalId: `p${String(plan.accounts.length + 1).padStart(4, "0")}`,
      name: name.full,
      email: `${asciiName(given)}.${asciiName(family)}@exempel.se`,
      phone: `070-174 06 ${String(dice.between(5, 99)).padStart(2, "0")}`,
      personalNumber: adult.number,
      locale: "sv",
      ...side,
    };
    plan.accounts.push(account);
    const duty = (schoolUnitId: string | null) =>
      plan.duties.push({ id: dice.id(), accountId: id, schoolUnitId, role, startsOn, endsOn: null });
    if (unitKeys.length === 0) duty(null);
    for (const key of unitKeys) duty(unitId(key));
  }

  function nextName(role: Role, place: string): { full: string; sex: "female" | "male" } {
    const queue = known[`${place} ${role}`] ?? [];
    const first = queue.find(([name]) => !taken.has(name));
    if (first) {
      taken.add(first[0]);
      return { full: first[0], sex: first[1] };
    }
    for (;;) {
      const sex = dice.chance(0.72) ? "female" : "male";
      const full = `${dice.pick(givenNames.adult[sex])} ${familyName(dice)}`;
      if (taken.has(full)) continue;
      taken.add(full);
      return { full, sex };
    }
  }

  const staffOf = (key: "municipal" | "private") => ({
    kind: "staff" as const,
    authorityId: `authority-1-${key}`,
  });
  for (const school of schools) {
    const side = staffOf(school.authority);
    hire("principal", school.key, side, [school.key]);
    for (let i = 0; i < school.teachers; i += 1) hire("teacher", school.key, side, [school.key]);
    for (let i = 0; i < school.otherStaff; i += 1) hire("other_staff", school.key, side, [school.key]);
  }
  for (const [role, places] of shared) {
    for (const keys of places) {
      const school = schools.find((s) => s.key === keys[0]) as SchoolPlan;
      const place = role === "school_psychologist" ? school.authority : school.key;
      hire(role, place, staffOf(school.authority), keys);
    }
  }
  for (const key of ["municipal", "private"] as const) {
    hire("authority_administrator", key, staffOf(key), []);
  }
  for (const [index, code] of receptions.entries()) {
    const side = { kind: "social" as const, municipalityCode: code, authorityId: null, externalId: null };
    hire("reception", code, side, []);
    hire("reception", code, side, []);
    if (index < 6) hire("analyst", code, side, []);
  }
  plan.contacts.push(...planContacts(receptions, input.today));
  return plan;
}

function unitRow(school: SchoolPlan, dice: Dice): UnitRow {
  return {
    key: school.key,
    id: dice.id(),
    authorityId: `authority-1-${school.authority}`,
    externalId: school.key,
    name: school.name,
    kind: school.kind,
    municipalityCode: school.municipalityCode,
    phone: school.phone,
  };
}

function asciiName(name: string): string {
  return name
    .toLocaleLowerCase("sv")
    .normalize("NFD")
    .replace(/[^a-z-]/g, "");
}
