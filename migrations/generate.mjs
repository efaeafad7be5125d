// Writes what the schema says beyond the migrations, for both databases on both engines:
// `npm run db:generate -- subject-of-the-change`. Fails where a generation would drop anything: write such
// a step by hand, so that somebody has thought of the rows. SQLite can change a column in no other way than by building
// the table anew: take that step, select NULL for columns that are new, and let migrations.server.test.ts see the rows.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const subject = (process.argv[2] ?? "").replaceAll("-", "_");
if (!/^[a-z][a-z0-9_]*$/.test(subject)) {
  console.error("Say what the change is about: npm run db:generate -- subject-of-the-change");
  process.exit(2);
}
const kit = join(dirname(createRequire(import.meta.url).resolve("drizzle-kit/api")), "bin.cjs");
const folders = ["sqlite", "postgres", "keys/sqlite", "keys/postgres"].map((each) => join("migrations", each));
const sqlFiles = (folder) => readdirSync(folder).filter((file) => file.endsWith(".sql"));

let failed = false;
for (const folder of folders) {
  const known = sqlFiles(folder);
  const { status } = spawnSync(process.execPath, [kit, "generate", "--config", `${folder}.config.ts`, "--name", subject], {
    stdio: "inherit",
  });
  const made = sqlFiles(folder).filter((file) => !known.includes(file));
  const dropping = made.filter((file) => /\bDROP\b(?! NOT NULL)/.test(readFileSync(join(folder, file), "utf8")));
  for (const file of dropping) console.error(`${join(folder, file)} drops something: do not commit it as it is.`);
  failed ||= status !== 0 || dropping.length > 0;
}
process.exit(failed ? 1 : 0);
