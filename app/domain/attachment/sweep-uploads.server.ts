// Removes what no form took within a day and no draft holds, with its key, and the files that no decision about another
// school's question took. Drafts that are too old have gone before. Called by the runner in its own transaction.
// audit: none; an upload is nobody's record, and the destroying of its key is recorded where it is done.
import type { Queries } from "~db/database";
import { dropHistoryFiles } from "~db/history-file.server";
import { enqueue } from "~db/outbox.server";
import { removeUploadsBefore } from "~db/upload.server";

const keptMs = 86_400_000;

export async function sweepUploads(tx: Queries, now: Date): Promise<void> {
  const untouched = new Date(now.getTime() - keptMs);
  const made = new Date(now.getTime() - 2 * keptMs);
  const ids = [
    ...(await removeUploadsBefore(tx, { untouched, made })),
    ...(await dropHistoryFiles(tx, { before: made })),
  ];
  await enqueue(
    tx,
    ids.map((id) => ({ kind: "destroy-content-key", subjectId: id, availableAt: now })),
  );
}
