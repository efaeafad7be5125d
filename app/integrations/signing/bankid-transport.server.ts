/**
 * One call to BankID's server: JSON posted over mutual TLS, an answer bounded in time and size, every error by name.
 * Neither request nor answer reaches a log or an error from here: both carry personal data.
 * Source: BankID Relying Party API v6.0 ("Content-Type: application/json" with no charset; error codes in any case).
 */
import { Agent, request } from "node:https";
import type { Answer, SigningProblem } from "./port";

export interface BankIdConnection {
  /** Up to and including the version, `https://appapi2.bankid.com/rp/v6.0`. */
  url: string;
  /** The relying party's certificate and key, PKCS#12. */
  pfx: Uint8Array;
  passphrase: string;
  /** The authority of BankID's server certificate, PEM. It alone is trusted. */
  ca: string | string[];
  timeoutMs?: number;
}

export type PostToBankId = (path: string, body: unknown) => Promise<Answer<unknown>>;

const longestAnswer = 2_000_000;
const defaultTimeoutMs = 10_000;

const byCode: Readonly<Record<string, SigningProblem>> = {
  alreadyinprogress: "alreadyInProgress",
  invalidparameters: "invalidParameters",
  unauthorized: "unauthorized",
  notfound: "notFound",
  methodnotallowed: "methodNotAllowed",
  requesttimeout: "requestTimeout",
  unsupportedmediatype: "unsupportedMediaType",
  toomanyrequests: "tooManyRequests",
  internalerror: "internalError",
  maintenance: "maintenance",
};

const byStatus: Readonly<Record<number, SigningProblem>> = {
  400: "invalidParameters",
  401: "unauthorized",
  403: "unauthorized",
  404: "notFound",
  405: "methodNotAllowed",
  408: "requestTimeout",
  415: "unsupportedMediaType",
  429: "tooManyRequests",
  500: "internalError",
  503: "maintenance",
};

export function connectToBankId(connection: BankIdConnection): PostToBankId {
  const base = connection.url.replace(/\/+$/, "");
  const agent = new Agent({
    pfx: Buffer.from(connection.pfx),
    passphrase: connection.passphrase,
    ca: connection.ca,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    keepAlive: true,
    maxSockets: 16,
  });
  return async (path, body) => {
    const received = await post(
      agent,
      `${base}/${path}`,
      JSON.stringify(body),
      connection.timeoutMs ?? defaultTimeoutMs,
    );
    if (received === "unreachable" || received === "badResponse") return { ok: false, problem: received };
    const parsed = parseJson(received.text);
    if (received.status !== 200) return { ok: false, problem: nameProblem(received.status, parsed) };
    return parsed === undefined ? { ok: false, problem: "badResponse" } : { ok: true, value: parsed };
  };
}

/** By the code when it is a known one, otherwise by the status; anything else is no answer that we understand. */
export function nameProblem(status: number, body: unknown): SigningProblem {
  const code = typeof body === "object" && body !== null && "errorCode" in body ? body.errorCode : undefined;
  const named = typeof code === "string" ? code.toLowerCase() : "";
  if (Object.hasOwn(byCode, named)) return byCode[named] ?? "badResponse";
  return byStatus[status] ?? "badResponse";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Received = { status: number; text: string } | "unreachable" | "badResponse";

function post(agent: Agent, url: string, body: string, timeoutMs: number): Promise<Received> {
  return new Promise((resolve) => {
    const bytes = Buffer.from(body, "utf8");
    const outgoing = request(
      url,
      {
        agent,
        method: "POST",
        headers: { "Content-Type": "application/json", "Content-Length": bytes.length },
        signal: AbortSignal.timeout(timeoutMs),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let length = 0;
        incoming.on("data", (chunk: Buffer) => {
          length += chunk.length;
          if (length > longestAnswer) {
            resolve("badResponse");
            outgoing.destroy();
            return;
          }
          chunks.push(chunk);
        });
        incoming.on("end", () =>
          resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
        );
        incoming.on("error", () => resolve("unreachable"));
      },
    );
    outgoing.on("error", () => resolve("unreachable"));
    outgoing.end(bytes);
  });
}
