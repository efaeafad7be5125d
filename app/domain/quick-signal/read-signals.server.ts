// Reads a school authority's quick signals for whoever keeps them, and who changed one of them. Policy "signal.manage".
// audit: none here; nothing of a person is read, and each change is recorded.
import type { StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { changesOfSignal, signalVersions } from "~db/quick-signal.server";
import { heldSignals } from "./signals";

export async function readSignals(ctx: StaffCtx, input: { item: string }) {
  const { authorityId } = ctx.actor;
  requireGround(ctx.actor, "signal.manage", { authorityId });
  const signals = heldSignals(await signalVersions(ctx.db.read, authorityId));
  const opened = signals.find((s) => s.item === input.item) ?? null;
  const changes = opened ? await changesOfSignal(ctx.db.read, { authorityId, item: opened.item }) : [];
  return { signals, opened, changes };
}
