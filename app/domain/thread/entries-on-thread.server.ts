// The notes (noteringar) of a thread, within the scope of "concern.read" that the caller gives. No policy of its own.
// audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import { concernMoments } from "~db/thread.server";
import { type ThreadEntry, threadEntries } from "../pupil/thread-entries.server";
import type { KindOnThread, ThreadSubject } from "./kinds.server";
import type { EntryMoment } from "./moments";

export type EntryItem = { kind: "entry"; at: Date } & Omit<ThreadEntry, "occurredAt">;

export async function entriesOnThread(
  ctx: StaffCtx,
  { pupilId, scope }: ThreadSubject,
): Promise<KindOnThread<EntryMoment, EntryItem>> {
  const rows = scope ? await concernMoments(ctx.db.read, pupilId, scope) : [];
  const moments = rows.map(
    ({ status, ...row }): EntryMoment => ({ kind: "entry", ...row, withdrawn: status === "withdrawn" }),
  );
  return {
    moments,
    open: async (shown, known) => {
      const ids = moments.flatMap(({ id }) => (shown.has(id) ? [id] : []));
      // The whole is asked for by its pupil: a thread may have more entries than a query can name.
      const part = ids.length === moments.length ? undefined : { ids, known };
      const opened = scope ? await threadEntries(ctx, pupilId, scope, part) : [];
      return opened.filter(({ id }) => shown.has(id)).map(entryItem);
    },
  };
}

export function entryItem({ occurredAt, ...entry }: ThreadEntry): EntryItem {
  return { kind: "entry", at: occurredAt, ...entry };
}
