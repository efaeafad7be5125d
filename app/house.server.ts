// What the running server holds open: databases, vault, ports. Opened once, at the first request or at start.
// Decides that a demo database is refused in production, and a production one in a demo.
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Database } from "~db/database";
import { openDatabase } from "~db/engine.server";
import { installationMode, markInstallation } from "~db/installation.server";
import { type OpenKeyStore, openKeyStore } from "~db/key-store.server";
import type { Ports } from "./access/ports";
import { openChannels } from "./channels.server";
import { type BankIdSettings, type Environment, readEnv } from "./env.server";
import type { Channels } from "./integrations/delivery/port";
import type { MailPort } from "./integrations/mail/port";
import { chooseScanning } from "./integrations/scanning/index.server";
import { chooseSigning } from "./integrations/signing/index.server";
import { openMail } from "./mail.server";
import { NotOpened, OpeningRefused, type Part } from "./server/why-not-ready";
import { makeMasterKey, readMasterKey } from "./vault/master-key.server";
import { createVault, type Vault } from "./vault/vault.server";

export interface House {
  env: Environment;
  db: Database;
  vault: Vault;
  ports: Ports;
  /** By which reports leave by machine. For the runner alone: no request waits for another house. */
  channels: Channels;
  /** For the runner alone, as the channels are. */
  mail: MailPort | null;
  close(): Promise<void>;
}

let opened: Promise<House> | null = null;

/** The one house of this process. A failed opening is tried again at the next call. */
export function house(): Promise<House> {
  opened ??= openHouse(readEnv()).catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

export async function closeHouse(): Promise<void> {
  const standing = opened;
  opened = null;
  if (standing) await (await standing).close();
}

const sqliteFolder = (url: string) =>
  url.startsWith("sqlite:") ? dirname(url.slice("sqlite:".length)) : null;

export async function openHouse(env: Environment): Promise<House> {
  for (const folder of [sqliteFolder(env.databaseUrl), sqliteFolder(env.keysDatabaseUrl)]) {
    if (folder) await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  if (env.mode !== "production" && !existsSync(env.masterKeyFile)) {
    await mkdir(dirname(env.masterKeyFile), { recursive: true, mode: 0o700 });
    await makeMasterKey(env.masterKeyFile);
  }
  const masterKey = await opening("master_key", readMasterKey(env.masterKeyFile));
  const db = await opening("database", openDatabase(env.databaseUrl));
  let keys: OpenKeyStore | null = null;
  try {
    await opening("database", claim(db, env.mode));
    keys = await opening("keys_database", openKeyStore(env.keysDatabaseUrl));
    const ports: Ports = {
      signing: env.bankid ? await opening("bankid", signingFrom(env.mode, env.bankid)) : null,
      files: { limits: env.files.limits, scan: chooseScanning(env.files) },
      mails: env.mail !== null,
    };
    const channels = await opening("channels", openChannels(env.mode, env.channels));
    const mail = env.mail && (await opening("mail", openMail(env.mode, env.mail)));
    return houseOf({ env, db, keys, masterKey, ports, channels, mail });
  } catch (error) {
    await keys?.close();
    await db.close();
    throw error;
  }
}

function houseOf(open: {
  env: Environment;
  db: Database;
  keys: OpenKeyStore;
  masterKey: Uint8Array;
  ports: Ports;
  channels: Channels;
  mail: MailPort | null;
}): House {
  const { env, db, keys, masterKey, ports, channels, mail } = open;
  const close = async () => {
    await db.close();
    await keys.close();
  };
  return { env, db, vault: createVault(keys, masterKey), ports, channels, mail, close };
}

/** A database belongs to the kind of installation that used it first. */
async function claim(db: Database, mode: Environment["mode"]): Promise<void> {
  const standing = await installationMode(db.read);
  if (standing !== null && standing !== mode) {
    throw new OpeningRefused(
      "other_installation",
      `This database belongs to a ${standing} installation and is refused in ${mode}.`,
    );
  }
  if (standing === null) await db.write((tx) => markInstallation(tx, { mode, now: new Date() }));
}

async function opening<T>(part: Part, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new NotOpened(part, error);
  }
}

async function signingFrom(mode: Environment["mode"], bankid: BankIdSettings) {
  const [pfx, passphrase, ca, signatureCa] = await Promise.all([
    readFile(bankid.p12File),
    readFile(bankid.passphraseFile, "utf8"),
    readFile(bankid.caFile, "utf8"),
    readFile(bankid.signatureCaFile, "utf8"),
  ]);
  return chooseSigning({
    mode,
    bankid: { url: bankid.url, pfx, passphrase: passphrase.trim(), ca, signatureCa },
    now: () => new Date(),
  });
}
