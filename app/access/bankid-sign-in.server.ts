// Signing in by electronic identity: whom the provider vouches for is looked up by the number's HMAC, in every
// authority and municipality that has an account here. Where several open accounts answer, she chooses: account-choice.
// Every attempt that ends without a session is logged by its reason, without the number. An invitation's code ties an
// invited account to the person first.
import { createCookie } from "@remix-run/node";
import { record } from "~/audit/record.server";
import { acceptInvitation } from "~/domain/staff/accept-invitation.server";
import { type House, house } from "~/house.server";
import { accountsByIdentity, lookupScopes } from "~db/account.server";
import { forgetChoice, offerChoice } from "./account-choice.server";
import { isBrowserCookie } from "./browser-bound.server";
import { beginOrder, followOrder, giveUpOrder, messageOf, type OrderView } from "./identity-order.server";
import { actorOf, beginSession } from "./session.server";

/** Binds the order to the browser that began it; ends with it. */
const orderCookie = (secure: boolean) =>
  createCookie(secure ? "__Host-order" : "order", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: 600,
    secure,
  });

const cookieFor = (env: House["env"]) => orderCookie(env.publicUrl?.protocol === "https:");

export function callerOf(request: Request, env: House["env"]): { endUserIp: string; userAgent?: string } {
  const forwarded = env.trustProxy ? request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() : null;
  const userAgent = request.headers.get("user-agent")?.slice(0, 256);
  return { endUserIp: forwarded || "127.0.0.1", ...(userAgent ? { userAgent } : {}) };
}

/** Begins; the cookie to set, or the key of a message. */
export async function beginSignIn(
  request: Request,
  input: { next: string; invitation?: string; now: Date },
): Promise<{ cookie: string } | { messageKey: string }> {
  const { env, db, vault, ports } = await house();
  if (!ports.signing) return { messageKey: "bankid:rfa22" };
  const begun = await beginOrder(
    { db, vault, signing: ports.signing },
    {
      purpose: "sign_in",
      accountId: null,
      subjectId: null,
      request: { kind: "auth", ...callerOf(request, env) },
      memo: { next: input.next, ...(input.invitation ? { invitation: input.invitation } : {}) },
      now: input.now,
    },
  );
  if (!begun.ok) {
    const view = { kind: "auth", device: "desktop", startedBy: "qr" } as const;
    return { messageKey: messageOf(ports.signing, { status: "problem", problem: begun.problem }, view) };
  }
  return { cookie: await cookieFor(env).serialize({ id: begun.id, browser: begun.browser }) };
}

const forSignIn = { purpose: "sign_in", accountId: null, subjectId: null } as const;

export type SignInStep =
  | Exclude<OrderView, { state: "complete" }>
  | { state: "in"; cookies: string[]; next: string }
  /** Several accounts are hers: the page of the choice comes next. */
  | { state: "choose"; cookies: string[] }
  | { state: "unknown" }
  | { state: "none" };

/** Follows the order of this browser; signs in when it is complete and the person has an account. */
export async function followSignIn(request: Request, now: Date): Promise<SignInStep> {
  const { env, db, vault, ports } = await house();
  const kept: unknown = await cookieFor(env).parse(request.headers.get("Cookie"));
  if (!ports.signing || !isBrowserCookie(kept)) return { state: "none" };
  const device = /Mobi|Android/i.test(request.headers.get("user-agent") ?? "") ? "mobile" : "desktop";
  const view = await followOrder(
    { db, vault, signing: ports.signing },
    { ...kept, device, binding: forSignIn, now },
  );
  if (!view) return { state: "none" };
  if (view.state === "failed") await logFailure("failed", now);
  if (view.state !== "complete") return view;
  const { personalNumber } = view.collected.person;
  const { invitation, next = "/" } = view.memo;
  const invited = invitation
    ? await acceptInvitation({ db, vault, now }, { code: invitation, personalNumber })
    : null;
  const lookups = await lookupsOf(personalNumber);
  const own = await openAccounts(lookups, now);
  const found = own.find(({ actor }) => actor.accountId === invited) ?? own[0];
  if (!found) {
    await logFailure("unknown_person", now);
    return { state: "unknown" };
  }
  const choosing = { lookups, next, personalNumber, now };
  if (own.length > 1 && !invited)
    return { state: "choose", cookies: [await offerChoice({ ...choosing, chosen: false })] };
  const session = await beginSession(request, { actor: found.actor, method: "bankid", personalNumber, now });
  const choice =
    own.length > 1 ? await offerChoice({ ...choosing, chosen: true }) : await forgetChoice(request);
  return { state: "in", cookies: [session, choice], next };
}

export async function giveUpSignIn(request: Request): Promise<string> {
  const { env, db, vault, ports } = await house();
  const kept: unknown = await cookieFor(env).parse(request.headers.get("Cookie"));
  if (ports.signing && isBrowserCookie(kept))
    await giveUpOrder({ db, vault, signing: ports.signing }, { ...kept, binding: forSignIn });
  return cookieFor(env).serialize("", { maxAge: 0 });
}

/** What the number is looked up by, in every authority and municipality that has an account here. */
async function lookupsOf(personalNumber: string): Promise<string[]> {
  const { db, vault } = await house();
  const lookups: string[] = [];
  for (const scope of await lookupScopes(db.read)) {
    await vault.ensureKey(scope);
    lookups.push(await vault.lookup(scope, personalNumber));
  }
  return lookups;
}

/** Every account that the number answers to, and that is open and has a duty today. */
async function openAccounts(lookups: string[], now: Date) {
  const { db } = await house();
  const ids = await accountsByIdentity(db.read, lookups);
  const found = await Promise.all(ids.map((id) => actorOf(id, now)));
  return found.filter((each) => each !== null);
}

async function logFailure(reason: "failed" | "unknown_person", now: Date): Promise<void> {
  const { db } = await house();
  await db.write((tx) =>
    record(tx, {
      at: now,
      actor: { kind: "system", accountId: null },
      ground: "sign_in",
      event: { kind: "session.failed", method: "bankid", reason },
    }),
  );
}
