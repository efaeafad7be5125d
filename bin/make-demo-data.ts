// Makes the demo's database and key store in DATA_DIR, relative to today, and people.json: whom to sign in as.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readEnv } from "../app/env.server";
import { createTexts } from "../app/text/i18n";
import { concern as words } from "../app/text/sv/concern";
import { plan as planWords } from "../app/text/sv/plan";
import { report as reportWords } from "../app/text/sv/report";
import { makeMasterKey, readMasterKey } from "../app/vault/master-key.server";
import { createVault } from "../app/vault/vault.server";
import type { demoNames } from "../db/demo-people.server";
import { openDatabase } from "../db/engine.server";
import { installationMode } from "../db/installation.server";
import { keyStoreOn } from "../db/key-store.server";
import { account } from "../db/schema/school.server";
import { sealCertificate, sealedDocument } from "../db/schema/sealed.server";
import { loadSeed } from "../db/seed/load-seed.server";
import { playCasework } from "../db/seed/play-casework.server";
import { playFollowUps } from "../db/seed/play-follow-ups.server";
import { playLogging } from "../db/seed/play-logging.server";
import { playPlans } from "../db/seed/play-plans.server";

const env = readEnv();
if (env.mode !== "demo") throw new Error("The demo's data is made in APP_MODE=demo alone.");

const folderOf = (url: string) => dirname(url.replace(/^sqlite:/, ""));
for (const folder of [env.dataDir, folderOf(env.databaseUrl), folderOf(env.keysDatabaseUrl)])
  mkdirSync(folder, { recursive: true, mode: 0o700 });
await makeMasterKey(env.masterKeyFile);

const database = await openDatabase(env.databaseUrl);
const keys = await openDatabase(env.keysDatabaseUrl, { store: "keys" });
const masterKey = await readMasterKey(env.masterKeyFile);
const { demoPeople, guardians, pupils } = await loadSeed({
  database,
  keys,
  masterKey,
  now: new Date(),
  mode: "demo",
});
const house = { db: database, vault: createVault(keyStoreOn(keys), masterKey), now: new Date() };
await playCasework(house);
await playLogging(house);
// One language is enough here, and it is read without the build.
const { t } = createTexts("sv", { plan: planWords, report: reportWords });
await playPlans({ ...house, words: (key, params) => t(key, params ?? {}) });
await playFollowUps(house);
await keepSealed(process.env.SEALED_FROM);
await keys.close();
await database.close();

/** What was sealed in a folder that holds nothing else: its register, and the key that sealed it. */
async function keepSealed(from: string | undefined): Promise<void> {
  if (!from) return;
  const before = await openDatabase(`sqlite:${join(from, "main.db")}`);
  // Anything else that lies there is somebody's, and stays where it is.
  const people = await before.read.select({ id: account.id }).from(account).limit(1);
  if ((await installationMode(before.read)) !== "demo" || people.length > 0)
    throw new Error(`${from} holds something else than sample reports.`);
  const [certificates, documents] = [
    await before.read.select().from(sealCertificate),
    await before.read.select().from(sealedDocument),
  ];
  await before.close();
  await database.write(async (tx) => {
    if (certificates.length > 0) await tx.insert(sealCertificate).values(certificates);
    for (const row of documents) await tx.insert(sealedDocument).values(row);
  });
  for (const file of ["seal.p12", "seal.passphrase"]) {
    const kept = join(from, "keys", file);
    if (existsSync(kept)) copyFileSync(kept, join(dirname(env.masterKeyFile), file));
  }
}

/** What each of them is there to show. */
const shows: Record<(typeof demoNames)[number], string> = {
  "Maria Ek": "teaches 5B: logs a concern, reads the thread; a handover waits for her answer",
  "Per Dahl": "mentor of 5B: hands pupils over, corrects and withdraws",
  "Lisa Holm": "teaches 5B: receives pupils, leaves a note on any pupil of the school",
  "Karin Ström": "assembles a report of concern, signs and sends it",
  "Tomas Rask": "student health too: reads a colleague's draft, comments on it and signs",
  "Jonas Hed": "sees the whole school, gives temporary access, confirms an address",
  "Birgitta Falk": "brings in the roster; has no pupil's record",
  "Anna Sandell": "receives, acknowledges and decides on reports; figures",
  "Eva Norén": "figures on groups, never a person",
};
const people = demoPeople.map(({ name, role, place }) => ({
  name,
  role: words.role[role],
  place,
  shows: shows[name as (typeof demoNames)[number]],
}));
/** The guardians of the pupil whom a newcomer meets first have phones too: they sign her plan. */
const alva = pupils.find((p) => p.givenName === "Alva" && p.familyName === "Lindqvist")?.id;
const parents = guardians.flatMap(({ pupilId, details: { name, personalNumber } }) =>
  pupilId === alva && personalNumber ? [{ name, personalNumber }] : [],
);
const simulated = [...demoPeople, ...parents].map(({ name, personalNumber }) => {
  const [givenName = "", ...surnames] = name.split(" ");
  return { personalNumber, givenName, surname: surnames.join(" ") };
});
writeFileSync(join(env.dataDir, "people.json"), JSON.stringify({ people, simulated }), { mode: 0o600 });
