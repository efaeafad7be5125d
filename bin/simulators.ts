// The outer world of a demo, in a process of its own: BankID's server and the phone that answers it; a message service
// and a case system, with the page where one answers for the receiver; a mail server whose mail can be read on a page.
// Tells its parent, on one line, where it can be reached; ends with its parent. Never part of production.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startChannelSimulator } from "../app/integrations/delivery/simulator.server";
import { startMailSimulator } from "../app/integrations/mail/simulator.server";
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

const channels = await startChannelSimulator({ keepIn: join(kept, "messages") });
const secretFile = join(kept, "channels-secret");
writeFileSync(secretFile, channels.sdk.clientSecret, { mode: 0o600 });
const { sdk, lifecare } = channels;
const mail = await startMailSimulator();

process.stdout.write(
  `${JSON.stringify({
    phone: simulator.controlUrl,
    messageService: channels.controlUrl,
    mail: mail.pageUrl,
    env: {
      BANKID_URL: saved.url,
      BANKID_P12_FILE: saved.pfx,
      BANKID_PASSPHRASE_FILE: passphraseFile,
      BANKID_CA_FILE: saved.ca,
      BANKID_SIGNATURE_CA_FILE: saved.signatureCa,
      BANKID_SIMULATOR: simulator.controlUrl,
      SDK_URL: sdk.url,
      SDK_TOKEN_URL: sdk.tokenUrl,
      SDK_CLIENT_ID: sdk.clientId,
      SDK_CLIENT_SECRET_FILE: secretFile,
      SDK_ORGANISATION: sdk.sender.organisation,
      SDK_FUNCTION: sdk.sender.functionId,
      LIFECARE_URL: lifecare.url,
      LIFECARE_PARTY_URL: lifecare.partyUrl,
      LIFECARE_TOKEN_URL: lifecare.tokenUrl,
      LIFECARE_CLIENT_ID: lifecare.clientId,
      LIFECARE_CLIENT_SECRET_FILE: secretFile,
      LIFECARE_MUNICIPALITY: lifecare.municipalityCode,
      LIFECARE_SENT_BY: lifecare.sentBy,
      LIFECARE_TYPE_ID: String(lifecare.typeId),
      LIFECARE_DOCUMENT_TYPE: lifecare.documentType,
      LIFECARE_SENDER_TYPE: lifecare.senderType,
      CHANNELS_SIMULATOR: channels.controlUrl,
      SMTP_URL: mail.url,
      MAIL_FROM: "roda-traden@demo.example",
      MAIL_DIGEST: "1",
      MAIL_SIMULATOR: mail.pageUrl,
    },
  })}\n`,
);

const stop = () =>
  void Promise.allSettled([simulator.close(), channels.close(), mail.close()]).finally(() => process.exit(0));
process.once("SIGTERM", stop);
process.once("SIGINT", () => undefined);
process.once("disconnect", stop);
