// The quick signals that a page offers, in the reader's language and in the authority's order. No policy: every one of the
// staff who may log a note may press them; nothing of a person is read. And what one was called that has been pressed.
// audit: none here.
import type { StaffCtx } from "~/access/context.server";
import { signalVersions } from "~db/quick-signal.server";
import { heldSignals, readSignalValue, type Signal, signalAsOf, signalValue } from "./signals";

export async function offeredSignals(ctx: StaffCtx, language: "sv" | "en") {
  return heldSignals(await signalVersions(ctx.db.read, ctx.actor.authorityId))
    .filter((s) => s.offered)
    .map((s) => ({
      value: signalValue(s),
      name: nameIn(s, language),
      category: s.category,
    }));
}

const nameIn = (s: Signal, language: "sv" | "en") => (language === "en" ? s.nameEn : s.nameSv);

/** Of what a button sent, in the words that stood on it; null where there was no such button. */
export async function pressedSignal(ctx: StaffCtx, sent: string, language: "sv" | "en") {
  const named = readSignalValue(sent);
  const rows = named ? await signalVersions(ctx.db.read, ctx.actor.authorityId) : [];
  const signal = named && signalAsOf(rows, named.item, named.version);
  return signal ? { value: sent, name: nameIn(signal, language) } : null;
}
