// The roster of a school authority from CSV files.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  importRosterByCommand,
  type ReusedIds,
  type RosterCounts,
} from "../app/domain/roster/import-roster.server";
import { type RosterFile, type RosterProblem, rosterFiles } from "../app/domain/roster/table";
import { type ReadRoster, readRosterFiles } from "../app/integrations/roster/read-roster-files";
import { roster as english } from "../app/text/en/roster";
import { roster as swedish } from "../app/text/sv/roster";
import { listAuthorities } from "../db/invitation.server";
import { type AdminCommand, CommandRefused, inHouse, needed, say } from "./admin-command";

export const rosterImport: AdminCommand = {
  options: "--csv DIR [--authority NAME] [--dry-run] [--accept-leaving] [--english]",
  says: "Brings the roster in line with seven CSV files (docs/roster-csv.md), whole or not at all.",
  accepts: {
    csv: { type: "string" },
    authority: { type: "string" },
    "dry-run": { type: "boolean" },
    "accept-leaving": { type: "boolean" },
    english: { type: "boolean" },
  },
  async run(values) {
    const folder = needed(values, "csv");
    const texts: Texts = values.english ? english : swedish;
    const read = readFolder(folder);
    if (!read.ok) return tell(read.problems, texts);
    return inHouse(async ({ db, vault }) => {
      const authorityId = await chooseAuthority(await listAuthorities(db.read), values.authority);
      const result = await importRosterByCommand(
        { db, vault, now: new Date() },
        {
          authorityId,
          tables: read.tables,
          dryRun: values["dry-run"] === true,
          acceptLeaving: values["accept-leaving"] === true,
        },
      );
      if (!result.ok) return tell(result.problems, texts);
      sayCounts(result.counts);
      sayReused(result.reusedIds);
      say(result.written ? "\nThe roster has been imported." : "\nA dry run: nothing was written.");
      return 0;
    });
  },
};

type Texts = { [K in "place" | "placeColumn" | "placeFile"]: string } & { problem: Record<string, string> };

function readFolder(folder: string): ReadRoster {
  const paths = rosterFiles.map((file) => join(folder, `${file}.csv`)).filter((path) => existsSync(path));
  return readRosterFiles(paths.map((path) => ({ name: basename(path), bytes: readFileSync(path) })));
}

function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name) => String(params[name] ?? whole));
}

function tell(problems: readonly RosterProblem[], texts: Texts): number {
  for (const { file, line, column, key, params } of problems) {
    const where = line === null ? texts.placeFile : column === null ? texts.place : texts.placeColumn;
    const place = fill(where, { file, line: line ?? "", column: column ?? "" });
    process.stderr.write(`${place}: ${fill(texts.problem[key] ?? key, params ?? {})}\n`);
  }
  return 1;
}

async function chooseAuthority(
  authorities: { id: string; name: string }[],
  named: string | boolean | undefined,
): Promise<string> {
  const names = authorities.map((authority) => authority.name).join(", ");
  if (authorities.length === 0)
    throw new CommandRefused("There is no school authority yet: begin with first-administrator.");
  if (typeof named !== "string" && authorities.length > 1)
    throw new CommandRefused(`Say which school authority the roster is of: --authority NAME (${names}).`);
  const found = authorities.find((authority) => typeof named !== "string" || authority.name === named);
  if (!found) throw new CommandRefused(`There is no school authority of that name. There is: ${names}.`);
  return found.id;
}

const shown: readonly [keyof RosterCounts & (RosterFile | "accounts" | "groupStaff" | "members"), string][] =
  [
    ["schools", "schools"],
    ["accounts", "staff"],
    ["groups", "groups"],
    ["duties", "duties"],
    ["groupStaff", "teachers and mentors of groups"],
    ["pupils", "pupils"],
    ["members", "memberships"],
    ["guardians", "guardians"],
  ];

function sayReused({ pupils, staff, likelyStaff }: ReusedIds): void {
  const told: [number[], string, string][] = [
    [pupils, "pupils.csv", "each of them begins with a blank page, and the child whose id it was has left."],
    [
      staff,
      "staff.csv",
      "another person than before: an account of her own, and the one that had the id is closed.",
    ],
    [
      likelyStaff,
      "staff.csv",
      "tied to the account as before; the name, number or mail says that it may be another.",
    ],
  ];
  const count = pupils.length + staff.length;
  say(`${"ids of somebody else than before".padEnd(32)} ${String(count).padStart(6)}`);
  for (const [lines, file, what] of told)
    if (lines.length > 0) say(`Lines ${lines.join(", ")} of ${file}: ${what}`);
}

function sayCounts(counts: RosterCounts): void {
  for (const [key, name] of shown)
    say(
      `${name.padEnd(32)} ${String(counts[key].add).padStart(6)} new ${String(counts[key].change).padStart(6)} changed`,
    );
  say(`${"guardians removed".padEnd(32)} ${String(counts.guardiansRemoved).padStart(6)}`);
  say(
    `${"left".padEnd(32)} ${String(counts.leaving.pupils).padStart(6)} pupils, ${counts.leaving.staff} staff`,
  );
  say(`${"change school".padEnd(32)} ${String(counts.changingSchool).padStart(6)} pupils`);
  if (counts.changingSchool > 0)
    say(
      "What was written about them stays with the school they leave: its principal decides what the new school is sent.",
    );
}
