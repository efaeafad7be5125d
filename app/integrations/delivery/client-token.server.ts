/**
 * Calls with a token of our own (OAuth 2.0 client credentials): fetched when needed, kept until shortly before it ends,
 * fetched anew once when it is not accepted. Secret and token reach neither log nor error.
 * Source: RFC 6749, 4.4 and 2.3.1; the interfaces' security schemes.
 */
import { z } from "zod";
import type { ChannelCode } from "./codes";
import { type Call, type MakeCall, parsed, type Received } from "./http-call.server";
import { sourceOf } from "./source";

export interface Credentials {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Empty: the server's own choice. */
  scopes: readonly string[];
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.number().positive().optional(),
});
const marginMs = 30_000;
const tokenTimeoutMs = 15_000;

type Held = { token: string; endsAt: number } | { fault: ChannelCode };

export function callsWithToken(call: MakeCall, credentials: Credentials, now: () => Date): MakeCall {
  let held: Promise<Held> | null = null;
  const token = async (): Promise<Held> => {
    const standing = held === null ? null : await held;
    if (standing !== null && "token" in standing && standing.endsAt > now().getTime()) return standing;
    const fetching = fetchToken(call, credentials, now);
    held = fetching;
    const got = await fetching;
    if ("fault" in got && held === fetching) held = null;
    return got;
  };
  const attempt = async (asked: Call): Promise<Received> => {
    const got = await token();
    if ("fault" in got) return got;
    return call({ ...asked, headers: { ...asked.headers, Authorization: `Bearer ${got.token}` } });
  };
  return async (asked) => {
    const first = await attempt(asked);
    if (!("status" in first) || first.status !== 401) return first;
    held = null;
    return attempt(asked);
  };
}

async function fetchToken(call: MakeCall, credentials: Credentials, now: () => Date): Promise<Held> {
  const { clientId, clientSecret, scopes, tokenUrl } = credentials;
  const form = new URLSearchParams({ grant_type: "client_credentials" });
  if (scopes.length > 0) form.set("scope", scopes.join(" "));
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
  const asked = now().getTime();
  const received = await call({
    method: "POST",
    url: tokenUrl,
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      Accept: "application/json",
      Authorization: `Basic ${Buffer.from(pair, "utf8").toString("base64")}`,
    },
    body: sourceOf(form.toString()),
    timeoutMs: tokenTimeoutMs,
    longestAnswer: 100_000,
  });
  // However this fails, the message itself has not left: the codes say nothing else.
  if ("fault" in received) return { fault: "unreachable" };
  if (received.status >= 500) return { fault: "unreachable" };
  if (received.status === 429) return { fault: "too_many_requests" };
  if (received.status !== 200) return { fault: "unauthorized" };
  const answer = tokenAnswer.safeParse(parsed(received.text));
  if (!answer.success) return { fault: "unauthorized" };
  return {
    token: answer.data.access_token,
    endsAt: asked + (answer.data.expires_in ?? 60) * 1000 - marginMs,
  };
}
