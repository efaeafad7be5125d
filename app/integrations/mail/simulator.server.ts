/**
 * A real mail server for the demo and the tests, on the loopback address: takes each mail, says "later" or "never", drops
 * the connection or hangs as it is told, and shows what has come on a page of its own. Part of no production: the index
 * refuses its address there, and nothing that serves imports it.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** Of the next mail: "die" breaks off before it is stored, "hang" never answers. */
export type MailOutcome = "accept" | "later" | "never" | "die" | "hang";

export interface KeptMail {
  from: string;
  to: string[];
  /** As it came, headers and all. */
  raw: string;
  text: string;
}

export interface MailSimulator {
  url: string;
  pageUrl: string;
  mails: KeptMail[];
  /** One an attempt, in order; then "accept". */
  script: MailOutcome[];
  attempts: number;
  close(): Promise<void>;
}

const keptAtMost = 200;

export async function startMailSimulator(
  options: { tls?: { key: string; cert: string } } = {},
): Promise<MailSimulator> {
  const mails: KeptMail[] = [];
  const script: MailOutcome[] = [];
  const server = new SMTPServer({
    ...options.tls,
    disabledCommands: options.tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, done) {
      const outcome = script.shift() ?? "accept";
      simulator.attempts += 1;
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        if (outcome === "later") return done(refusal(451));
        if (outcome === "never") return done(refusal(550));
        // What the protocol has no word for: the line goes dead.
        if (outcome === "die") return void server.connections.forEach((each) => void each.close());
        if (outcome === "hang") return;
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo.map((each) => each.address);
        const raw = Buffer.concat(parts).toString("utf8");
        mails.push({ from: mailFrom ? mailFrom.address : "", to, raw, text: textOf(raw) });
        if (mails.length > keptAtMost) mails.shift();
        done();
      });
    },
  });
  // What a client breaks off is no fault of the server's.
  server.on("error", () => {});
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  const page = createServer((_, response) =>
    response
      .writeHead(200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'none'",
      })
      .end(pageOf(mails)),
  );
  await new Promise<void>((ready) => page.listen(0, "127.0.0.1", () => ready()));
  const simulator: MailSimulator = {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    pageUrl: `http://127.0.0.1:${(page.address() as AddressInfo).port}/`,
    mails,
    script,
    attempts: 0,
    close: async () => {
      page.closeAllConnections();
      await Promise.all([
        new Promise<void>((closed) => page.close(() => closed())),
        new Promise<void>((closed) => server.close(() => closed())),
      ]);
    },
  };
  return simulator;
}

const refusal = (responseCode: number) => Object.assign(new Error("as the script says"), { responseCode });

function pageOf(mails: readonly KeptMail[]): string {
  const shown = [...mails].reverse().map(({ to, text, raw }) => card(to, text, raw));
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Simulerad e-post</title></head>
<body><h1>Simulerad e-post</h1><p>Det här har skickats. Ingenting lämnar den här datorn.
<span lang="en">This has been sent. Nothing leaves this computer.</span></p>
${shown.join("<hr>") || "<p>Ingenting än. <span lang='en'>Nothing yet.</span></p>"}</body></html>`;
}

const card = (to: readonly string[], text: string, raw: string) =>
  `<article><h2>${escapeHtml(to.join(", "))}</h2><pre>${escapeHtml(text)}</pre>
<details><summary>Som den kom / As it came</summary><pre>${escapeHtml(raw)}</pre></details></article>`;

/** The body, with quoted-printable undone where it is used. */
function textOf(raw: string): string {
  const at = raw.indexOf("\r\n\r\n");
  const body = raw.slice(at + 4);
  if (!/^content-transfer-encoding: *quoted-printable/im.test(raw.slice(0, at))) return body;
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one] ?? one);
}
