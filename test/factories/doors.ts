// Requests through the doors, with real sessions and cookies. The test mocks ~/house.server: see open-house.ts.
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
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

export interface DoorCase {
  door: () => Promise<{
    loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
    action?: (args: ActionFunctionArgs) => Promise<unknown>;
  }>;
  path: (id: string) => string;
  /** What a form sends there; none where there is no action. */
  form?: Record<string, string>;
}

/** What a door answers to a reader and to a form: the whole of a response, and what else it gives or throws as it is. */
export async function answersOf(
  { door, path, form }: DoorCase,
  id: string,
  { params, cookie }: { params: Record<string, string>; cookie: string },
): Promise<unknown[]> {
  const { loader, action } = await door();
  const tried = [
    loader?.({ request: got(path(id), cookie), params, context: {} }),
    form ? action?.({ request: posted(path(id), cookie, form), params, context: {} }) : undefined,
  ].filter((t) => t !== undefined);
  return answeredBy(tried);
}

/** What a reader is given or refused, a refusal in all its parts. */
export function answeredBy(tried: readonly Promise<unknown>[]): Promise<unknown[]> {
  return Promise.all(
    tried.map(async (answer) => {
      const thrown: unknown = await answer.then(
        (given) => ({ given }),
        (error) => error,
      );
      if (!(thrown instanceof Response)) return thrown;
      return { status: thrown.status, headers: [...thrown.headers], body: await thrown.text() };
    }),
  );
}
