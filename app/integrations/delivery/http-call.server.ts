/**
 * One call to another house: an answer bounded in time and size, every failure by name. Says whether anything can have
 * arrived: "unreachable" only where no connection was made. No redirect is followed, no connection used twice, and
 * neither request nor answer reaches a log or an error from here. A body is read as it is sent, under a length that was told
 * before: where it cannot be read to its end the call is broken off, so that no half of it counts as sent, and its own
 * fault is thrown. Source: RFC 9110; RFC 9112, 6.2 and 8 (a message short of its length is incomplete); decision 0013.
 */
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ChannelCode } from "./codes";
import { exactly, type Source } from "./source";

export interface Trust {
  /** PEM; where given, it alone is trusted. */
  ca: string | null;
  /** For mutual TLS. */
  client: { pfx: Uint8Array; passphrase: string } | null;
}

export interface Call {
  method: "GET" | "POST" | "DELETE";
  url: string;
  headers?: Record<string, string>;
  /** Read anew for each call. */
  body?: Source;
  timeoutMs: number;
  longestAnswer: number;
}

export type Received = { status: number; text: string } | { fault: ChannelCode };
export type MakeCall = (call: Call) => Promise<Received>;

export function callsThrough({ ca, client }: Trust): MakeCall {
  const agent = new HttpsAgent({
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ...(ca === null ? {} : { ca }),
    ...(client === null ? {} : { pfx: Buffer.from(client.pfx), passphrase: client.passphrase }),
  });
  return (call) => make(agent, call);
}

/** Plain HTTP is for simulators alone; index.server.ts refuses it in production. */
const plain = new HttpAgent({ keepAlive: false });

function make(secured: HttpsAgent, call: Call): Promise<Received> {
  return new Promise((resolve, reject) => {
    const secure = new URL(call.url).protocol === "https:";
    let connected = false;
    let unread: { fault: unknown } | null = null;
    let left = 0;
    const fail = (error: NodeJS.ErrnoException) => {
      if (unread) return reject(unread.fault);
      // A limit that passes before there is a connection leaves nothing at the other side either.
      if (!connected) resolve({ fault: "unreachable" });
      else
        resolve({
          fault: error.name === "AbortError" || error.name === "TimeoutError" ? "timed_out" : "broken_off",
        });
    };
    const outgoing = (secure ? httpsRequest : httpRequest)(call.url, {
      agent: secure ? secured : plain,
      method: call.method,
      headers: { ...call.headers, ...(call.body ? { "Content-Length": call.body.size } : {}) },
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    outgoing.on("socket", (socket) => {
      socket.once(secure ? "secureConnect" : "connect", () => {
        connected = true;
      });
    });
    outgoing.on("response", (incoming) => {
      const chunks: Buffer[] = [];
      let length = 0;
      incoming.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > call.longestAnswer) {
          resolve({ fault: "bad_answer" });
          outgoing.destroy();
        } else chunks.push(chunk);
      });
      incoming.on("end", () => {
        const status = incoming.statusCode ?? 0;
        const early = call.body !== undefined && left < call.body.size;
        // A no may come before the whole has left. A yes to half of it is none.
        if (early && status < 300) resolve({ fault: "broken_off" });
        else resolve({ status, text: Buffer.concat(chunks).toString("utf8") });
        if (early) outgoing.destroy();
      });
      incoming.on("error", fail);
    });
    outgoing.on("error", fail);
    if (!call.body) return void outgoing.end();
    const body = readOf(call.body, {
      leaves: (bytes) => {
        left += bytes;
      },
      fails: (fault) => {
        unread = { fault };
      },
    });
    // Ends the request only after the last piece; a fault on either side destroys both.
    pipeline(Readable.from(body), outgoing).catch(fail);
  });
}

interface Reading {
  leaves: (bytes: number) => void;
  fails: (fault: unknown) => void;
}

async function* readOf(body: Source, { leaves, fails }: Reading): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of exactly(body)) {
      leaves(piece.byteLength);
      yield piece;
    }
  } catch (fault) {
    fails(fault);
    throw fault;
  }
}

/** What a status that is no success means, where the interface has no word of its own for it. */
export function codeOfStatus(status: number): ChannelCode {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 408) return "timed_out";
  if (status === 413) return "too_large";
  if (status === 429) return "too_many_requests";
  if (status >= 500) return "service_error";
  // 404 and 405 say that the address is not the interface's; it may be put right.
  return status === 400 || status === 409 || status === 415 || status === 422
    ? "refused_by_service"
    : "bad_answer";
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
