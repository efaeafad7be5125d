// What the environment says of the channels by which reports leave: SDK and Lifecare, each whole or not at all. Reads
// no environment itself: env.server.ts hands it over. Every variable at fault is named, never with its value; the files
// that are named here are opened by the house. Whether an address will do, the integrations' index decides.

type Source = Record<string, string | undefined>;

interface CommonSettings {
  url: string;
  tokenUrl: string;
  clientId: string;
  clientSecretFile: string;
  /** PEM; null for the authorities that Node knows. */
  caFile: string | null;
  /** For mutual TLS. */
  client: { p12File: string; passphraseFile: string } | null;
  scopes: string[] | null;
}

export interface SdkSettings extends CommonSettings {
  organisation: string;
  functionId: string;
}

export interface LifecareSettings extends CommonSettings {
  partyUrl: string;
  municipalityCode: string;
  sentBy: string;
  typeId: number;
  fromWhoId: number | null;
  reasonId: number | null;
  organisationId: number | null;
  documentType: string;
  senderType: string;
}

export interface ChannelSettings {
  sdk: SdkSettings | null;
  lifecare: LifecareSettings | null;
}

const commonNeeds = ["URL", "TOKEN_URL", "CLIENT_ID", "CLIENT_SECRET_FILE"] as const;
const commonMay = ["CA_FILE", "P12_FILE", "PASSPHRASE_FILE", "SCOPES"] as const;
const channels = {
  SDK: { needs: [...commonNeeds, "ORGANISATION", "FUNCTION"], may: [...commonMay], numbers: [] },
  LIFECARE: {
    needs: [
      ...commonNeeds,
      "PARTY_URL",
      "MUNICIPALITY",
      "SENT_BY",
      "TYPE_ID",
      "DOCUMENT_TYPE",
      "SENDER_TYPE",
    ],
    may: [...commonMay, "FROM_WHO_ID", "REASON_ID", "ORGANISATION_ID"],
    numbers: ["TYPE_ID", "FROM_WHO_ID", "REASON_ID", "ORGANISATION_ID"],
  },
} as const;

export function readChannelSettings(source: Source): { settings: ChannelSettings; problems: string[] } {
  const sdk = valuesOf(source, "SDK");
  const lifecare = valuesOf(source, "LIFECARE");
  const problems = [...sdk.problems, ...lifecare.problems];
  const settings = {
    sdk: sdk.get && {
      ...common(sdk.get),
      organisation: sdk.get("ORGANISATION"),
      functionId: sdk.get("FUNCTION"),
    },
    lifecare: lifecare.get && {
      ...common(lifecare.get),
      partyUrl: lifecare.get("PARTY_URL"),
      municipalityCode: lifecare.get("MUNICIPALITY"),
      sentBy: lifecare.get("SENT_BY"),
      typeId: Number(lifecare.get("TYPE_ID")),
      fromWhoId: numberOf(lifecare.get("FROM_WHO_ID")),
      reasonId: numberOf(lifecare.get("REASON_ID")),
      organisationId: numberOf(lifecare.get("ORGANISATION_ID")),
      documentType: lifecare.get("DOCUMENT_TYPE"),
      senderType: lifecare.get("SENDER_TYPE"),
    },
  };
  return { settings, problems };
}

type Get = (name: string) => string;

/** `get` is null where the channel is not configured, or wrongly. */
function valuesOf(source: Source, prefix: keyof typeof channels): { get: Get | null; problems: string[] } {
  const { needs, may, numbers } = channels[prefix];
  const get: Get = (name) => (source[`${prefix}_${name}`] ?? "").trim();
  if ([...needs, ...may].every((name) => get(name) === "")) return { get: null, problems: [] };
  const problems: string[] = needs
    .filter((name) => get(name) === "")
    .map((name) => `${prefix}_${name} is missing: ${prefix} is configured whole or not at all.`);
  if ((get("P12_FILE") === "") !== (get("PASSPHRASE_FILE") === "")) {
    const missing = get("P12_FILE") === "" ? "P12_FILE" : "PASSPHRASE_FILE";
    problems.push(`${prefix}_${missing} is missing: certificate and passphrase go together.`);
  }
  const wrong = numbers.filter((name) => get(name) !== "" && !/^\d{1,9}$/.test(get(name)));
  problems.push(...wrong.map((name) => `${prefix}_${name} must be a number.`));
  return { get: problems.length === 0 ? get : null, problems };
}

function common(get: Get): CommonSettings {
  const [p12File, passphraseFile, scopes] = [get("P12_FILE"), get("PASSPHRASE_FILE"), get("SCOPES")];
  return {
    url: get("URL"),
    tokenUrl: get("TOKEN_URL"),
    clientId: get("CLIENT_ID"),
    clientSecretFile: get("CLIENT_SECRET_FILE"),
    caFile: get("CA_FILE") || null,
    client: p12File === "" ? null : { p12File, passphraseFile },
    scopes: scopes === "" ? null : scopes.split(/\s+/),
  };
}

function numberOf(text: string): number | null {
  return text === "" ? null : Number(text);
}
