// Server-side sessions: who a cookie stands for. Idle for an hour or twelve hours old: over. Decides nothing about
// rights. Source: OWASP session management; design (server-side sessions).
import { createHash, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import { record } from "~/audit/record.server";
import { civilDate } from "~/domain/calendar/stockholm";
import { type House, house } from "~/house.server";
import { dutiesOn, findAccount } from "~db/account.server";
import type { Queries } from "~db/database";
import {
  endedSession,
  insertSession,
  removeSession,
  standingSession,
  touchSession,
} from "~db/session.server";
import type { Actor, SocialRole, StaffRole } from "./actor";
import { actorRef } from "./context.server";
import { sealNumber } from "./session-number.server";
import { isUnnamedDoor } from "./unnamed-door";

const idleMs = 60 * 60_000;
export const longestMs = 12 * 60 * 60_000;
const touchEveryMs = 60_000;

const cookieOf = (env: House["env"]) => {
  const secure = env.publicUrl?.protocol === "https:";
  return createCookie(secure ? "__Host-session" : "session", {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure,
  });
};

const hashOf = (value: string) => createHash("sha256").update(value).digest("hex");

export interface SignedIn {
  actor: Actor;
  idHash: string;
  sealedNumber: Uint8Array | null;
  /** What the page's head shows. */
  shown: { name: string; role: StaffRole | SocialRole | null; place: string; unit?: string | null };
}

/**
 * Null without a standing session, or when the account is closed or has no duty today. What a page asks by itself does
 * not prolong it: nobody need sit there. Nor does a page where somebody asks without a name (decision 0023).
 */
export async function signedIn(
  request: Request,
  now: Date,
  { prolongs = true }: { prolongs?: boolean } = {},
): Promise<SignedIn | null> {
  const { env, db } = await house();
  const value: unknown = await cookieOf(env).parse(request.headers.get("Cookie"));
  if (typeof value !== "string" || value.length > 100) return null;
  const idHash = hashOf(value);
  const row = await standingSession(db.read, { idHash, now, idleSince: new Date(now.getTime() - idleMs) });
  if (!row) return null;
  const unnamed = isUnnamedDoor(new URL(request.url).pathname);
  if (prolongs && !unnamed && now.getTime() - row.lastSeenAt.getTime() > touchEveryMs) {
    await db.write((tx) => touchSession(tx, { idHash, now }));
  }
  const found = await actorOf(row.accountId, now);
  return found && { ...found, idHash, sealedNumber: row.sealedNumber };
}

/** The account of a session that has ended within the last day; null while one stands or where there was none. */
export async function endedSessionAccount(request: Request, now: Date): Promise<string | null> {
  const { env, db } = await house();
  const value: unknown = await cookieOf(env).parse(request.headers.get("Cookie"));
  if (typeof value !== "string" || value.length > 100 || (await signedIn(request, now))) return null;
  const row = await endedSession(db.read, {
    idHash: hashOf(value),
    since: new Date(now.getTime() - 86_400_000),
  });
  return row?.accountId ?? null;
}

/** The account as an actor with the duties it has on the day; null where it has none. */
export async function actorOf(
  accountId: string,
  now: Date,
): Promise<Omit<SignedIn, "idHash" | "sealedNumber"> | null> {
  return actorFrom((await house()).db.read, accountId, now);
}

/** As actorOf, for those who have no house: the runner. */
export async function actorFrom(
  q: Queries,
  accountId: string,
  now: Date,
): Promise<Omit<SignedIn, "idHash" | "sealedNumber"> | null> {
  const account = await findAccount(q, accountId);
  if (!account || (account.closedAt !== null && account.closedAt <= now)) return null;
  const duties = await dutiesOn(q, account.id, civilDate(now));
  const [first] = duties;
  if (!first) return null;
  const base = { accountId: account.id, name: account.name };
  if (account.kind === "social" && account.municipalityCode) {
    const roles = duties.flatMap((d) => (d.role === "reception" || d.role === "analyst" ? [d.role] : []));
    return {
      actor: { kind: "social", ...base, municipalityCode: account.municipalityCode, roles },
      shown: {
        name: account.name,
        role: roles[0] ?? null,
        place: account.municipalityCode,
        unit: account.receptionUnit,
      },
    };
  }
  if (!account.authorityId) return null;
  const staff = duties.filter((d) => d.role !== "reception" && d.role !== "analyst");
  if (staff.length === 0) return null;
  return {
    actor: {
      kind: "staff",
      ...base,
      authorityId: account.authorityId,
      duties: staff.map((d) => ({ role: d.role as StaffRole, schoolUnitId: d.schoolUnitId })),
    },
    shown: { name: account.name, role: first.role, place: first.schoolName ?? "" },
  };
}

/** Begins a session and gives the Set-Cookie header. A session that the browser had before is ended. `until` can make it shorter. */
export async function beginSession(
  request: Request,
  input: {
    actor: Actor;
    method: "demo" | "bankid";
    now: Date;
    until?: Date;
    /** Whom the electronic identity vouched for: kept sealed for as long as the session, see session-number. */
    personalNumber?: string;
  },
): Promise<string> {
  const { env, db, vault } = await house();
  const value = randomBytes(32).toString("base64url");
  const sealedNumber = input.personalNumber
    ? await sealNumber(vault, hashOf(value), input.personalNumber)
    : null;
  const longest = input.now.getTime() + longestMs;
  const before: unknown = await cookieOf(env).parse(request.headers.get("Cookie"));
  await db.write(async (tx) => {
    if (typeof before === "string") await removeSession(tx, hashOf(before));
    await insertSession(tx, {
      idHash: hashOf(value),
      accountId: input.actor.accountId,
      method: input.method,
      createdAt: input.now,
      lastSeenAt: input.now,
      sealedNumber,
      expiresAt: new Date(Math.min(longest, input.until?.getTime() ?? longest)),
    });
    await record(tx, {
      at: input.now,
      actor: actorRef(input.actor),
      ground: input.method,
      event: { kind: "session.started", method: input.method },
    });
  });
  return cookieOf(env).serialize(value);
}

/** Ends the session and gives the header that clears the cookie. */
export async function endSession(request: Request, now: Date): Promise<string> {
  const { env, db } = await house();
  const current = await signedIn(request, now);
  if (current) {
    await db.write(async (tx) => {
      await removeSession(tx, current.idHash);
      await record(tx, {
        at: now,
        actor: actorRef(current.actor),
        ground: "own",
        event: { kind: "session.ended" },
      });
    });
  }
  return cookieOf(env).serialize("", { maxAge: 0 });
}
