// Makes the secret address of one's own calendar, puts a new one in its place, or ends it. The address is told once, to
// whoever made it; only its hash is kept. Whoever is signed in does it for her own account and no other's.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import {
  findCalendarAddress,
  removeCalendarAddress,
  writeCalendarAddress,
} from "~db/calendar-address.server";
import { hashCalendarToken, newCalendarToken } from "./calendar-token.server";

const ground = "own";

/** A second submit makes an address anew: the one that is shown is the one that works. */
export async function makeCalendarAddress(ctx: StaffCtx): Promise<{ token: string }> {
  const { accountId } = ctx.actor;
  const token = newCalendarToken();
  const tokenHash = hashCalendarToken(token) ?? "";
  await ctx.db.write(async (tx) => {
    await writeCalendarAddress(tx, { accountId, tokenHash, createdAt: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "calendar.address-made" },
    });
  });
  return { token };
}

export async function endCalendarAddress(ctx: StaffCtx): Promise<void> {
  await ctx.db.write(async (tx) => {
    if (!(await removeCalendarAddress(tx, ctx.actor.accountId))) return;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "calendar.address-ended" },
    });
  });
}

/** Since when there is one, for the page that offers it; null where there is none. */
export async function calendarSince(ctx: StaffCtx): Promise<Date | null> {
  const row = await findCalendarAddress(ctx.db.read, { accountId: ctx.actor.accountId });
  return row?.createdAt ?? null;
}
