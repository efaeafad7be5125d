// Opens the mail that the environment names: reads its secrets from files, and lets the integration's index judge the
// whole. Decides nothing about who is told what.
import { readFile } from "node:fs/promises";
import type { Environment } from "./env.server";
import { chooseMail } from "./integrations/mail/index.server";
import type { MailPort } from "./integrations/mail/port";
import type { MailSettings } from "./read-mail-settings";

export async function openMail(mode: Environment["mode"], settings: MailSettings): Promise<MailPort> {
  const { url, from, user, passwordFile, caFile } = settings;
  return chooseMail({
    mode,
    url,
    from,
    login: user && passwordFile ? { user, password: (await readFile(passwordFile, "utf8")).trim() } : null,
    ca: caFile && (await readFile(caFile, "utf8")),
  });
}
