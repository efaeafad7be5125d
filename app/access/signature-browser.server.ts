// The browser in which somebody signs: the cookie that binds a signature's order to it, and what the provider is told of
// where it sits. A cookie of its own: an order to sign never counts as an order to sign in.
import { createCookie } from "@remix-run/node";
import { house } from "~/house.server";
import { callerOf } from "./bankid-sign-in.server";
import { type BrowserCookie, isBrowserCookie } from "./browser-bound.server";
import { signedIn } from "./session.server";
import { numberOf } from "./session-number.server";

async function cookie() {
  const { env } = await house();
  const secure = env.publicUrl?.protocol === "https:";
  return createCookie(secure ? "__Host-signature" : "signature", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: 600,
    secure,
  });
}

export async function signatureBrowser(request: Request) {
  const kept: unknown = await (await cookie()).parse(request.headers.get("Cookie"));
  return {
    order: isBrowserCookie(kept) ? kept : null,
    device: /Mobi|Android/i.test(request.headers.get("user-agent") ?? "")
      ? ("mobile" as const)
      : ("desktop" as const),
  };
}

/** What an order to sign is begun with: the person who signed in is the only one who can complete it. */
export async function signatureCaller(request: Request, now: Date) {
  const { env, vault } = await house();
  const session = await signedIn(request, now);
  const personalNumber = session && (await numberOf(vault, session));
  return { ...callerOf(request, env), ...(personalNumber ? { personalNumber } : {}) };
}

/** The header's value: an order to keep, or null to forget it. */
export async function keepSignatureOrder(order: BrowserCookie | null): Promise<string> {
  return order ? (await cookie()).serialize(order) : (await cookie()).serialize("", { maxAge: 0 });
}
