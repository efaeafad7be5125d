/**
 * What the simulated services share: reading a request, failing as told, tokens for a client of theirs.
 * Source: RFC 6749, 4.4; decision 0013.
 */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { CallKind, FaultQueue } from "./simulator-faults";

export interface Request {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

export interface Reply {
  status: number;
  body?: unknown;
  /** Instead of a body: plain text. */
  text?: string;
  headers?: Record<string, string>;
}

const longestRequest = 60_000_000;

export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= longestRequest) chunks.push(chunk);
  }
  return {
    method: incoming.method ?? "",
    url: new URL(incoming.url ?? "/", "http://simulator.invalid"),
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

/** Does what is asked, unless told to fail; then fails in that way. */
export async function answer(
  response: ServerResponse,
  faults: FaultQueue,
  kind: CallKind | null,
  act: () => Promise<Reply>,
): Promise<void> {
  const told = kind === null ? null : faults.take(kind);
  if (told?.fault === "die_before") return void response.destroy();
  if (told?.fault === "hang") return;
  if (told?.fault === "status") return write(response, { status: told.status, body: { title: "Simulated" } });
  if (told?.fault === "twice") await act();
  const reply = await act();
  if (told?.fault === "hang_after") return;
  if (told?.fault === "die_after") return void response.destroy();
  if (told?.fault === "malformed") {
    response.writeHead(reply.status, { "Content-Type": "application/json" });
    response.end('{"data":');
    return;
  }
  if (told?.fault === "half") {
    response.writeHead(reply.status, { "Content-Type": "application/json", "Content-Length": 1000 });
    response.write('{"data":', () => response.destroy());
    return;
  }
  write(response, reply);
}

function write(response: ServerResponse, { status, body, text, headers }: Reply): void {
  if (text !== undefined) {
    response.writeHead(status, { ...headers, "Content-Type": "text/plain" });
    return void response.end(text);
  }
  response.writeHead(status, {
    ...headers,
    ...(body === undefined ? {} : { "Content-Type": "application/json" }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Tokens of the services' own making: to one client, with the scopes it asked for. */
export class TokenDesk {
  readonly clientId = "roda-traden";
  readonly clientSecret = randomBytes(18).toString("base64url");
  readonly #tokens = new Map<string, { scopes: string[]; endsAt: number }>();
  /** How many have been given. */
  given = 0;

  constructor(
    private readonly now: () => Date,
    private readonly lastsSeconds: number,
  ) {}

  give({ headers, body }: Request): Reply {
    const pair = Buffer.from((headers.authorization ?? "").replace(/^Basic /, ""), "base64").toString("utf8");
    const form = new URLSearchParams(body.toString("utf8"));
    if (pair !== `${this.clientId}:${this.clientSecret}`)
      return { status: 401, body: { error: "invalid_client" } };
    if (form.get("grant_type") !== "client_credentials") {
      return { status: 400, body: { error: "unsupported_grant_type" } };
    }
    const token = randomBytes(24).toString("base64url");
    const scopes = (form.get("scope") ?? "").split(" ").filter(Boolean);
    this.#tokens.set(token, { scopes, endsAt: this.now().getTime() + this.lastsSeconds * 1000 });
    this.given++;
    return {
      status: 200,
      body: { access_token: token, token_type: "Bearer", expires_in: this.lastsSeconds },
    };
  }

  /** Every token given so far is worth nothing more. */
  revoke(): void {
    this.#tokens.clear();
  }

  holds({ headers }: Request, scope: string | null): boolean {
    const found = this.#tokens.get((headers.authorization ?? "").replace(/^Bearer /, ""));
    return (
      found !== undefined &&
      found.endsAt > this.now().getTime() &&
      (scope === null || found.scopes.includes(scope))
    );
  }
}
