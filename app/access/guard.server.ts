// The guard at every door: who comes in, and what they meet when they may not. No session: sign in first. The wrong
// kind of actor, or something not visible: 404, the same as for what does not exist. Rights are the policy's.
import { redirect } from "@remix-run/node";
import { cameIn } from "~/form-sender";
import { house } from "~/house.server";
import { paths } from "~/paths";
import type { Actor } from "./actor";
import type { Ctx, SocialCtx, StaffCtx } from "./context.server";
import { NotVisible } from "./not-visible";
import { OutputLocked } from "./output-locked";
import { awayToSignIn } from "./sent-too-late.server";
import { signedIn } from "./session.server";

interface Door {
  request: Request;
  /** False where a page calls by itself: it prolongs no session. */
  prolongs?: boolean;
}

const nowhere = () => new Response(null, { status: 404 });

async function enter<C extends Ctx, T>(
  door: Door,
  kind: Actor["kind"] | "any",
  run: (ctx: C) => Promise<T>,
): Promise<T> {
  const now = new Date();
  const current = await signedIn(door.request, now, { prolongs: door.prolongs ?? true });
  if (!current) throw await awayToSignIn(door.request, now);
  cameIn(door.request, current.actor.accountId);
  if (kind !== "any" && current.actor.kind !== kind) throw nowhere();
  const { db, vault, ports } = await house();
  try {
    return await run({ actor: current.actor, now, db, vault, ports } as Ctx as C);
  } catch (error) {
    if (error instanceof NotVisible) throw nowhere();
    if (error instanceof OutputLocked)
      throw redirect(paths.reportGuard(error.reportId, { for: error.output }));
    throw error;
  }
}

export const asStaff = <T>(door: Door, run: (ctx: StaffCtx) => Promise<T>): Promise<T> =>
  enter(door, "staff", run);
export const asSocial = <T>(door: Door, run: (ctx: SocialCtx) => Promise<T>): Promise<T> =>
  enter(door, "social", run);
export const asAnyone = <T>(door: Door, run: (ctx: Ctx) => Promise<T>): Promise<T> => enter(door, "any", run);
