// Which of the named uploads are the actor's own and ready, with their names: for a form that is shown again.
// audit: none; an upload is nobody's record yet.
import type { StaffCtx } from "~/access/context.server";
import { findUploads } from "~db/upload.server";
import type { ReadyUpload } from "./finish-upload.server";
import { openUploadMeta } from "./own-upload.server";

export async function readyUploads(ctx: StaffCtx, ids: readonly string[]): Promise<ReadyUpload[]> {
  const rows = await findUploads(ctx.db.read, { ids: [...new Set(ids)], accountId: ctx.actor.accountId });
  const ready = rows.filter((row) => row.state === "ready");
  return Promise.all(
    ready.map(async (row) => ({
      id: row.id,
      name: (await openUploadMeta(ctx, row)).name,
      size: row.size,
      held: row.heldAt !== null,
    })),
  );
}
