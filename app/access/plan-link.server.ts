// The door of a link to an action plan: an electronic identity without account or session, compared with the person that
// the link was made for; then half an hour in which this browser reads that one version, and signs it. Its cookie opens
// nothing else, and stands beside whatever session the browser has. What anybody is told before that, and whoever is not
// meant, is the same at every link, also at one that never was. Source: decision 0028; GDPR 32.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { type LinkReader, openPlanLink } from "~/domain/action-plan/open-plan-link.server";
import type { LinkHouse } from "~/domain/action-plan/standing-plan-link.server";
import { type House, house } from "~/house.server";
import { paths } from "~/paths";
import { findOrder, insertOrder, removeOrder } from "~db/signing-order.server";
import { callerOf } from "./bankid-sign-in.server";
import {
  type BrowserCookie,
  hashOfBrowser,
  houseKey,
  isBrowserCookie,
  isFromBrowser,
  statePlace,
} from "./browser-bound.server";
import { beginOrder, followOrder, giveUpOrder, messageOf, type OrderView } from "./identity-order.server";

const readingMs = 30 * 60_000;

const cookieFor = (env: House["env"]) => {
  const secure = env.publicUrl?.protocol === "https:";
  return createCookie(secure ? "__Host-plan" : "plan", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: readingMs / 1000,
    secure,
  });
};

/** Where the link leads, for a code or a copy: by the address that the house is known under. */
export async function linkAddress(request: Request, token: string): Promise<string> {
  const { env } = await house();
  return new URL(paths.planLink(token), env.publicUrl ?? new URL(request.url).origin).href;
}

/** An order is begun for one link: the hash of its token stands in the order, never the token. */
const bindingOf = (token: string) => ({
  purpose: "open_plan_link" as const,
  accountId: null,
  subjectId: createHash("sha256").update(`order:${token}`).digest("hex"),
});

async function cookieIn(request: Request): Promise<BrowserCookie | null> {
  const { env } = await house();
  const kept: unknown = await cookieFor(env).parse(request.headers.get("Cookie"));
  return isBrowserCookie(kept) ? kept : null;
}

export const forgetLink = async (): Promise<string> =>
  cookieFor((await house()).env).serialize("", { maxAge: 0 });

/** The same for every token: whether there is such a link is not asked before somebody has signed in. */
export async function beginAtLink(
  request: Request,
  { token, now }: { token: string; now: Date },
): Promise<{ cookie: string } | { messageKey: string }> {
  const { env, db, vault, ports } = await house();
  const { signing } = ports;
  if (!signing) return { messageKey: "bankid:rfa22" };
  const request_ = { kind: "auth" as const, ...callerOf(request, env) };
  const begun = await beginOrder({ db, vault, signing }, { ...bindingOf(token), request: request_, now });
  if (begun.ok) return { cookie: await cookieFor(env).serialize({ id: begun.id, browser: begun.browser }) };
  const view = { kind: "auth", device: "desktop", startedBy: "qr" } as const;
  return { messageKey: messageOf(signing, { status: "problem", problem: begun.problem }, view) };
}

export type LinkStep =
  | Exclude<OrderView, { state: "complete" }>
  | { state: "open"; cookie: string }
  /** Not hers, or it stands no longer: she is told no more than that. */
  | { state: "refused" }
  | { state: "none" };

export async function followAtLink(
  request: Request,
  { token, now }: { token: string; now: Date },
): Promise<LinkStep> {
  const { env, db, vault, ports } = await house();
  const { signing } = ports;
  const kept = await cookieIn(request);
  if (!signing || !kept) return { state: "none" };
  const device = /Mobi|Android/i.test(request.headers.get("user-agent") ?? "") ? "mobile" : "desktop";
  const binding = bindingOf(token);
  const step = await followOrder({ db, vault, signing }, { ...kept, device, binding, now });
  if (!step) return { state: "none" };
  if (step.state !== "complete") return step;
  const { personalNumber } = step.collected.person;
  const linkId = await openPlanLink({ db, vault, ports, now }, { token, personalNumber });
  if (!linkId) return { state: "refused" };
  const [id, browser] = [randomUUID(), randomBytes(32).toString("base64url")];
  const reader: LinkReader = { linkId, personalNumber };
  const sealedState = await vault.seal(houseKey, statePlace(id, 1), JSON.stringify(reader));
  await db.write((tx) =>
    insertOrder(tx, {
      id,
      purpose: "read_plan_link",
      subjectId: linkId,
      browserHash: hashOfBrowser(browser),
      sealedState,
      status: "complete",
      createdAt: now,
      expiresAt: new Date(now.getTime() + readingMs),
      version: 1,
    }),
  );
  return { state: "open", cookie: await cookieFor(env).serialize({ id, browser }) };
}

export async function giveUpAtLink(request: Request, token: string): Promise<string> {
  const { db, vault, ports } = await house();
  const kept = await cookieIn(request);
  if (ports.signing && kept)
    await giveUpOrder({ db, vault, signing: ports.signing }, { ...kept, binding: bindingOf(token) });
  return forgetLink();
}

/** Who reads in this browser, and what the use cases need; null where nobody does. */
export async function linkReader(
  request: Request,
  now: Date,
): Promise<{ reader: LinkReader; at: LinkHouse } | null> {
  const { db, vault, ports } = await house();
  const kept = await cookieIn(request);
  const row = kept && (await findOrder(db.read, kept.id));
  if (!kept || row?.purpose !== "read_plan_link" || row.expiresAt <= now) return null;
  if (!isFromBrowser(row, kept.browser)) return null;
  const state = await vault.openText(houseKey, statePlace(row.id, row.version), row.sealedState);
  return { reader: JSON.parse(state) as LinkReader, at: { db, vault, ports, now } };
}

/** Ends the reading, at the server too; gives the header that clears the cookie. */
export async function leaveLink(request: Request, now: Date): Promise<string> {
  const kept = await cookieIn(request);
  if (kept && (await linkReader(request, now)))
    await (await house()).db.write((tx) => removeOrder(tx, kept.id));
  return forgetLink();
}
