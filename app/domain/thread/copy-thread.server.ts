// Opens a whole thread, or a selection of it, to leave the screen: printed from its own page, or as a PDF. Policy
// "pupil.read" and the scope of "concern.read", as for the page: the same code gathers it, so that the copy counts what the
// screen counts. Each copy has a number of its own, which stands on it and in the audit with the ids of what left. A PDF is
// locked by the guard on what a guardian could meet; of the page to print, the paper is locked (GuardedPage).
import { randomBytes } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { classOf } from "~db/pupil.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { civilDate } from "../calendar/stockholm";
import { lockedForReader, requireOpenForReader } from "../report/guard-of-report.server";
import { gatherThread } from "./gather-thread.server";
import type { ThreadSelection } from "./selection";

export interface CopyWanted {
  pupilId: string;
  selection: ThreadSelection;
  /** Ids of those ticked; none for all that is selected. */
  picked: readonly string[];
  as: "print" | "pdf";
}

export async function copyThread(ctx: StaffCtx, { pupilId, selection, picked, as }: CopyWanted) {
  const thread = await gatherThread(ctx, { pupilId, selection });
  const { pupil, ground, count } = thread;
  const locking = { pupilId: pupil.id, output: "entry" as const };
  if (as === "pdf") await requireOpenForReader(ctx, locking);
  const locked = await lockedForReader(ctx, { pupilIds: [pupil.id], output: locking.output });
  const ticked = new Set(picked);
  const items = await thread.open(
    ticked.size > 0 ? thread.moments.filter(({ id }) => ticked.has(id)) : thread.moments,
  );
  const group = await classOf(ctx.db.read, pupil.id, civilDate(ctx.now));
  const unit = await unitWithAuthority(ctx.db.read, pupil.schoolUnitId);
  const number = `K${civilDate(ctx.now).replaceAll("-", "")}-${randomBytes(4).toString("hex")}`;
  const [notes, others] = [items.filter(isNote), items.filter((item) => !isNote(item))];
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "thread.copied",
        pupilId: pupil.id,
        copyId: number,
        as,
        concernIds: notes.map(({ id }) => id),
        otherIds: others.map(({ id }) => id),
        ...(count.searched > 0 ? { searched: count.searched } : {}),
      },
    }),
  );
  const hidden = pupil.protection !== "none";
  const elsewhere = thread.linkedElsewhere(items);
  return {
    number,
    takenAt: ctx.now,
    takenBy: ctx.actor.name,
    /** The report that locks its printing for this reader, or null. */
    lockedBy: locked.get(pupil.id) ?? null,
    pupil: {
      id: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`,
      protectedIdentity: hidden,
      // Nothing on a paper says at which school a protected pupil is.
      className: hidden ? null : (group?.name ?? null),
      schoolName: hidden ? null : (unit?.name ?? null),
    },
    authorityName: hidden ? null : (unit?.authorityName ?? null),
    legalProfile: unit?.legalProfile ?? "municipal",
    authorName: thread.entries.find((e) => e.authorId === selection.authorId)?.authorName ?? null,
    items,
    /** Something that the reader may know of is left out: notes, or what else stands on the thread. */
    isPart: items.length < thread.known.size,
    /** When those happened that the items are linked to, here or outside the selection. */
    linked: [...items.map(({ id, at }) => ({ id, at })), ...elsewhere],
    /** Of those, the ones outside the selection. */
    elsewhere,
    /** By item: where the words that were searched for are, where the copy does not show them. */
    beyond: Object.fromEntries(
      items.flatMap(({ id }) => (thread.beyond(id).length > 0 ? [[id, thread.beyond(id)]] : [])),
    ),
    count: { ...count, events: count.events > 0 ? others.length : 0, copied: notes.length },
  };
}

export type ThreadCopy = Awaited<ReturnType<typeof copyThread>>;

const isNote = ({ kind }: { kind: string }) => kind === "entry";
