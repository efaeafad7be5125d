// The invented schools of the demo data, their classes, and where their pupils live.

export type Role =
  | "teacher"
  | "principal"
  | "counsellor"
  | "school_nurse"
  | "school_psychologist"
  | "special_educator"
  | "other_staff"
  | "authority_administrator"
  | "reception"
  | "analyst";

/** f preschool, l grades F-3, m 4-6, h 7-9, g upper secondary. */
export type Age = "f" | "l" | "m" | "h" | "g";

export interface SchoolPlan {
  key: string;
  name: string;
  authority: "municipal" | "private";
  kind: "preschool" | "compulsory" | "upper_secondary";
  municipalityCode: string;
  phone: string;
  /** Class names of one grade: "5" and "A" make 5A; upper secondary "NA" and 2 make NA2. */
  grades: readonly number[];
  letters: readonly string[];
  /** Pupils in a class. */
  size: number;
  teachers: number;
  otherStaff: number;
  /** Where the pupils of the first grade went before, within the same authority. */
  from?: string;
}

export const authorities = {
  municipal: { name: "Kramfors kommun", legalProfile: "municipal", municipalityCode: "2282" },
  private: { name: "Älvbryggans friskolor", legalProfile: "private", municipalityCode: null },
} as const;

/** Grade 0 is the preschool class; a preschool's grades are ages 1 to 5 less six; upper secondary has 10 to 12. */
export const schools: readonly SchoolPlan[] = [
  {
    key: "blasippan",
    name: "Förskolan Blåsippan",
    authority: "municipal",
    kind: "preschool",
    municipalityCode: "2282",
    phone: "0612-000 10",
    grades: [-4, -3, -2, -1],
    letters: ["Humlan", "Fjärilen", "Igelkotten", "Ekorren"],
    size: 16,
    teachers: 9,
    otherStaff: 1,
  },
  {
    key: "norrskolan",
    name: "Norrskolan",
    authority: "municipal",
    kind: "compulsory",
    municipalityCode: "2282",
    phone: "0612-000 20",
    grades: [0, 1, 2, 3, 4, 5, 6],
    letters: ["A", "B"],
    size: 24,
    teachers: 24,
    otherStaff: 3,
  },
  {
    key: "strandskolan",
    name: "Strandskolan",
    authority: "municipal",
    kind: "compulsory",
    municipalityCode: "2282",
    phone: "0612-000 30",
    grades: [7, 8, 9],
    letters: ["A", "B", "C"],
    size: 26,
    teachers: 19,
    otherStaff: 1,
    from: "norrskolan",
  },
  {
    key: "bergaskolan",
    name: "Bergaskolan",
    authority: "private",
    kind: "compulsory",
    municipalityCode: "2283",
    phone: "0620-000 40",
    grades: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    letters: ["A"],
    size: 23,
    teachers: 18,
    otherStaff: 2,
  },
  {
    key: "alvgymnasiet",
    name: "Älvgymnasiet",
    authority: "municipal",
    kind: "upper_secondary",
    municipalityCode: "2282",
    phone: "0612-000 50",
    grades: [10, 11, 12],
    letters: ["NA", "SA", "EK", "BA", "VO", "IM"],
    size: 24,
    teachers: 26,
    otherStaff: 1,
    from: "strandskolan",
  },
  {
    key: "kusthojden",
    name: "Kusthöjdens gymnasium",
    authority: "private",
    kind: "upper_secondary",
    municipalityCode: "2280",
    phone: "0611-000 60",
    grades: [10, 11, 12],
    letters: ["ES", "TE", "NA"],
    size: 22,
    teachers: 13,
    otherStaff: 0,
    from: "bergaskolan",
  },
];

export function className(school: SchoolPlan, grade: number, letter: string): string {
  if (school.kind === "preschool") return letter;
  if (school.kind === "upper_secondary") return `${letter}${grade - 9}`;
  return grade === 0 ? `F${letter}` : `${grade}${letter}`;
}

export function ageOfGrade(grade: number): Age {
  if (grade < 0) return "f";
  if (grade <= 3) return "l";
  if (grade <= 6) return "m";
  return grade <= 9 ? "h" : "g";
}

/** Codes with weights: near the school first. The far ones are mostly of upper secondary. */
export const residences: Record<string, readonly (readonly [string, number])[]> = {
  near: [
    ["2282", 78],
    ["2280", 7],
    ["2283", 6],
    ["2284", 5],
    ["2281", 2],
    ["2262", 1],
    ["2260", 1],
  ],
  inland: [
    ["2283", 70],
    ["2282", 14],
    ["2303", 4],
    ["2313", 3],
    ["2284", 4],
    ["2463", 2],
    ["2305", 2],
    ["2260", 1],
  ],
  wide: [
    ["2282", 42],
    ["2280", 14],
    ["2283", 12],
    ["2284", 9],
    ["2281", 6],
    ["2262", 5],
    ["2260", 3],
    ["2401", 2],
    ["2303", 2],
    ["2313", 1],
    ["2132", 2],
    ["2184", 1],
    ["2480", 1],
  ],
};

/** Municipalities that place children elsewhere. */
export const placing = ["0180", "1480", "0380", "2480", "2281", "2180", "2380"] as const;

/** Those whose social services have a reception in the tool, the busiest first; the others are phoned. */
export const receptions = [
  "2282",
  "2283",
  "2280",
  "2284",
  "2281",
  "2262",
  "2260",
  "2303",
  "2313",
  "2305",
  "2132",
  "0180",
] as const;
