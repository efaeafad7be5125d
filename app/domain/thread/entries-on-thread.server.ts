// The notes (noteringar) of a thread, within the scope of "concern.read" that the caller gives. No policy of its own.
// audit: none here; the use cases that call it log the read.
import { setImmediate as nextTurn } from "node:timers/promises";
import type { StaffCtx } from "~/access/context.server";
import { concernMoments } from "~db/thread.server";
import { type ThreadEntry, threadEntries } from "../pupil/thread-entries.server";
import { entryTexts, matterNamesOf } from "./entry-texts.server";
import type { KindOnThread, ThreadSubject } from "./kinds.server";
import type { EntryMoment } from "./moments";

/** A page's window is far below it. What a whole thread has beyond it is opened after a turn for others. */
const atATime = 100;

export type EntryItem = { kind: "entry"; at: Date } & Omit<ThreadEntry, "occurredAt">;

export async function entriesOnThread(
  ctx: StaffCtx,
  { pupilId, facts, scope }: ThreadSubject,
): Promise<KindOnThread<EntryMoment, EntryItem>> {
  const rows = scope ? await concernMoments(ctx.db.read, pupilId, scope) : [];
  const moments = rows.map(
    ({ status, ...row }): EntryMoment => ({ kind: "entry", ...row, withdrawn: status === "withdrawn" }),
  );
  let matterNames: ReadonlyMap<string, string[]> | null = null;
  return {
    moments,
    open: async (shown, known) => {
      const ids = moments.flatMap(({ id }) => (shown.has(id) ? [id] : []));
      const opened: EntryItem[] = [];
      for (let from = 0; scope && from < ids.length; from += atATime) {
        if (from > 0) await nextTurn();
        const part = { ids: ids.slice(from, from + atATime), known };
        opened.push(...(await threadEntries(ctx, pupilId, scope, part)).map(entryItem));
      }
      return opened;
    },
    texts: async (ids, say) => {
      if (!scope) return new Map();
      matterNames ??= await matterNamesOf(ctx, { pupilId, facts });
      return entryTexts(ctx, { pupilId, scope, matterNames }, [...ids], say);
    },
  };
}

export function entryItem({ occurredAt, ...entry }: ThreadEntry): EntryItem {
  return { kind: "entry", at: occurredAt, ...entry };
}
