// Makes the PDF of a thread, or of a selection of it, in the worker. What may be in it, the guard and the audit row are
// copy-thread's: the row stands before a byte leaves. A letter that no font has is marked rather than holding the copy
// back. Kept nowhere.
import type { StaffCtx } from "~/access/context.server";
import { renderWhatCanBe } from "~/documents/render-what-can-be.server";
import { inTurns } from "~/in-turns.server";
import { type CopyWanted, copyThread, type ThreadCopy } from "./copy-thread.server";
import { type DocumentWords, itemWriter, threadDocument } from "./thread-document";

export async function makeThreadPdf(
  ctx: StaffCtx,
  wanted: Omit<CopyWanted, "as"> & { words: (copy: ThreadCopy) => DocumentWords },
): Promise<{ pdf: Uint8Array; copied: number }> {
  const copy = await copyThread(ctx, { ...wanted, as: "pdf" });
  const said = wanted.words(copy);
  const written = await inTurns(copy.items, itemWriter(copy, said));
  const { pdf } = await renderWhatCanBe(threadDocument(copy, said, written));
  return { pdf, copied: copy.count.copied };
}
