// What the environment says of mail: whole or not at all. Reads no environment itself: env.server.ts hands it over. Every
// variable at fault is named, never with its value. Whether an address will do, the integration's index decides.

export interface MailSettings {
  url: string;
  from: string;
  user: string | null;
  passwordFile: string | null;
  /** PEM; null for the authorities that Node knows. */
  caFile: string | null;
  /** A number of what waits, by mail to staff each working day. */
  digest: boolean;
}

type Source = Record<string, string | undefined>;
const names = [
  "SMTP_URL",
  "MAIL_FROM",
  "SMTP_USER",
  "SMTP_PASSWORD_FILE",
  "SMTP_CA_FILE",
  "MAIL_DIGEST",
] as const;

export function readMailSettings(source: Source): { settings: MailSettings | null; problems: string[] } {
  const get = (name: (typeof names)[number]) => (source[name] ?? "").trim();
  if (names.every((name) => get(name) === "")) return { settings: null, problems: [] };
  const problems = (["SMTP_URL", "MAIL_FROM"] as const)
    .filter((name) => get(name) === "")
    .map((name) => `${name} is missing: mail is configured whole or not at all.`);
  if ((get("SMTP_USER") === "") !== (get("SMTP_PASSWORD_FILE") === "")) {
    const missing = get("SMTP_USER") === "" ? "SMTP_USER" : "SMTP_PASSWORD_FILE";
    problems.push(`${missing} is missing: user and password go together.`);
  }
  if (!["", "0", "1"].includes(get("MAIL_DIGEST"))) problems.push("MAIL_DIGEST must be 0 or 1.");
  if (problems.length > 0) return { settings: null, problems };
  return {
    settings: {
      url: get("SMTP_URL"),
      from: get("MAIL_FROM"),
      user: get("SMTP_USER") || null,
      passwordFile: get("SMTP_PASSWORD_FILE") || null,
      caFile: get("SMTP_CA_FILE") || null,
      digest: get("MAIL_DIGEST") === "1",
    },
    problems,
  };
}
