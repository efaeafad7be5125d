// What a reader may see of a pupil's thread, or the selection of it, in order and not yet opened: for the page, which opens
// a window of it, for paper, which opens it whole, and for a handover's preview, which asks as the successor. Policy
// "pupil.read" (gatherFor: the caller has asked) and the scope of "concern.read"; what each other kind asks stands with it.
// audit: none here; the use cases that call it log what they opened.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import type { GrantGround, HoldingFacts } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import type { PupilRow } from "~db/pupil.server";
import { entriesOnThread } from "./entries-on-thread.server";
import { findWords } from "./find-words.server";
import type { FoundBeyond } from "./found-words";
import { eventsOnThread, type KindOnThread, type ThreadItem } from "./kinds.server";
import { isEntry, isReport, type Moment, newestFirst } from "./moments";
import { findsEvents, hasMarks, isFiltering, type ThreadSelection } from "./selection";

export async function gatherThread(
  ctx: StaffCtx,
  { pupilId, selection }: { pupilId: string; selection: ThreadSelection },
) {
  const { pupil, facts } = await pupilFacts(ctx, pupilId);
  const ground = requireGround(ctx.actor, "pupil.read", facts) as GrantGround;
  return { ground, ...(await gatherFor(ctx, { pupil, facts, selection })) };
}

interface Wanted {
  pupil: PupilRow;
  /** The grants of whoever `ctx` acts as. */
  facts: HoldingFacts;
  selection: ThreadSelection;
  /** Where not all of it is to be met: those that are, by id. */
  among?: ((id: string) => boolean) | undefined;
}

export type GatheredThread = Awaited<ReturnType<typeof gatherFor>>;

export async function gatherFor(ctx: StaffCtx, { pupil, facts, selection, among }: Wanted) {
  const scope = concernScope(ctx.actor, facts);
  const subject = { pupilId: pupil.id, facts, scope };
  const entries = among
    ? only(await entriesOnThread(ctx, subject), among)
    : await entriesOnThread(ctx, subject);
  // As many rows as there are notes have been read: others get their turn before more is made of them, and after.
  await nextTurn();
  const met = await eventsOnThread(ctx, subject);
  const events = among ? met.map((kind) => only(kind, among)) : met;
  const all = [...entries.moments, ...events.flatMap((kind) => kind.moments)].sort(newestFirst);
  const marked = entries.moments.filter((entry) => hasMarks(entry, selection));
  const found = selection.words
    ? await findWords({ entries, among: marked, events: findsEvents(selection) ? events : [] }, selection)
    : null;
  const fits = new Set(marked.map(({ id }) => id));
  const moments = found
    ? all.filter(({ id }) => found.found.has(id))
    : isFiltering(selection)
      ? all.filter(({ id }) => fits.has(id))
      : all;
  await nextTurn();
  const momentOf = new Map(all.map((m) => [m.id, m]));
  const known: ReadonlySet<string> = new Set(momentOf.keys());
  return {
    pupil,
    facts,
    scope,
    /** Every moment that the reader may know of. */
    known,
    /** What is to be shown, newest first. */
    moments,
    /** Every note that the reader may see, whatever is selected, and when the pupil changed hands. */
    entries: entries.moments,
    handovers: all.flatMap(({ kind, at }) => (kind === "handover" ? [at] : [])),
    reportsSent: all.filter(isReport).flatMap(({ sent, at }) => (sent ? [at] : [])),
    count: {
      selected: moments.filter(isEntry).length,
      all: entries.moments.length,
      /** What was found beside the notes. */
      events: found ? moments.filter((m) => !isEntry(m)).length : 0,
      searched: found?.searched ?? 0,
      unsearched: found?.left ?? 0,
    },
    /** Where the words that were searched for are in this one, beyond what the thread shows. */
    beyond: (id: string): readonly FoundBeyond[] => found?.found.get(id) ?? [],
    /** Opens these, in the order of the thread. */
    open: async (shown: readonly Moment[]): Promise<ThreadItem[]> => {
      const ids = new Set(shown.map(({ id }) => id));
      const opened = await Promise.all([entries, ...events].map((kind) => kind.open(ids, known)));
      return opened.flat().sort(newestFirst);
    },
    /** When the notes happened that these are linked to without being among them. */
    linkedElsewhere: (items: readonly ThreadItem[]): { id: string; at: Date }[] => {
      const shown = new Set(items.map(({ id }) => id));
      const linked = items.flatMap((item) =>
        item.kind === "entry" ? item.links.map(({ otherId }) => otherId) : [],
      );
      return [...new Set(linked)].flatMap((id) => {
        const moment = shown.has(id) ? undefined : momentOf.get(id);
        return moment ? [{ id, at: moment.at }] : [];
      });
    },
  };
}

/** A kind, less what is not to be met. */
const only = <M extends Moment, I extends Moment>(
  kind: KindOnThread<M, I>,
  among: (id: string) => boolean,
): KindOnThread<M, I> => ({ ...kind, moments: kind.moments.filter(({ id }) => among(id)) });
