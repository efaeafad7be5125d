// Where a form leads whose sender has no session: to signing in; and where a session has just ended, first to a page that
// holds what the form said, so that hours of writing are not lost to an hour of rest. The form travels as it was sent, in the
// browser's own repeated request; nothing of it is kept here, and none is taken by whoever signs in as somebody else.
// Whose it is stands in that page's address as an account's id: loaded anew after signing in it still goes on. What a page's
// script sends stays on that page. Not where somebody asks without a name (decision 0023), and no files: those are chosen again
// (form-too-late).
import { data, redirect } from "@remix-run/node";
import { paths } from "~/paths";
import { signedOut } from "~/unreached-answer";
import type { Refused } from "./answer.server";
import { lastWriter } from "./last-writer.server";
import { signedIn } from "./session.server";
import { isUnnamedDoor } from "./unnamed-door";

/** A form that the browser itself sends, and not a page's script. */
export const isPlainForm = ({ method, headers }: Request) =>
  method === "POST" &&
  (headers.get("Accept") ?? "").includes("text/html") &&
  (headers.get("Content-Type") ?? "").startsWith("application/x-www-form-urlencoded");

/** Asked by the guard where no session stands. */
export async function awayToSignIn(request: Request, now: Date): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (request.method === "GET") return redirect(paths.signIn({ next: pathname }));
  const waits = isPlainForm(request) && !isUnnamedDoor(pathname);
  const by = waits ? await lastWriter(request, now) : null;
  return by ? redirect(paths.sendAgain({ to: `${pathname}${search}`, by }), 307) : redirect(paths.signIn());
}

/**
 * For a page whose script sends what somebody has written long: a refusal in words for the page that is there, where the
 * session has ended. Null otherwise: the door goes on to its guard.
 */
export async function sentByScriptTooLate(request: Request, values: Record<string, string>) {
  if (isPlainForm(request) || !(await lastWriter(request, new Date()))) return null;
  return data<Refused>({ errors: { form: { key: "signed_out" } }, values }, { status: signedOut });
}

/** What the form that waits here may do: go on, wait for its writer, or nothing, where nobody knows whose it is. */
export async function formSentTooLate(
  request: Request,
  { writer, now }: { writer: string; now: Date },
): Promise<{ state: "go_on" } | { state: "waits" | "another"; writer: string } | { state: "unknown" }> {
  const current = await signedIn(request, now);
  if (current && writer === "") return { state: "unknown" };
  if (current) return current.actor.accountId === writer ? { state: "go_on" } : { state: "another", writer };
  const known = writer || (await lastWriter(request, now));
  return known ? { state: "waits", writer: known } : { state: "unknown" };
}
