// The outer world of a demo, in a process of its own: BankID's server and the phone that answers it.
// Tells its parent, on one line, where it can be reached; ends with its parent. Never part of production.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { saveConnection, startBankIdSimulator } from "../app/integrations/signing/simulator.server";
import type { SimulatedPerson } from "../app/integrations/signing/simulator-wire.server";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("simulators.ts needs the folder that the demo's data lies in.");

const peopleFile = join(folder, "people.json");
const people = existsSync(peopleFile)
  ? (JSON.parse(readFileSync(peopleFile, "utf8")) as { simulated?: SimulatedPerson[] }).simulated
  : undefined;

const kept = join(folder, "simulator");
const simulator = await startBankIdSimulator({
  approval: { mode: "manual" },
  people: people ?? [],
  keepIn: kept,
});
const saved = await saveConnection(simulator.connection, kept);
const passphraseFile = join(kept, "passphrase");
writeFileSync(passphraseFile, saved.passphrase, { mode: 0o600 });

process.stdout.write(
  `${JSON.stringify({
    phone: simulator.controlUrl,
    env: {
      BANKID_URL: saved.url,
      BANKID_P12_FILE: saved.pfx,
      BANKID_PASSPHRASE_FILE: passphraseFile,
      BANKID_CA_FILE: saved.ca,
      BANKID_SIGNATURE_CA_FILE: saved.signatureCa,
      BANKID_SIMULATOR: simulator.controlUrl,
    },
  })}\n`,
);

const stop = () => void simulator.close().finally(() => process.exit(0));
process.once("SIGTERM", stop);
process.once("SIGINT", () => undefined);
process.once("disconnect", stop);
