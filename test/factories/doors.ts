// Requests through the doors, with real sessions and cookies. The test mocks ~/house.server: see open-house.ts.
import type { Actor } from "~/access/actor";
import { beginSession } from "~/access/session.server";

const address = "http://127.0.0.1/";

/** The Cookie header of somebody who has signed in. */
export async function cookieOf(actor: Actor, now: Date): Promise<string> {
  const set = await beginSession(new Request(address), { actor, method: "demo", now });
  return set.split(";")[0] ?? "";
}

export function got(path: string, cookie: string): Request {
  return new Request(new URL(path, address), { headers: { Cookie: cookie } });
}

export function posted(path: string, cookie: string, form: Record<string, string> = {}): Request {
  return new Request(new URL(path, address), {
    method: "POST",
    headers: { Cookie: cookie },
    body: new URLSearchParams(form),
  });
}

/** With files. */
export function formSent(path: string, cookie: string, form: FormData): Request {
  return new Request(new URL(path, address), { method: "POST", headers: { Cookie: cookie }, body: form });
}
