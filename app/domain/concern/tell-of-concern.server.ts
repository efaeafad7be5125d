// Tells contacts of a note that stands: they get a notice without case content, as those do who were ticked when it was
// written. Policies "concern.read" and "concern.log": whoever has the pupil and may read the note, its author or not. Nobody is
// told twice, so that a second submit of the same form changes nothing. Source: needs analysis 2019 (contact persons).
import { randomUUID } from "node:crypto";
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { addNotices, toldOf } from "~db/notice.server";
import { refuse } from "../refusal";
import { chosenContacts } from "./contacts-of-concern.server";

export async function tellOfConcern(
  ctx: StaffCtx,
  input: { concernId: string; tell: readonly string[] },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { concern, facts } = await concernFacts(ctx, input.concernId, tx);
    requireGround(ctx.actor, "concern.read", facts);
    const ground = requireGround(ctx.actor, "concern.log", facts);
    if (concern.status !== "active") refuse("form", "concern_withdrawn");
    if (input.tell.length === 0) refuse("tell", "contact_missing");
    const pupil = { id: concern.pupilId, schoolUnitId: facts.schoolUnitId };
    const chosen = await chosenContacts(ctx, { pupil, circle: concern.circle, ticked: input.tell }, tx);
    const told = new Set((await toldOf(tx, concern.id)).map((t) => t.accountId));
    const toIds = chosen.filter((id) => !told.has(id));
    if (toIds.length === 0) return;
    await addNotices(
      tx,
      toIds.map((accountId) => ({
        id: randomUUID(),
        accountId,
        kind: "concern_told" as const,
        pupilId: concern.pupilId,
        subjectId: concern.id,
        createdBy: ctx.actor.accountId,
        createdAt: ctx.now,
      })),
    );
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "notice.sent", pupilId: concern.pupilId, subjectId: concern.id, toIds },
    });
  });
}
