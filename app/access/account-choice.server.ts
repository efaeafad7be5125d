// Which of her accounts somebody acts as, where BankID's number answers to several: in two school authorities, or as
// staff and in social services. Kept sealed and bound to the browser for as long as a session can last, so that she can
// change without a new BankID; never longer. Only accounts that BankID vouched for stand in it. Gives no right: each
// account has its own, and nothing of one is seen from the other.
import { randomBytes, randomUUID } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { civilDate } from "~/domain/calendar/stockholm";
import { findMunicipality } from "~/domain/routing/municipalities";
import { type House, house } from "~/house.server";
import { accountsByIdentity, placesOf } from "~db/account.server";
import {
  findOrder,
  insertOrder,
  moveOrder,
  removeOrder,
  type SigningOrderRow,
} from "~db/signing-order.server";
import {
  type BrowserCookie,
  hashOfBrowser,
  houseKey,
  isBrowserCookie,
  isFromBrowser,
  statePlace,
} from "./browser-bound.server";
import { actorOf, beginSession, endedSessionAccount, longestMs, signedIn } from "./session.server";

/** Until the first choice there is no session: it must follow BankID closely. */
const firstChoiceMs = 10 * 60_000;

interface KeptChoice {
  /** What BankID's number is looked up by: an account whose number is corrected since is no longer hers to choose. */
  lookups: string[];
  next: string;
  /** Sealed with the rest: the chosen account's session keeps it. */
  personalNumber: string;
}

const cookieFor = (env: House["env"]) => {
  const secure = env.publicUrl?.protocol === "https:";
  return createCookie(secure ? "__Host-accounts" : "accounts", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
  });
};

/** Keeps the choice; gives the Set-Cookie header. `chosen`: one of them has a session already. */
export async function offerChoice(input: KeptChoice & { chosen: boolean; now: Date }): Promise<string> {
  const { env, db, vault } = await house();
  const [id, browser] = [randomUUID(), randomBytes(32).toString("base64url")];
  await vault.ensureKey(houseKey);
  const kept: KeptChoice = {
    lookups: input.lookups,
    next: input.next,
    personalNumber: input.personalNumber,
  };
  const sealedState = await vault.seal(houseKey, statePlace(id, 1), JSON.stringify(kept));
  await db.write((tx) =>
    insertOrder(tx, {
      id,
      purpose: "choose_account",
      browserHash: hashOfBrowser(browser),
      sealedState,
      status: input.chosen ? "complete" : "pending",
      createdAt: input.now,
      expiresAt: new Date(input.now.getTime() + longestMs),
      version: 1,
    }),
  );
  return cookieFor(env).serialize({ id, browser });
}

export interface OwnAccount {
  accountId: string;
  /** "Ådalens kommun", or a municipality's name. */
  organisation: string;
  kind: "staff" | "social";
  duties: { role: string; place: string }[];
  /** She acts as this one now. */
  current: boolean;
}

/** What she can choose from; null where there is no choice to be made in this browser. */
export async function readChoice(request: Request, now: Date): Promise<OwnAccount[] | null> {
  const standing = await standingChoice(request, now);
  if (!standing) return null;
  const { db } = await house();
  const rows = await placesOf(db.read, { accountIds: standing.ids, date: civilDate(now) });
  const found = new Map<string, OwnAccount>();
  for (const row of rows) {
    const account = found.get(row.accountId) ?? {
      accountId: row.accountId,
      organisation: row.authorityName ?? findMunicipality(row.municipalityCode ?? "")?.name ?? "",
      kind: row.authorityName === null ? ("social" as const) : ("staff" as const),
      duties: [],
      current: row.accountId === standing.currentId,
    };
    account.duties.push({ role: row.role, place: row.schoolName ?? row.receptionUnit ?? "" });
    found.set(row.accountId, account);
  }
  return [...found.values()];
}

/** The session of the chosen account; null where it is none of hers, or no longer open. */
export async function chooseAccount(
  request: Request,
  input: { accountId: string; now: Date },
): Promise<{ cookie: string; next: string } | null> {
  const standing = await standingChoice(request, input.now);
  if (!standing?.ids.includes(input.accountId)) return null;
  const found = await actorOf(input.accountId, input.now);
  if (!found) return null;
  const { db, vault } = await house();
  const { row, kept } = standing;
  if (row.status === "pending") {
    const { id, version } = row;
    const sealedState = await vault.seal(houseKey, statePlace(id, version + 1), JSON.stringify(kept));
    const moved = await db.write((tx) => moveOrder(tx, { id, version, sealedState, status: "complete" }));
    if (!moved) return null;
  }
  const wasHere = (await endedSessionAccount(request, input.now)) === input.accountId;
  const cookie = await beginSession(request, {
    actor: found.actor,
    method: "bankid",
    now: input.now,
    until: row.expiresAt,
    personalNumber: kept.personalNumber,
  });
  // The page that was asked for belongs to whoever asked for it: another account would meet a 404 there.
  return { cookie, next: row.status === "pending" && wasHere ? kept.next : "/" };
}

/** For the head of the page: whether a choice is kept in this browser. Asks no database. */
export async function hasChoice(request: Request): Promise<boolean> {
  return (await cookieIn(request)) !== null;
}

/** Gives the header that clears the cookie. */
export async function forgetChoice(request: Request): Promise<string> {
  const { env, db } = await house();
  const given = await cookieIn(request);
  const row = given && (await findOrder(db.read, given.id));
  if (row?.purpose === "choose_account" && isFromBrowser(row, given?.browser ?? ""))
    await db.write((tx) => removeOrder(tx, row.id));
  return cookieFor(env).serialize("", { maxAge: 0 });
}

async function cookieIn(request: Request): Promise<BrowserCookie | null> {
  const { env } = await house();
  const given: unknown = await cookieFor(env).parse(request.headers.get("Cookie"));
  return isBrowserCookie(given) ? given : null;
}

/** The first choice stands shortly after BankID; a later one beside a standing session of one of the accounts alone. */
async function standingChoice(
  request: Request,
  now: Date,
): Promise<{ row: SigningOrderRow; kept: KeptChoice; ids: string[]; currentId: string | null } | null> {
  const { db, vault } = await house();
  const given = await cookieIn(request);
  const row = given && (await findOrder(db.read, given.id));
  if (!given || row?.purpose !== "choose_account" || !isFromBrowser(row, given.browser)) return null;
  if (row.expiresAt <= now) return null;
  const kept = JSON.parse(
    await vault.openText(houseKey, statePlace(row.id, row.version), row.sealedState),
  ) as KeptChoice;
  const ids = await accountsByIdentity(db.read, kept.lookups ?? []);
  if (row.status === "pending") {
    const fresh = now.getTime() - row.createdAt.getTime() < firstChoiceMs;
    return fresh ? { row, kept, ids, currentId: null } : null;
  }
  const current = await signedIn(request, now);
  if (!current || !ids.includes(current.actor.accountId)) return null;
  return { row, kept, ids, currentId: current.actor.accountId };
}
