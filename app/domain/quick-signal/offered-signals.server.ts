// The quick signals that a page offers, in the reader's language and in the authority's order. No policy: every one of the
// staff who may log a note may press them; nothing of a person is read.
// audit: none here.
import type { StaffCtx } from "~/access/context.server";
import { signalVersions } from "~db/quick-signal.server";
import { heldSignals, signalValue } from "./signals";

export async function offeredSignals(ctx: StaffCtx, language: "sv" | "en") {
  return heldSignals(await signalVersions(ctx.db.read, ctx.actor.authorityId))
    .filter((s) => s.offered)
    .map((s) => ({
      value: signalValue(s),
      name: language === "en" ? s.nameEn : s.nameSv,
      category: s.category,
    }));
}
