import { describe, expect, it } from "vitest";
import { rosterColumns } from "./columns";
import { parseRoster } from "./parse-roster";
import { type RosterFile, type RosterTables, rosterFiles } from "./table";

const lines: Record<RosterFile, string[]> = {
  schools: ["id;namn;skolform;kommunkod", "s1;Ekskolan;grundskola;1283"],
  staff: ["id;namn;e-post", "p1;Lisbet Alm;lisbet@ekskolan.test", "p2;Olle Berg;"],
  groups: ["id;skola;namn;typ;från;till", "g1;s1;5B;klass;2026-08-17;2027-06-11"],
  duties: ["personal;roll;skola;grupp", "p1;mentor;;g1", "p1;lärare;s1;", "p2;administratör;;"],
  pupils: [
    "id;skola;förnamn;efternamn;personnummer;folkbokföringskommun",
    "e1;s1;Maja;Lind;20060101-2388;1283",
  ],
  "group-members": ["grupp;elev", "g1;e1"],
  guardians: ["id;elev;namn;vårdnad", "v1;e1;Karin Lind;ja"],
};

function tables(changes: Partial<Record<RosterFile, string[]>> = {}): RosterTables {
  const all = { ...lines, ...changes };
  return Object.fromEntries(
    rosterFiles.map((file) => {
      const [header = "", ...rows] = all[file];
      return [
        file,
        {
          header: header.split(";"),
          rows: rows.map((row, index) => ({ line: index + 2, cells: row.split(";") })),
        },
      ];
    }),
  ) as RosterTables;
}

function problemsOf(changes: Partial<Record<RosterFile, string[]>>) {
  const parsed = parseRoster(tables(changes));
  return parsed.ok ? [] : parsed.problems.map(({ file, line, key }) => `${file}:${line} ${key}`);
}

describe("parseRoster", () => {
  it("reads a roster in Swedish and fills in what a number tells", () => {
    const parsed = parseRoster(tables());
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    expect(parsed.roster.pupils[0]).toMatchObject({
      birthDate: "2006-01-01",
      sex: "female",
      protection: "none",
    });
    expect(parsed.roster.groupStaff).toEqual([
      { staff: "p1", group: "g1", role: "mentor", startsOn: null, endsOn: null },
    ]);
    expect(parsed.roster.duties.map((duty) => [duty.staff, duty.role, duty.school])).toEqual([
      ["p1", "teacher", "s1"],
      ["p2", "authority_administrator", null],
    ]);
    expect(parsed.roster.groups[0]).toMatchObject({ startsOn: "2026-08-17", endsOn: "2027-06-12" });
    expect(parsed.roster.guardians[0]?.custody).toBe("custody");
  });

  it("reads English headers and words to the same roster", () => {
    const english = tables({
      schools: ["ID;Name;Kind;Municipality", "s1;Ekskolan;compulsory;1283"],
      guardians: ["id;pupil;name;custody", "v1;e1;Karin Lind;yes"],
    });
    expect(parseRoster(english)).toEqual(parseRoster(tables()));
  });

  it("keeps a district, by today's name, an earlier one, or the register's own, but none of a protected pupil", () => {
    const header = "id;skola;förnamn;efternamn;folkbokföringskommun;stadsdel;skyddade personuppgifter";
    const of = (home: string, district: string, protection = "") => {
      const changes = { pupils: [header, `e1;s1;Maja;Lind;${home};${district};${protection}`] };
      const parsed = parseRoster(tables(changes));
      return parsed.ok ? parsed.roster.pupils[0]?.district : parsed.problems;
    };
    expect([of("0180", "Järva"), of("0180", "rinkeby-kista"), of("1280", "Söder")]).toEqual([
      "Järva",
      "rinkeby-kista",
      "Söder",
    ]);
    expect(of("0180", "")).toBeNull();
    for (const kind of ["sekretessmarkering", "skyddad folkbokföring"])
      expect(of("0180", "Järva", kind)).toBeNull();
  });

  it.each<[string, Partial<Record<RosterFile, string[]>>, string]>([
    [
      "a column it does not know",
      { staff: ["id;namn;skostorlek", "p1;A;41", "p2;B;42"] },
      "staff:1 unknown_column",
    ],
    ["a column twice", { staff: ["id;namn;name", "p1;A;A", "p2;B;B"] }, "staff:1 column_twice"],
    ["a missing column", { "group-members": ["grupp", "g1"] }, "group-members:1 missing_column"],
    ["a cell too many", { staff: ["id;namn", "p1;A", "p2;B;C"] }, "staff:3 cell_count"],
    [
      "an empty cell",
      { schools: ["id;namn;skolform;kommunkod", "s1;;grundskola;1283"] },
      "schools:2 empty_cell",
    ],
    [
      "a word off the list",
      { schools: ["id;namn;skolform;kommunkod", "s1;E;folkskola;1283"] },
      "schools:2 not_a_word",
    ],
    [
      "a code that is none",
      { schools: ["id;namn;skolform;kommunkod", "s1;E;grundskola;83"] },
      "schools:2 not_a_municipality",
    ],
    [
      "an address that is none",
      { staff: ["id;namn;e-post", "p1;A;a b@c.se", "p2;B;"] },
      "staff:2 not_an_email",
    ],
    [
      "a wrong check digit",
      { staff: ["id;namn;personnummer", "p1;A;200601010000", "p2;B;"] },
      "staff:2 not_a_personal_number",
    ],
    [
      "ten digits",
      { staff: ["id;namn;personnummer", "p1;A;0601012388", "p2;B;"] },
      "staff:2 not_a_personal_number",
    ],
    [
      "a date that is none",
      { groups: ["id;skola;namn;typ;från", "g1;s1;5B;klass;2026-02-30"] },
      "groups:2 not_a_date",
    ],
    [
      "a district without a home",
      { pupils: ["id;skola;förnamn;efternamn;stadsdel", "e1;s1;Maja;Lind;Järva"] },
      "pupils:2 district_without_home",
    ],
    [
      "a district of another city",
      {
        pupils: ["id;skola;förnamn;efternamn;folkbokföringskommun;stadsdel", "e1;s1;Maja;Lind;0180;Hisingen"],
      },
      "pupils:2 district_unknown",
    ],
    [
      "dates in the wrong order",
      { groups: ["id;skola;namn;typ;från;till", "g1;s1;5B;klass;2026-08-17;2026-06-01"] },
      "groups:2 ends_before_start",
    ],
    ["an id given twice", { staff: ["id;namn", "p1;A", "p2;B", "p1;C"] }, "staff:4 id_twice"],
    [
      "a row that points nowhere",
      { "group-members": ["grupp;elev", "g1;e1", "g9;e1"] },
      "group-members:3 points_nowhere",
    ],
    [
      "a mentor of no group",
      { duties: ["personal;roll;skola;grupp", "p1;mentor;s1;"] },
      "duties:2 mentor_needs_group",
    ],
    [
      "a principal of a group",
      { duties: ["personal;roll;skola;grupp", "p1;rektor;s1;g1"] },
      "duties:2 role_without_group",
    ],
    [
      "a duty nowhere",
      { duties: ["personal;roll;skola;grupp", "p1;kurator;;"] },
      "duties:2 duty_needs_school",
    ],
    [
      "a file without rows",
      { pupils: [lines.pupils[0] ?? ""], "group-members": ["grupp;elev"], guardians: ["id;elev;namn"] },
      "pupils:null no_rows",
    ],
    [
      "one number for two people",
      { staff: ["id;namn;personnummer", "p1;A;200601012388", "p2;B;20060101-2388"] },
      "staff:3 number_twice",
    ],
    [
      "two dates of birth",
      {
        pupils: ["id;skola;förnamn;efternamn;personnummer;födelsedatum", "e1;s1;M;L;200601012388;2006-01-02"],
      },
      "pupils:2 birth_date_differs",
    ],
  ])("refuses %s, by file and line", (_what, changes, problem) => {
    expect(problemsOf(changes)).toEqual([problem]);
  });

  it("tells every fault at once, in the order of files and lines, and repeats no cell", () => {
    const parsed = parseRoster(
      tables({
        staff: ["id;namn;personnummer", "p1;A;200601010000", "p2;;"],
        schools: ["id;namn;skolform;kommunkod", "s1;E;x;1283"],
      }),
    );
    if (parsed.ok) throw new Error("accepted");
    expect(parsed.problems.map((problem) => `${problem.file}:${problem.line}`)).toEqual([
      "schools:2",
      "staff:2",
      "staff:3",
    ]);
    expect(JSON.stringify(parsed.problems)).not.toContain("200601010000");
  });

  it("has headers that are told apart in both languages", () => {
    for (const columns of Object.values(rosterColumns)) {
      for (const name of columns.flatMap((column) => [...new Set([column.sv, column.en])])) {
        expect(columns.filter((column) => [column.sv, column.en].includes(name))).toHaveLength(1);
      }
    }
  });
});
