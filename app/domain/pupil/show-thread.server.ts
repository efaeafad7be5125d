// What a pupil's page shows one reader of the thread and beside it, opened: the items, what they have in common, what is
// followed as one, others of an occasion, copies from earlier schools. One code for the page and for the preview of a
// handover, which asks the policy as the successor: what is added here is in both. No policy of its own: the caller has
// gathered the thread. audit: none here; the use cases that call it log the read.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { StaffCtx } from "~/access/context.server";
import type { GrantFact, HoldingFacts } from "~/access/policy-facts";
import { copiesFor } from "~db/history.server";
import { othersOfOccasion } from "../concern/others-of-occasion.server";
import { mattersOnThread } from "../matter/matters-on-thread.server";
import { noticePattern } from "../pattern/notice-pattern.server";
import type { GatheredThread } from "../thread/gather-thread.server";
import type { Moment } from "../thread/moments";
import { overviewOf } from "../thread/overview";

interface Beside {
  pupilId: string;
  facts: HoldingFacts;
  entryIds: readonly string[];
  /** What the reader will have, where she is asked for in advance. */
  holds?: ReadonlyMap<string, GrantFact[]> | undefined;
}

/** What stands beside the notes and is asked of the policy by itself. */
export async function besideThread(ctx: StaffCtx, { pupilId, facts, entryIds, holds }: Beside) {
  const occasions = await othersOfOccasion(ctx, entryIds, holds);
  const matters = await mattersOnThread(ctx, { pupilId, facts });
  return {
    /** Whether others were part of it, and how many whose notes the reader may open: never who. */
    occasions: occasions.map(({ ofId, concernId }) => ({ ofId, concernId })),
    /** What is followed as one, and by which of the notes that the reader may read. */
    matters,
  };
}

interface Shown {
  /** Of the thread's moments, those that the page opens. */
  shown: readonly Moment[];
  holds?: ReadonlyMap<string, GrantFact[]>;
}

export async function showThread(ctx: StaffCtx, thread: GatheredThread, { shown, holds }: Shown) {
  const { pupil, facts, scope, reportsSent } = thread;
  const items = await thread.open(shown);
  await nextTurn();
  const entries = items.flatMap((item) => (item.kind === "entry" ? [item] : []));
  const entryIds = entries.map(({ id }) => id);
  const beside = await besideThread(ctx, { pupilId: pupil.id, facts, entryIds, holds });
  const known = new Set(thread.entries.map(({ id }) => id));
  const noticed = await noticePattern(ctx.db.read, { pupil, scope, known, reportsSent, now: ctx.now });
  return {
    /** What the page shows, newest first. */
    items,
    /** The notes among the items. */
    entries,
    /** A pattern, and days that have passed; null where there is nothing to say. */
    noticed,
    ...beside,
    linkedElsewhere: thread.linkedElsewhere(items),
    /** What earlier schools have handed over: that it is there, and where to read it. */
    // Whoever is protected has no earlier school on a screen.
    copies: pupil.protection === "none" ? await copiesFor(ctx.db.read, pupil.id) : [],
    count: thread.count,
    overview: { months: overviewOf(thread.entries), handovers: thread.handovers },
    authors: [...new Map(thread.entries.map((e) => [e.authorId, e.authorName]))].map(([id, name]) => ({
      id,
      name,
    })),
  };
}

export type ShownThread = Awaited<ReturnType<typeof showThread>>;
