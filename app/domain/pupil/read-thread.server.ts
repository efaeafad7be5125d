// Reads a pupil's red thread (röd tråd) within what the reader may see: the part of it that a page shows, of the whole or
// of a selection. Policy "pupil.read" and the scope of "concern.read"; only what is shown is opened, and the reading is
// logged with the notes that were, and how many were searched; a read whose log cannot be written fails. That a report
// exists is told by "report.know" alone (OSL 40:7 g). Does not open attachments.
import { setImmediate as nextTurn } from "node:timers/promises";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { record } from "~/audit/record.server";
import { copiesFor } from "~db/history.server";
import { markToldRead } from "~db/notice.server";
import { classOf } from "~db/pupil.server";
import { whoMayRead } from "../access-grant/who-may-read.server";
import { civilDate } from "../calendar/stockholm";
import { othersOfOccasion } from "../concern/others-of-occasion.server";
import { mattersOnThread } from "../matter/matters-on-thread.server";
import { noticePattern } from "../pattern/notice-pattern.server";
import { lockedForReader } from "../report/guard-of-report.server";
import { gatherThread } from "../thread/gather-thread.server";
import { overviewOf } from "../thread/overview";
import { type ThreadSelection, wholeThread } from "../thread/selection";
import { type ThreadPlace, windowOf } from "../thread/window";

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
  const items = await thread.open(shown);
  await nextTurn();
  const entries = items.flatMap((item) => (item.kind === "entry" ? [item] : []));
  const occasions = await othersOfOccasion(
    ctx,
    entries.map((e) => e.id),
  );
  const matters = await mattersOnThread(ctx, { pupilId: pupil.id, facts });
  const readers = await whoMayRead(ctx, { pupilId: pupil.id, facts });
  const group = await classOf(ctx.db.read, pupil.id, civilDate(ctx.now));
  const noticed = await noticePattern(ctx.db.read, {
    pupil,
    scope: thread.scope,
    reportsSent: thread.reportsSent,
    now: ctx.now,
  });
  const locked = await lockedForReader(ctx, { pupilIds: [pupil.id], output: "entry" });
  await ctx.db.write(async (tx) => {
    const seen = { concernIds: entries.map(({ id }) => id), now: ctx.now };
    await markToldRead(tx, { accountId: ctx.actor.accountId, ...seen });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "pupil.read",
        pupilId: pupil.id,
        concernIds: entries.map(({ id }) => id),
        ...(count.searched > 0 ? { searched: count.searched } : {}),
      },
    });
  });
  // Whoever is protected has no earlier school on a screen.
  const copies = pupil.protection === "none" ? await copiesFor(ctx.db.read, pupil.id) : [];
  const mine = facts.grants.filter((g) => g.ground === ground).sort((a, b) => +b.startsAt - +a.startsAt)[0];
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
    /** What the page shows, newest first. */
    items,
    /** The notes among the items. */
    entries,
    /** A pattern, and days that have passed; null where there is nothing to say. */
    noticed,
    /** Whether others were part of it, and how many whose notes the reader may open: never who. */
    occasions: occasions.map(({ ofId, concernId }) => ({ ofId, concernId })),
    /** What is followed as one, and by which of the notes that the reader may read. */
    matters,
    linkedElsewhere: thread.linkedElsewhere(items),
    /** What earlier schools have handed over: that it is there, and where to read it. */
    copies,
    place: { older, newer },
    count,
    overview: { months: overviewOf(thread.entries), handovers: thread.handovers },
    authors: [...new Map(thread.entries.map((e) => [e.authorId, e.authorName]))].map(([id, name]) => ({
      id,
      name,
    })),
    why: { ground, since: mine?.startsAt ?? null, until: mine?.endsAt ?? null },
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
