// Makes the demo's database and key store in DATA_DIR, relative to today, and people.json: whom to sign in as.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readEnv } from "../app/env.server";
import { concern as words } from "../app/text/sv/concern";
import { makeMasterKey, readMasterKey } from "../app/vault/master-key.server";
import { openDatabase } from "../db/engine.server";
import { loadSeed } from "../db/seed/load-seed.server";

const env = readEnv();
if (env.mode !== "demo") throw new Error("The demo's data is made in APP_MODE=demo alone.");

const folderOf = (url: string) => dirname(url.replace(/^sqlite:/, ""));
for (const folder of [env.dataDir, folderOf(env.databaseUrl), folderOf(env.keysDatabaseUrl)])
  mkdirSync(folder, { recursive: true, mode: 0o700 });
await makeMasterKey(env.masterKeyFile);

const database = await openDatabase(env.databaseUrl);
const keys = await openDatabase(env.keysDatabaseUrl, { store: "keys" });
const masterKey = await readMasterKey(env.masterKeyFile);
const { demoPeople } = await loadSeed({ database, keys, masterKey, now: new Date(), mode: "demo" });
await keys.close();
await database.close();

/** What each of them is there to show, in the order of the way through. */
const shows: Record<string, string> = {
  mentor: "logs a concern, reads the thread, hands her pupils over",
  teacher: "receives a handover, leaves a note on any pupil of the school",
  counsellor: "assembles, signs and sends a report",
  principal: "sees the whole school, gives temporary access, confirms an address",
  reception: "receives, acknowledges and decides on reports; figures",
  analyst: "figures on groups, never a person",
  authority_administrator: "the roster",
};
const people = demoPeople.map(({ name, role, place }) => ({
  name,
  role: words.role[role],
  place,
  shows: shows[role] ?? "",
}));
const simulated = demoPeople.map(({ name, personalNumber }) => {
  const [givenName = "", ...surnames] = name.split(" ");
  return { personalNumber, givenName, surname: surnames.join(" ") };
});
writeFileSync(join(env.dataDir, "people.json"), JSON.stringify({ people, simulated }), { mode: 0o600 });
