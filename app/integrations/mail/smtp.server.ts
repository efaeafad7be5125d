/**
 * Mail by SMTP, with nodemailer. One connection a mail, with TLS demanded unless the index has allowed otherwise, and an
 * end to all waiting: a mail server that hangs holds nobody up for long. Message-ID is a digest of what the mail is of: the
 * same at each attempt, and it tells nothing; no other mark is set. Answers by machine are declined, but for the one that
 * says that it did not arrive: that goes to the sender's address, which is the envelope's too. Retries nothing: the runner
 * does. Source: RFC 5321 (4xx later, 5xx never), RFC 5322 3.6.4, RFC 3207, RFC 3834, MS-OXCMAIL 2.1.3.2.20.
 */
import { createHash } from "node:crypto";
import nodemailer from "nodemailer";
import type { MailFault, MailPort } from "./port";

export interface SmtpConnection {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: boolean;
  /** False for a simulator on this machine alone. */
  requireTls: boolean;
  from: string;
  login: { user: string; password: string } | null;
  /** PEM; null for the authorities that Node knows. */
  ca: string | null;
  longestMs?: number;
}

export function createSmtp(connection: SmtpConnection): MailPort {
  const { host, port, secure, requireTls, from, login, ca, longestMs = 15_000 } = connection;
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return {
    send: async ({ of, to, subject, text }) => {
      const transport = nodemailer.createTransport({
        host,
        port,
        secure,
        requireTLS: requireTls && !secure,
        ignoreTLS: !requireTls,
        // Said to the server instead of this machine's own name.
        name: domain,
        ...(login ? { auth: { user: login.user, pass: login.password } } : {}),
        tls: { minVersion: "TLSv1.2", ...(ca ? { ca } : {}) },
        connectionTimeout: longestMs,
        greetingTimeout: longestMs,
        socketTimeout: longestMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      try {
        await transport.sendMail({
          from: { name: "Röda tråden", address: from },
          to: { name: "", address: to },
          subject,
          text,
          xMailer: false,
          messageId: `<${digestOf(of)}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": declined },
          signal: AbortSignal.timeout(2 * longestMs),
        });
        return { sent: true };
      } catch (error) {
        return { sent: false, fault: faultOf(error) };
      } finally {
        transport.close();
      }
    },
  };
}

/** All but NDR: "did not arrive" is wanted. */
const declined = "DR, RN, NRN, OOF, AutoReply";

const digestOf = (ids: readonly string[]) =>
  createHash("sha256").update(JSON.stringify(ids)).digest("hex").slice(0, 40);

/** By codes alone: the server's words may hold the address. A no to the sender concerns every mail, and may be mended. */
function faultOf(error: unknown): MailFault {
  const { code, responseCode = 0, command = "" } = error as FaultOfSmtp;
  if (code === "ETLS") return "not_secure";
  if (code === "EAUTH" || code === "ENOAUTH") return "unauthorized";
  if (responseCode >= 500 && /^(RCPT TO|DATA)/.test(command)) return "refused";
  return responseCode >= 400 ? "try_later" : "unreachable";
}

interface FaultOfSmtp {
  code?: string;
  responseCode?: number;
  command?: string;
}
