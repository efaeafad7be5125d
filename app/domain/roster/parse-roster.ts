// Turns the seven tables of a roster into one whole, or into everything that is wrong with it, by file and line.
// Rows that point nowhere, ids given twice and dates in the wrong order are refused here; what changes against
// last time is plan-roster's question. A message never repeats a cell: it may hold a personal identity number.
// Source: docs/roster-csv.md.
import { addDays } from "../calendar/stockholm";
import { districtsOf, findDistrict } from "../routing/districts";
import { birthDateOf, sexOf } from "./personal-number";
import { type RosterRow, readCells } from "./read-cells";
import type { Roster } from "./roster";
import { type RosterFile, type RosterProblem, type RosterTables, rosterFiles } from "./table";

export type ParsedRoster = { ok: true; roster: Roster } | { ok: false; problems: RosterProblem[] };

type Rows = Record<RosterFile, RosterRow[]>;

export function parseRoster(tables: RosterTables): ParsedRoster {
  const problems: RosterProblem[] = [];
  const rows = {} as Rows;
  for (const file of rosterFiles) {
    const read = readCells(file, tables[file]);
    rows[file] = read.rows;
    problems.push(...read.problems);
  }
  for (const file of ["schools", "staff", "pupils"] as const) {
    if (tables[file].rows.length === 0) problems.push({ file, line: null, column: null, key: "no_rows" });
  }
  problems.push(...checkIds(rows), ...checkReferences(rows), ...checkDuties(rows), ...checkDates(rows));
  problems.push(...checkBirthDates(rows), ...checkStaffNumbers(rows), ...checkDistricts(rows));
  return problems.length > 0
    ? { ok: false, problems: inOrder(problems) }
    : { ok: true, roster: assemble(rows) };
}

function inOrder(problems: RosterProblem[]): RosterProblem[] {
  const place = (problem: RosterProblem) => rosterFiles.indexOf(problem.file);
  return problems.sort((a, b) => place(a) - place(b) || (a.line ?? 0) - (b.line ?? 0));
}

function checkIds(rows: Rows): RosterProblem[] {
  const problems: RosterProblem[] = [];
  for (const file of ["schools", "staff", "groups", "pupils", "guardians"] as const) {
    const firstLine = new Map<string, number>();
    for (const { line, values } of rows[file]) {
      // A guardian of two children stands once for each.
      const id = file === "guardians" ? `${values.id}\0${values.pupil}` : values.id;
      if (!values.id || !id) continue;
      const first = firstLine.get(id);
      if (first !== undefined)
        problems.push({ file, line, column: "id", key: "id_twice", params: { first } });
      else firstLine.set(id, line);
    }
  }
  return problems;
}

const references: readonly { file: RosterFile; key: string; column: string; to: RosterFile }[] = [
  { file: "groups", key: "school", column: "skola", to: "schools" },
  { file: "duties", key: "staff", column: "personal", to: "staff" },
  { file: "duties", key: "school", column: "skola", to: "schools" },
  { file: "duties", key: "group", column: "grupp", to: "groups" },
  { file: "duties", key: "absent", column: "vikarierar för", to: "staff" },
  { file: "pupils", key: "school", column: "skola", to: "schools" },
  { file: "group-members", key: "group", column: "grupp", to: "groups" },
  { file: "group-members", key: "pupil", column: "elev", to: "pupils" },
  { file: "guardians", key: "pupil", column: "elev", to: "pupils" },
];

function checkReferences(rows: Rows): RosterProblem[] {
  return references.flatMap(({ file, key, column, to }) => {
    const known = new Set(rows[to].map((row) => row.values.id));
    return rows[file]
      .filter(({ values }) => values[key] && !known.has(values[key]))
      .map(({ line }) => ({ file, line, column, key: "points_nowhere", params: { to: `${to}.csv` } }));
  });
}

/** A mentor or teacher of a group names the group; every other duty is at a school, the administrator's at neither. */
function checkDuties(rows: Rows): RosterProblem[] {
  const file = "duties";
  return rows.duties.flatMap(({ line, values }): RosterProblem[] => {
    const { role, school, group, absent, staff, endsOn } = values;
    if (!role) return [];
    const standsIn = "vikarierar för";
    if (absent && (group || !school)) return [{ file, line, column: standsIn, key: "substitute_at_school" }];
    if (absent && absent === staff) return [{ file, line, column: standsIn, key: "substitute_same" }];
    if (absent && !endsOn) return [{ file, line, column: "till", key: "substitution_needs_end" }];
    if (group && role !== "mentor" && role !== "teacher")
      return [{ file, line, column: "grupp", key: "role_without_group" }];
    if (role === "mentor" && !group) return [{ file, line, column: "grupp", key: "mentor_needs_group" }];
    if (!group && !school && role !== "authority_administrator")
      return [{ file, line, column: "skola", key: "duty_needs_school" }];
    return [];
  });
}

function checkDates(rows: Rows): RosterProblem[] {
  return (["groups", "duties", "group-members"] as const).flatMap((file) =>
    rows[file]
      .filter(({ values }) => values.startsOn && values.endsOn && values.endsOn < values.startsOn)
      .map(({ line }) => ({ file, line, column: "till", key: "ends_before_start" })),
  );
}

function checkBirthDates(rows: Rows): RosterProblem[] {
  return rows.pupils
    .filter(({ values }) => {
      const { personalNumber, birthDate } = values;
      return personalNumber && birthDate && birthDateOf(personalNumber) !== birthDate;
    })
    .map(({ line }) => ({ file: "pupils", line, column: "födelsedatum", key: "birth_date_differs" }));
}

/** A district is a part of the home municipality: of one whose districts are known it is one of those. */
function checkDistricts(rows: Rows): RosterProblem[] {
  return rows.pupils.flatMap(({ line, values }): RosterProblem[] => {
    const { district, residenceCode } = values;
    if (!district) return [];
    const at = { file: "pupils", line, column: "stadsdel" } as const;
    if (!residenceCode) return [{ ...at, key: "district_without_home" }];
    const known = districtsOf[residenceCode];
    if (!known || findDistrict(residenceCode, district)) return [];
    return [
      { ...at, key: "district_unknown", params: { allowed: known.map(({ name }) => name).join(", ") } },
    ];
  });
}

/** One person has one account: two rows with one number would leave it open who signs in. */
function checkStaffNumbers(rows: Rows): RosterProblem[] {
  const firstLine = new Map<string, number>();
  return rows.staff.flatMap(({ line, values }): RosterProblem[] => {
    if (!values.personalNumber) return [];
    const first = firstLine.get(values.personalNumber);
    if (first === undefined) firstLine.set(values.personalNumber, line);
    const column = "personnummer";
    return first === undefined
      ? []
      : [{ file: "staff", line, column, key: "number_twice", params: { first } }];
  });
}

/** Every cell has been read by its column and every row checked: what is stated here is what was found. */
function assemble(rows: Rows): Roster {
  const all = <T>(file: RosterFile) => rows[file].map((row) => row.values as T);
  // A file names the last day; a span ends with the first day that is no longer part of it.
  const span = (values: RosterRow["values"]) => ({
    startsOn: values.startsOn ?? null,
    endsOn: values.endsOn ? addDays(values.endsOn, 1) : null,
  });
  const grouped = rows.duties.filter(({ values }) => values.group);
  const plain = rows.duties.filter(({ values }) => !values.group);
  return {
    schools: all("schools"),
    staff: all("staff"),
    groups: rows.groups.map(({ values }) => ({
      ...(values as unknown as Roster["groups"][number]),
      ...span(values),
    })),
    duties: plain.map(({ values }) => ({
      staff: values.staff as string,
      role: values.role as Roster["duties"][number]["role"],
      school: values.school ?? null,
      ...span(values),
    })),
    // The row is a duty at the school too: a substitute works there for that time.
    substitutions: plain.flatMap(({ values }) =>
      values.absent
        ? [
            {
              staff: values.staff as string,
              absent: values.absent,
              school: values.school as string,
              startsOn: values.startsOn ?? null,
              endsOn: addDays(values.endsOn as string, 1),
            },
          ]
        : [],
    ),
    groupStaff: grouped.map(({ values }) => ({
      staff: values.staff as string,
      group: values.group as string,
      role: values.role as "mentor" | "teacher",
      ...span(values),
    })),
    pupils: rows.pupils.map(({ values }) => {
      const pupil = values as unknown as Roster["pupils"][number] & {
        sex: Roster["pupils"][number]["sex"] | null;
      };
      const number = pupil.personalNumber;
      const protection = pupil.protection ?? "none";
      return {
        ...pupil,
        birthDate: pupil.birthDate ?? (number ? birthDateOf(number) : null),
        sex: pupil.sex ?? (number ? sexOf(number) : "unknown"),
        protection,
        // Never kept of a protected identity: the municipality's own register must not lead anybody there.
        district: protection === "none" ? pupil.district : null,
      };
    }),
    members: rows["group-members"].map(({ values }) => ({
      group: values.group as string,
      pupil: values.pupil as string,
      ...span(values),
    })),
    guardians: rows.guardians.map(({ values }) => {
      const guardian = values as unknown as Roster["guardians"][number];
      return { ...guardian, custody: guardian.custody ?? "unknown" };
    }),
  };
}
