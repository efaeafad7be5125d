// One matter of the student-health team's meeting: the note with its history and decisions, and apart from them the
// professions' own notes, linked to it, of the inner circle (OSL 23:2); and which matter comes next. Policies
// "student-health.meet" and "follow-up.read"; the reading is recorded as that of each note that is opened.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { followUpFacts } from "~/access/follow-up-facts.server";
import { NotVisible } from "~/access/not-visible";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { innerNotesOn } from "~db/follow-up.server";
import { textPlace } from "../concern/seal-concern";
import { type MeetingOrder, meetingRows } from "./list-meeting.server";
import { readFollowUp } from "./read-follow-up.server";

export async function readMeetingItem(ctx: StaffCtx, input: { concernId: string; by: MeetingOrder }) {
  const { concern, facts, row } = await followUpFacts(ctx, input.concernId);
  const ground = requireGround(ctx.actor, "follow-up.read", facts);
  requireGround(ctx.actor, "student-health.meet", facts);
  const ours = [row?.teamUnitId, row?.offeredUnitId].includes(facts.schoolUnitId);
  // What the team has not, or had and passed back or closed: it is followed on its own page.
  if (!ours) throw new NotVisible();
  const order = (await meetingRows(ctx, input.by)).map((r) => r.concernId);
  const read = await readFollowUp(ctx, input);
  const own = await innerNotesOn(ctx.db.read, concern.id);
  const texts = await ctx.vault.openTexts(
    own.map((n) => ({ ...textPlace(n.id, n.version), sealed: n.sealedText })),
  );
  await ctx.db.write(async (tx) => {
    for (const { id: concernId } of own)
      await record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground,
        event: { kind: "concern.read", pupilId: concern.pupilId, concernId },
      });
  });
  const at = order.indexOf(concern.id);
  return {
    ...read,
    ownNotes: own.map((n, i) => ({
      id: n.id,
      authorName: n.authorName,
      occurredAt: n.occurredAt,
      text: texts[i] ?? null,
    })),
    /** Its place in the meeting; 0 where it is closed and no part of it any longer. */
    place: { number: at + 1, of: order.length },
    nextId: order[at + 1] ?? null,
  };
}
