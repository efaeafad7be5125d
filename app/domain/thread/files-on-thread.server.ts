// The files that stand on the thread without a note: what each is, by whom, and nothing of what it holds. Within the scope
// of "concern.read", as the notes are. audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import { filesOfPupil } from "~db/attachment.server";
import { openAttachmentMeta } from "../concern/attachment-names";
import type { KindOnThread, ThreadSubject } from "./kinds.server";
import type { Moment } from "./moments";

export interface FileItem extends Moment {
  kind: "file";
  title: string;
  addedByName: string;
  /** Who added it alone may remove it. */
  mine: boolean;
  /** Waits for the virus scanner. */
  held: boolean;
  circle: "pupil" | "student_health";
}

export async function filesOnThread(
  ctx: StaffCtx,
  { pupilId, scope }: ThreadSubject,
): Promise<KindOnThread<Moment, FileItem>> {
  const rows = scope ? await filesOfPupil(ctx.db.read, pupilId, scope) : [];
  const moments = rows.map(({ id, createdAt }) => ({ kind: "file" as const, id, at: createdAt }));
  const opened = async (ids: ReadonlySet<string>): Promise<FileItem[]> => {
    const wanted = rows.filter(({ id }) => ids.has(id));
    const metas = await openAttachmentMeta(ctx.vault, wanted);
    return wanted.map((row, i) => ({
      kind: "file",
      id: row.id,
      at: row.createdAt,
      title: metas[i]?.title ?? metas[i]?.name ?? "",
      addedByName: row.addedByName,
      mine: row.addedBy === ctx.actor.accountId,
      held: row.heldAt !== null,
      circle: row.secrecyArea === "student_health" ? "student_health" : "pupil",
    }));
  };
  return {
    moments,
    open: opened,
    texts: async (ids) =>
      new Map((await opened(ids)).map(({ id, title }) => [id, [{ in: null, text: title }]])),
  };
}
