// Adds a line to a note that a quick signal made, as a new version of it: the author alone, by correct-concern, which asks
// the policy "concern.change" and records. Sent twice it is added once.
// audit: none of its own.
import { concernFacts } from "~/access/concern-facts.server";
import type { StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { versionsOf } from "~db/concern.server";
import { civilTime } from "../calendar/stockholm";
import { correctConcern } from "../concern/correct-concern.server";
import { normaliseNote } from "../concern/graphemes";
import { textPlace } from "../concern/seal-concern";
import { refuse } from "../refusal";

export async function addSignalLine(
  ctx: StaffCtx,
  input: { concernId: string; version: number; line: string },
): Promise<void> {
  const { concern, facts } = await concernFacts(ctx, input.concernId);
  requireGround(ctx.actor, "concern.change", facts);
  const line = normaliseNote(input.line).trim();
  if (line === "") refuse("line", "quick-signal:errors.line");
  const versions = await versionsOf(ctx.db.read, concern.id);
  const textOf = async (number: number) => {
    const found = versions.find((v) => v.version === number);
    if (!found) return "";
    const { owner, place } = textPlace(concern.id, number);
    return ctx.vault.openText(owner, place, found.sealedText);
  };
  const now = versions.find((v) => v.version === input.version);
  if (!now) refuse("form", "version_old");
  const text = `${await textOf(input.version)} ${line}`;
  // The same form again, after its answer was lost.
  if (concern.version === input.version + 1 && (await textOf(concern.version)) === text) return;
  const { date, time } = civilTime(now.occurredAt);
  await correctConcern(ctx, {
    concernId: concern.id,
    version: input.version,
    form: { text, priority: now.priority, category: now.category, circle: now.circle, date, time },
  });
}
