// Whose a form is that comes when nobody is signed in: that of the session which has ended; or, where its writer signed out
// herself in another tab and nothing of the session is left, of the account whose opaque id that tab left in the browser until
// the browser is closed. It gives no right and opens nothing: the form is sent on by that account alone (sent-too-late), and
// a draft is kept for a session that has ended and never for this.
import { createCookie } from "@remix-run/node";
import { type House, house } from "~/house.server";
import { endedSessionAccount, signedIn } from "./session.server";

const cookieOf = (env: House["env"]) => {
  const secure = env.publicUrl?.protocol === "https:";
  return createCookie(secure ? "__Host-signed-out" : "signed-out", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
  });
};

/** For the header that signing out sets, before the session is ended; null where nobody was signed in. */
export async function leaveWriter(request: Request, now: Date): Promise<string | null> {
  const { env } = await house();
  const current = await signedIn(request, now);
  return current && cookieOf(env).serialize(current.actor.accountId);
}

/** Null while a session stands, or where nobody is known. */
export async function lastWriter(request: Request, now: Date): Promise<string | null> {
  const ended = await endedSessionAccount(request, now);
  if (ended || (await signedIn(request, now))) return ended;
  const { env } = await house();
  const left: unknown = await cookieOf(env).parse(request.headers.get("Cookie"));
  return typeof left === "string" && /^[\w-]{1,64}$/.test(left) ? left : null;
}
