// The only reader of the environment. In production everything that is missing or wrong is named at once, by
// variable and never by value; demo sign-in and simulators cannot be had there. Does not open what it names.
import { z } from "zod";
import { type ChannelSettings, readChannelSettings } from "./read-channel-settings";
import { type FileSettings, readFileSettings } from "./read-file-settings";
import { type MailSettings, readMailSettings } from "./read-mail-settings";
import { readSealSettings, type SealSettings } from "./read-seal-settings";

export type Engine = "sqlite" | "postgres";
export type Mode = "demo" | "production" | "test";
type Source = Record<string, string | undefined>;

export interface BankIdSettings {
  url: string;
  p12File: string;
  passphraseFile: string;
  /** The authority of BankID's server. */
  caFile: string;
  /** The authorities of people's certificates. */
  signatureCaFile: string;
}

export interface Environment {
  mode: Mode;
  engine: Engine;
  dataDir: string;
  databaseUrl: string;
  keysDatabaseUrl: string;
  host: string;
  port: number;
  /** The address people see; null in a demo, which is found at host and port. */
  publicUrl: URL | null;
  trustProxy: boolean;
  masterKeyFile: string;
  /** Null outside production where nothing is said: the demo makes its own. */
  seal: SealSettings | null;
  bankid: BankIdSettings | null;
  /** By which reports leave; a channel that is not configured is null, also in production. */
  channels: ChannelSettings;
  /** Notices without content; null where it is not configured. */
  mail: MailSettings | null;
  files: FileSettings;
  /** A list of invented people to sign in as, and simulators in place of the outer world. */
  demoSignIn: boolean;
  simulators: boolean;
}

export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  constructor(readonly problems: string[]) {
    super(["The configuration is not complete:", ...problems.map((problem) => `  ${problem}`)].join("\n"));
  }
}

const given = z.string().trim().min(1, "is missing");
const secureUrl = given.refine((url) => URL.canParse(url) && new URL(url).protocol === "https:", {
  message: "must be an address that begins with https://",
});
const databaseUrl = given.regex(/^(sqlite:.+|postgres(ql)?:\/\/.+|pglite:)$/, {
  message: "must begin with sqlite: or postgres://",
});

const common = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  APP_MODE: z.enum(["demo", "production", "test"]).optional(),
  DB_ENGINE: z.enum(["sqlite", "postgres"]).optional(),
  DATA_DIR: given.optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: given.default("127.0.0.1"),
  TRUST_PROXY: z.enum(["0", "1"]).default("0"),
});

/** What production cannot do without. */
const complete = z.object({
  DATABASE_URL: databaseUrl.refine((url) => !url.startsWith("pglite:"), "must not be in memory"),
  KEYS_DATABASE_URL: databaseUrl.refine((url) => !url.startsWith("pglite:"), "must not be in memory"),
  PUBLIC_URL: secureUrl,
  MASTER_KEY_FILE: given,
  BANKID_URL: secureUrl.refine(
    (url) => !onThisMachine(url),
    "must not be on this machine: simulators are for the demo",
  ),
  BANKID_P12_FILE: given,
  BANKID_PASSPHRASE_FILE: given,
  BANKID_CA_FILE: given,
  BANKID_SIGNATURE_CA_FILE: given,
});
const anyOfIt = complete
  .extend({
    DATABASE_URL: databaseUrl,
    KEYS_DATABASE_URL: databaseUrl,
    PUBLIC_URL: given,
    BANKID_URL: given,
  })
  .partial();

const forDemoOnly = [
  "DEMO_SIGN_IN",
  "SIMULATORS",
  "BANKID_SIMULATOR",
  "CHANNELS_SIMULATOR",
  "MAIL_SIMULATOR",
] as const;

/** The engine the schema is spelled for: DB_ENGINE, else that of DATABASE_URL, else SQLite. */
export function databaseEngine(source: Source = process.env): Engine {
  const said =
    source.DB_ENGINE || (/^(postgres|pglite)/.test(source.DATABASE_URL ?? "") ? "postgres" : "sqlite");
  if (said !== "sqlite" && said !== "postgres")
    throw new EnvironmentError(['DB_ENGINE must be "sqlite" or "postgres".']);
  return said;
}

/** Throws an EnvironmentError that names every variable at fault. */
export function readEnv(environment: Source = process.env): Environment {
  const source = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const mode = modeOf(source);
  const first = common.safeParse(source);
  const second = (mode === "production" ? complete : anyOfIt).safeParse(source);
  const channels = readChannelSettings(source);
  const mail = readMailSettings(source);
  const files = readFileSettings(source);
  const seal = readSealSettings(source, { must: mode === "production" });
  const problems = [first, second].flatMap((read) => problemsOf(read.error));
  problems.push(...channels.problems, ...mail.problems, ...files.problems, ...seal.problems);
  if (mode === "production") problems.push(...refusedInProduction(source));
  if (problems.length > 0 || !first.success || !second.success) throw new EnvironmentError(problems);

  const { DATA_DIR: dataDir = `./data/${mode}`, HOST: host, PORT: port, TRUST_PROXY } = first.data;
  const all: z.infer<typeof anyOfIt> = second.data;
  const made: Environment = {
    mode,
    engine: databaseEngine(source),
    dataDir,
    databaseUrl: all.DATABASE_URL ?? `sqlite:${dataDir}/main.db`,
    keysDatabaseUrl: all.KEYS_DATABASE_URL ?? `sqlite:${dataDir}/keys/keys.db`,
    host,
    port,
    publicUrl: all.PUBLIC_URL ? new URL(all.PUBLIC_URL) : null,
    trustProxy: TRUST_PROXY === "1",
    masterKeyFile: all.MASTER_KEY_FILE ?? `${dataDir}/keys/master.key`,
    seal: seal.settings,
    bankid: bankidOf(all),
    channels: channels.settings,
    mail: mail.settings,
    files: files.settings,
    demoSignIn: mode !== "production",
    simulators: mode !== "production",
  };
  const clash = clashes(made);
  if (clash.length > 0) throw new EnvironmentError(clash);
  return made;
}

/** Production unless another mode is asked for: nobody gets a demo by forgetting a variable. */
function modeOf(source: Source): Mode {
  const { APP_MODE, NODE_ENV } = source;
  if (APP_MODE === "demo" || APP_MODE === "test") return APP_MODE;
  return APP_MODE === undefined && NODE_ENV === "test" ? "test" : "production";
}

function problemsOf(error: z.ZodError | undefined): string[] {
  return (error?.issues ?? []).map((issue) => {
    const absent = issue.code === "invalid_type" && issue.path[0] !== "PORT";
    return `${String(issue.path[0])} ${absent ? "is missing" : words(issue)}.`;
  });
}

function words(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  return issue.path[0] === "PORT" ? "must be a number from 0 to 65535" : issue.message;
}

function refusedInProduction(source: Source): string[] {
  return forDemoOnly
    .filter((name) => source[name] !== undefined && !["0", "false"].includes(source[name] ?? ""))
    .map((name) => `${name} cannot be used in production.`);
}

function clashes({ mode, engine, databaseUrl: main, keysDatabaseUrl: keys }: Environment): string[] {
  const engineOf = (url: string) => (url.startsWith("sqlite:") ? "sqlite" : "postgres");
  const folderOf = (url: string) => url.replace(/\/[^/]*$/, "");
  if (engineOf(main) !== engine) return ["DB_ENGINE and DATABASE_URL name different engines."];
  if (engineOf(keys) !== engine) return ["DATABASE_URL and KEYS_DATABASE_URL must be of the same engine."];
  if (main === keys && main !== "pglite:")
    return ["KEYS_DATABASE_URL must be another database than DATABASE_URL."];
  if (mode === "production" && engine === "sqlite" && folderOf(main) === folderOf(keys)) {
    return [
      "KEYS_DATABASE_URL must lie in another folder than DATABASE_URL, so that one backup cannot hold both.",
    ];
  }
  return [];
}

function onThisMachine(url: string): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  return /^(localhost|127\..*|\[::1\]|0\.0\.0\.0|.*\.localhost)$/.test(host);
}

function bankidOf(all: z.infer<typeof anyOfIt>): BankIdSettings | null {
  const { BANKID_URL: url, BANKID_P12_FILE: p12File, BANKID_PASSPHRASE_FILE: passphraseFile } = all;
  const { BANKID_CA_FILE: caFile, BANKID_SIGNATURE_CA_FILE: signatureCaFile } = all;
  if (!url || !p12File || !passphraseFile || !caFile || !signatureCaFile) return null;
  return { url, p12File, passphraseFile, caFile, signatureCaFile };
}
