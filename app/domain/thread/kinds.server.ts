// What stands on a pupil's red thread, kind by kind. A kind of item is one file: it says when its items happened and which
// they are, opening nothing, opens those that are shown, and says by which texts words find them. It is added here, in ThreadItem, in
// app/text/thread-for-screen.ts (dates written out), in app/components/thread-items.tsx (how it looks) and in
// thread-document.ts (what paper says of it). No policy of its own: each kind asks the one that stands at its items.
// audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import type { HoldingFacts } from "~/access/policy-facts";
import type { ConcernScope } from "~db/concern.server";
import type { Words } from "../report/words";
import type { EntryItem } from "./entries-on-thread.server";
import { type FileItem, filesOnThread } from "./files-on-thread.server";
import type { SearchedText } from "./found-words";
import { type HandoverItem, handoversOnThread } from "./handovers-on-thread.server";
import type { Moment } from "./moments";
import { type OutcomeItem, outcomesOnThread } from "./outcomes-on-thread.server";
import { type PlanItem, plansOnThread } from "./plans-on-thread.server";
import { type ReportItem, reportsOnThread } from "./reports-on-thread.server";

export interface ThreadSubject {
  pupilId: string;
  facts: HoldingFacts;
  /** The concerns that the reader may see; null for none. */
  scope: ConcernScope | null;
}

export interface KindOnThread<M extends Moment, I extends Moment> {
  moments: M[];
  /** Those of `shown` that are of this kind, opened. `known`: every moment that the reader may know of. */
  open(shown: ReadonlySet<string>, known: ReadonlySet<string>): Promise<I[]>;
  /** What words find these by: their texts, opened, as the reader may see them here or one step further in. */
  texts(ids: ReadonlySet<string>, say: Words): Promise<Map<string, SearchedText[]>>;
}

export type ThreadItem = EntryItem | FileItem | HandoverItem | PlanItem | ReportItem | OutcomeItem;

/** Every kind but the entries, which the thread can be filtered by and which come first. */
export async function eventsOnThread(
  ctx: StaffCtx,
  subject: ThreadSubject,
): Promise<KindOnThread<Moment, ThreadItem>[]> {
  return Promise.all([
    handoversOnThread(ctx, subject),
    filesOnThread(ctx, subject),
    plansOnThread(ctx, subject),
    reportsOnThread(ctx, subject),
    outcomesOnThread(ctx, subject),
  ]);
}
