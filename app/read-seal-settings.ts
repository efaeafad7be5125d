// What the environment says of the organisation's seal: its key in a PKCS#12 file, or on a token by PKCS#11; and a
// time-stamp server, where one is used. Reads no environment itself: env.server.ts hands it over. Every variable at fault
// is named, never with its value. Does not open what it names.

export interface TokenSettings {
  /** The token's own library. */
  module: string;
  token: string;
  /** The private key's id on the token, in hexadecimal. */
  key: string;
  pinFile: string;
  /** PEM: the seal's certificate, and then its issuers' where there are any. */
  certificateFile: string;
}

export type SealSettings = { timestampUrl: string | null } & (
  | { p12File: string; passphraseFile: string }
  | { token: TokenSettings }
);

type Source = Record<string, string | undefined>;

const inFile = ["SEAL_P12_FILE", "SEAL_PASSPHRASE_FILE"] as const;
const onToken = [
  "SEAL_PKCS11_MODULE",
  "SEAL_PKCS11_TOKEN",
  "SEAL_PKCS11_KEY",
  "SEAL_PKCS11_PIN_FILE",
  "SEAL_CERTIFICATE_FILE",
] as const;

/** `must` in production: a seal is named, in one way. */
export function readSealSettings(
  source: Source,
  { must }: { must: boolean },
): { settings: SealSettings | null; problems: string[] } {
  const get = (name: string) => (source[name] ?? "").trim();
  const [file, token] = [inFile, onToken].map((names) => names.some((name) => get(name) !== ""));
  const problems: string[] = [];
  if (file && token)
    problems.push("SEAL_PKCS11_MODULE and SEAL_P12_FILE: the seal's key is in a file or on a token.");
  const asked = token ? onToken : file || must ? inFile : [];
  problems.push(...asked.filter((name) => get(name) === "").map((name) => `${name} is missing.`));
  const timestampUrl = get("SEAL_TIMESTAMP_URL") || null;
  if (timestampUrl && !/^https?:$/.test(URL.canParse(timestampUrl) ? new URL(timestampUrl).protocol : ""))
    problems.push("SEAL_TIMESTAMP_URL must be an address that begins with https:// or http://.");
  if (problems.length > 0 || asked.length === 0) return { settings: null, problems };
  const key = token
    ? {
        token: {
          module: get("SEAL_PKCS11_MODULE"),
          token: get("SEAL_PKCS11_TOKEN"),
          key: get("SEAL_PKCS11_KEY"),
          pinFile: get("SEAL_PKCS11_PIN_FILE"),
          certificateFile: get("SEAL_CERTIFICATE_FILE"),
        },
      }
    : { p12File: get("SEAL_P12_FILE"), passphraseFile: get("SEAL_PASSPHRASE_FILE") };
  return { settings: { ...key, timestampUrl }, problems };
}
