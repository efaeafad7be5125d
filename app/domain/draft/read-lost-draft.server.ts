// A draft on a pupil whom its writer has no longer, opened for her when she asks for it: her own words, and what she typed of
// whom they are about. Nothing of the pupil is read: neither whether it goes at the school nor where it is. What can be
// done with it is to copy it, to leave it as a note by name (leave-note, which tells her nothing), to report, or to throw
// it away. One that can be opened where notes are written is not opened here.
// audit: none here; a draft is nobody's record yet.
import type { StaffCtx } from "~/access/context.server";
import { findDraft } from "~db/draft.server";
import { filesOfDrafts } from "~db/upload.server";
import { contentOf, type DraftContent, draftPlace, keptMs } from "./draft-content";
import { readDraft } from "./read-drafts.server";

export interface LostDraft {
  content: DraftContent;
  /** Written for student health alone (OSL 23:2): as a note by name it would leave that circle. */
  inner: boolean;
  /** Files that had come with it: they go along in no other note. */
  files: number;
  writtenAt: Date;
  goneAt: Date;
}

/** "open": it can be gone on with where notes are written. Null where she has no such draft. */
export async function readLostDraft(
  ctx: StaffCtx,
  input: { id: string },
): Promise<LostDraft | "open" | null> {
  const { id } = input;
  const opened = await readDraft(ctx, { kind: "concern", id });
  if (opened?.state !== "lost") return opened ? "open" : null;
  const { accountId } = ctx.actor;
  const row = await findDraft(ctx.db.read, { accountId, kind: "concern", id });
  if (!row) return null;
  const { owner, place } = draftPlace(accountId, row.contentId);
  const [text] = await ctx.vault.openTexts([{ owner, place, sealed: row.sealed }]);
  const parsed = contentOf.concern.safeParse(text ? JSON.parse(text) : null);
  if (!parsed.success) return null;
  return {
    content: parsed.data,
    inner: parsed.data.circle === "student_health",
    files: (await filesOfDrafts(ctx.db.read, accountId)).get(id) ?? 0,
    writtenAt: row.updatedAt,
    goneAt: new Date(+row.updatedAt + keptMs),
  };
}
