// Takes back what a press of a quick signal made, by delete-concern: its author alone, and only while nobody has built on it.
// Pressed again after it is gone the answer is the same; anybody else's note stays what cannot be seen.
// audit: none of its own; delete-concern records.
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { carriedOutBefore, claimOnce } from "~db/idempotency.server";
import { deleteConcern } from "../concern/delete-concern.server";

const useCase = "undo-signal";

export async function undoSignal(
  ctx: StaffCtx,
  input: { concernId: string; version: number },
): Promise<void> {
  const claim = { key: input.concernId, accountId: ctx.actor.accountId, useCase };
  try {
    await deleteConcern(ctx, input);
  } catch (error) {
    if (error instanceof NotVisible && (await carriedOutBefore(ctx.db.read, claim))) return;
    throw error;
  }
  await ctx.db.write((tx) => claimOnce(tx, { ...claim, result: {}, contentPrint: null, now: ctx.now }));
}
