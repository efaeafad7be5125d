// Logs a quick signal: one press is a note, in the words that stood on the button even where they have been changed since.
// What was written beside it comes along, and a priority or category that was chosen goes before the signal's own. Policy
// "concern.log" and every rule of a note, by log-concern, which records it. The same button of the same form twice makes one.
// audit: none of its own.
import type { StaffCtx } from "~/access/context.server";
import { signalVersions } from "~db/quick-signal.server";
import { type LogConcern, logConcern } from "../concern/log-concern.server";
import { refuse } from "../refusal";
import { needsLine, readSignalValue, signalAsOf, signalText } from "./signals";

/** `form.text` is the line; `signal` is what the button sent. */
export async function logSignal(
  ctx: StaffCtx,
  { signal: sent, ...note }: Omit<LogConcern, "signal"> & { signal: string },
): ReturnType<typeof logConcern> {
  const named = readSignalValue(sent);
  const rows = named ? await signalVersions(ctx.db.read, ctx.actor.authorityId) : [];
  const signal = named && signalAsOf(rows, named.item, named.version);
  if (!signal) refuse("signal", "quick-signal:errors.unknown");
  const { form } = note;
  if (needsLine(signal.item) && form.text.trim() === "") refuse("text", "quick-signal:errors.line");
  return logConcern(ctx, {
    ...note,
    form: {
      ...form,
      text: signalText(signal, form.text),
      priority: form.priority || signal.priority,
      // "Other" is what the list says where nothing was chosen.
      category: form.category === "" || form.category === "other" ? signal.category : form.category,
    },
    signal: { item: signal.item, version: signal.version },
    idempotencyKey: `${note.idempotencyKey}:${sent}:${note.pupilId}`,
  });
}
