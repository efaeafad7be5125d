/**
 * By which server mail leaves, from configuration that is passed in; null where none is configured. TLS is demanded of
 * every server but a simulator on this machine, and production refuses this machine. Faults are words, never values.
 * Source: decision 0016.
 */
import { onThisMachine } from "../on-this-machine";
import type { MailPort } from "./port";
import { createSmtp } from "./smtp.server";

export interface MailConfig {
  mode: "production" | "demo" | "test";
  /** smtp://host:port (STARTTLS) or smtps://host:port, without a name or a password in it. */
  url: string;
  from: string;
  login: { user: string; password: string } | null;
  ca: string | null;
}

/** Throws, with every fault named, when the configuration will not do. */
export function chooseMail(config: MailConfig): MailPort {
  const faults = mailFaults(config);
  if (faults.length > 0) throw new Error(`Mail cannot be used: ${faults.join("; ")}`);
  const url = new URL(config.url);
  const secure = url.protocol === "smtps:";
  return createSmtp({
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTls: secure || config.ca !== null || !onThisMachine(url.hostname),
    from: config.from,
    login: config.login,
    ca: config.ca,
  });
}

function mailFaults({ mode, url: text, from, ca }: MailConfig): string[] {
  const faults = [];
  const url = URL.canParse(text) ? new URL(text) : null;
  const plain =
    url && !url.username && !url.password && /^\/?$/.test(url.pathname) && !url.search && !url.hash;
  if (!plain || !url.hostname || !/^smtps?:$/.test(url.protocol))
    faults.push("the address must be smtp://host:port or smtps://host:port and nothing more");
  else if (mode === "production" && onThisMachine(url.hostname))
    faults.push("the address is on this machine: simulators are for the demo");
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(from)) faults.push("the sender must be one address");
  if (ca !== null && !/-----BEGIN CERTIFICATE-----/.test(ca)) faults.push("the authority is not PEM");
  return faults;
}
