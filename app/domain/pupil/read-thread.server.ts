// Reads a pupil's red thread (röd tråd) within what the reader may see: the part of it that a page shows, of the whole or
// of a selection. Policy "pupil.read" and the scope of "concern.read"; only what is shown is opened, and the reading is
// logged with the notes that were, and how many were searched; a read whose log cannot be written fails. That a report
// exists is told by "report.know" alone (OSL 40:7 g). Does not open attachments.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { GrantFact, GrantGround } from "~/access/policy-facts";
import { record } from "~/audit/record.server";
import { markToldRead } from "~db/notice.server";
import { classOf } from "~db/pupil.server";
import { whoMayRead } from "../access-grant/who-may-read.server";
import { civilDate } from "../calendar/stockholm";
import { lockedForReader } from "../report/guard-of-report.server";
import { gatherThread } from "../thread/gather-thread.server";
import { type ThreadSelection, wholeThread } from "../thread/selection";
import { type ThreadPlace, windowOf } from "../thread/window";
import { showThread } from "./show-thread.server";

export interface ThreadWanted {
  pupilId: string;
  place?: ThreadPlace;
  selection?: ThreadSelection;
}

export async function readThread(
  ctx: StaffCtx,
  { pupilId, place = {}, selection = wholeThread }: ThreadWanted,
) {
  const thread = await gatherThread(ctx, { pupilId, selection });
  const { pupil, facts, ground, count } = thread;
  const { shown, older, newer } = windowOf(thread.moments, place);
  const met = await showThread(ctx, thread, { shown });
  const readers = await whoMayRead(ctx, { pupilId: pupil.id, facts });
  const group = await classOf(ctx.db.read, pupil.id, civilDate(ctx.now));
  const locked = await lockedForReader(ctx, { pupilIds: [pupil.id], output: "entry" });
  await ctx.db.write(async (tx) => {
    const seen = { concernIds: met.entries.map(({ id }) => id), now: ctx.now };
    await markToldRead(tx, { accountId: ctx.actor.accountId, ...seen });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "pupil.read",
        pupilId: pupil.id,
        concernIds: met.entries.map(({ id }) => id),
        ...(count.searched > 0 ? { searched: count.searched } : {}),
      },
    });
  });
  return {
    pupil: {
      id: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`,
      className: group?.name ?? null,
      // A protected pupil's school and municipality are not spread on screens either.
      schoolName: pupil.protection === "none" ? pupil.schoolName : null,
      residenceCode: pupil.protection === "none" ? pupil.residenceCode : null,
      protection: pupil.protection,
      birthDate: pupil.birthDate,
    },
    /** The report that locks its printing for this reader, or null. */
    lockedBy: locked.get(pupil.id) ?? null,
    ...met,
    /** By item: where the words that were searched for are, where that is nowhere in plain sight. */
    beyond: Object.fromEntries(
      met.items.flatMap(({ id }) => {
        // A matter's name stands beside the note.
        const places = thread.beyond(id).filter((place) => place !== "matter");
        return places.length > 0 ? [[id, places]] : [];
      }),
    ),
    place: { older, newer },
    why: { ground, ...spanOf(facts.grants, ground, ctx.now) },
    /** Everybody who may read the record, the reader too. */
    readers,
    can: {
      log: can(ctx.actor, "concern.log", facts).allow,
      writePlan: can(ctx.actor, "plan.write", facts).allow,
      handOver: can(ctx.actor, "handover.propose", facts).allow,
      askEarlier: can(ctx.actor, "history.ask", facts).allow,
      giveAccess: can(ctx.actor, "access.grant", {
        authorityId: pupil.authorityId,
        schoolUnitId: pupil.schoolUnitId,
      }).allow,
    },
  };
}

/** Since when and until when the reader has the pupil on this ground, by the grants that hold now. */
function spanOf(grants: readonly GrantFact[], ground: GrantGround, now: Date) {
  const active = grants.filter(
    (g) => g.ground === ground && g.startsAt <= now && (g.endsAt === null || now < g.endsAt),
  );
  const ends = active.map((g) => g.endsAt);
  return {
    since: active.length > 0 ? new Date(Math.min(...active.map((g) => +g.startsAt))) : null,
    until: ends.length === 0 || ends.includes(null) ? null : new Date(Math.max(...ends.map(Number))),
  };
}
