// The giver writes or changes what she says of each pupil, while the handover waits and before the day of the change:
// also of one that the roster proposed, which has no words when it is made. Policy "handover.withdraw": her own.
// What stands already is not written again: so a second submit of the same form is answered like the first.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { findHandover, handoverPupils, touchHandover, writeSummary } from "~db/handover.server";
import { instantAt } from "../calendar/stockholm";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { summaryLimit } from "./rules";
import { summaryPlace } from "./summary-place";
import { visiblePupils } from "./visible-pupils";

export async function writeSummaries(
  ctx: StaffCtx,
  input: { handoverId: string; version: number; summaries: Record<string, string> },
): Promise<void> {
  const row = await findHandover(ctx.db.read, input.handoverId);
  if (!row) throw new NotVisible();
  const ground = requireGround(ctx.actor, "handover.withdraw", row);
  if (ctx.now >= instantAt(row.changeOn)) refuse("form", "handover_day_passed");
  const { pupils } = visiblePupils(ctx, "handover.read", row, await handoverPupils(ctx.db.read, row.id));
  const errors: FieldErrors = {};
  const sealed: { pupilId: string; sealedSummary: Uint8Array | null }[] = [];
  for (const { pupilId, sealedSummary } of pupils) {
    const given = input.summaries[pupilId];
    if (given === undefined) continue;
    const text = normaliseNote(given).trim();
    const over = countGraphemes(text) - summaryLimit;
    if (over > 0) errors[`summary-${pupilId}`] = { key: "note_too_long", params: { over } };
    const { owner, place } = summaryPlace(row.id, pupilId);
    const standing = sealedSummary ? await ctx.vault.openText(owner, place, sealedSummary) : "";
    if (text === standing) continue;
    sealed.push({ pupilId, sealedSummary: text === "" ? null : await ctx.vault.seal(owner, place, text) });
  }
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  if (sealed.length === 0) return;
  await ctx.db.write(async (tx) => {
    if (!(await touchHandover(tx, { id: row.id, version: input.version })))
      refuse("form", "handover_decided");
    for (const one of sealed) await writeSummary(tx, { id: row.id, ...one });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "handover.summarised",
        handoverId: row.id,
        pupilIds: sealed.map(({ pupilId }) => pupilId),
      },
    });
  });
}
