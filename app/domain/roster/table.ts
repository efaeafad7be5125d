/** A file of a roster as rows of text, whichever format it came in. */
export interface RosterTable {
  header: string[];
  rows: { line: number; cells: string[] }[];
}

export const rosterFiles = [
  "schools",
  "staff",
  "groups",
  "duties",
  "pupils",
  "group-members",
  "guardians",
] as const;

export type RosterFile = (typeof rosterFiles)[number];

export type RosterTables = Record<RosterFile, RosterTable>;

/** What is wrong, and where; `key` is one of the text files' roster.problem keys. */
export interface RosterProblem {
  file: RosterFile;
  line: number | null;
  column: string | null;
  key: string;
  params?: Record<string, string | number>;
}
