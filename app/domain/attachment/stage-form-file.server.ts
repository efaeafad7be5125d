// A file that came within a form, from a browser where no script runs: the same way in as one sent beforehand, with the same
// judgement. Its size is known when it ends, so it is counted as it comes.
// audit: none; an upload is nobody's record yet, and finish-upload records what a scanner found.
import type { StaffCtx } from "~/access/context.server";
import { advance, resize } from "~db/upload.server";
import { megabytes } from "../concern/file-rules";
import { refuse } from "../refusal";
import { beginUpload, cancelUpload } from "./begin-upload.server";
import { finishUpload, type ReadyUpload } from "./finish-upload.server";
import { limitsOf } from "./own-upload.server";
import { stagePieces } from "./staged-file.server";

/** Throws Refusal beside `files`, and then nothing of the file is kept. */
export async function stageFormFile(
  ctx: StaffCtx,
  input: { name: string; content: AsyncIterable<Uint8Array> },
): Promise<ReadyUpload> {
  const { name } = input;
  const { fileBytes } = limitsOf(ctx);
  const { uploadId } = await beginUpload(ctx, { name, size: fileBytes });
  let size = 0;
  async function* counted() {
    for await (const piece of input.content) {
      size += piece.byteLength;
      if (size > fileBytes) refuse("files", "file_too_large", { name, limit: megabytes(fileBytes) });
      yield piece;
    }
  }
  try {
    await stagePieces(ctx, {
      uploadId,
      contentId: uploadId,
      from: 0,
      now: ctx.now,
      content: counted(),
      isLast: () => true,
      written: async (tx, { from, to }) => {
        if (!(await advance(tx, { id: uploadId, from, to, now: ctx.now }))) refuse("files", "file_gone");
      },
    });
    if (size === 0) refuse("files", "file_empty", { name });
    await ctx.db.write((tx) => resize(tx, { id: uploadId, size }));
    return await finishUpload(ctx, { uploadId });
  } catch (error) {
    // A refused one may be gone already: then there is nothing to take back.
    await cancelUpload(ctx, { uploadId }).catch(() => {});
    throw error;
  }
}
