// The register of contacts from outside: brought in from one CSV file, or taken out as one.
import { existsSync, readFileSync } from "node:fs";
import { exportRegisterByCommand } from "../app/domain/register/export-register.server";
import { importRegisterByCommand } from "../app/domain/register/import-register.server";
import { readCsvTable } from "../app/integrations/roster/csv-tables";
import { errors as englishErrors } from "../app/text/en/errors";
import { register as english } from "../app/text/en/register";
import { createTexts } from "../app/text/i18n";
import { csvProblemWords } from "../app/text/register-problems";
import { errors as swedishErrors } from "../app/text/sv/errors";
import { register as swedish } from "../app/text/sv/register";
import { type AdminCommand, CommandRefused, inHouse, needed, say } from "./admin-command";

export const registerImport: AdminCommand = {
  options: "--csv FILE [--dry-run] [--english]",
  says: "Brings reception units into the register of contacts, whole or not at all; what it does not name is left alone.",
  accepts: { csv: { type: "string" }, "dry-run": { type: "boolean" }, english: { type: "boolean" } },
  async run(values) {
    const path = needed(values, "csv");
    if (!existsSync(path)) throw new CommandRefused("There is no such file.");
    const read = readCsvTable(readFileSync(path));
    if (!read.ok) throw new CommandRefused(`From line ${read.line} the file cannot be read as CSV.`);
    const { table } = read;
    return inHouse(async ({ db }) => {
      const result = await importRegisterByCommand(
        { db, now: new Date() },
        { table, dryRun: values["dry-run"] === true },
      );
      if (!result.ok) {
        const { t } = values.english
          ? createTexts("en", { register: english, errors: englishErrors })
          : createTexts("sv", { register: swedish, errors: swedishErrors });
        for (const problem of result.problems) {
          const { place, words } = csvProblemWords(problem, t as (key: string, params?: object) => string);
          process.stderr.write(`${place}: ${words}\n`);
        }
        return 1;
      }
      say(`${result.added} new, ${result.changed} changed, ${result.same} the same.`);
      say(result.written ? "The register has been imported." : "A dry run: nothing was written.");
      return 0;
    });
  },
};

export const registerExport: AdminCommand = {
  options: "",
  says: "Writes the register of contacts as CSV to standard output.",
  accepts: {},
  async run() {
    return inHouse(async ({ db }) => {
      process.stdout.write(await exportRegisterByCommand({ db, now: new Date() }));
      return 0;
    });
  },
};
