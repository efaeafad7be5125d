// Takes the next bytes of an upload, from where the sender believes that it is, and says where it is now. What comes at any
// other place is not written: the sender goes on from the answer. What breaks off keeps what had come of it.
// audit: none; an upload is nobody's record yet.
import type { StaffCtx } from "~/access/context.server";
import { advance } from "~db/upload.server";
import { refuse } from "../refusal";
import { ownUpload } from "./own-upload.server";
import { stagePieces } from "./staged-file.server";

/** Somebody else has written there since: another tab, or the same piece sent twice. */
class MovedOn extends Error {}

export async function receivePiece(
  ctx: StaffCtx,
  input: { uploadId: string; offset: number; content: AsyncIterable<Uint8Array> },
): Promise<{ offset: number; taken: boolean }> {
  const row = await ownUpload(ctx, input.uploadId);
  if (row.state === "ready") return { offset: row.size, taken: false };
  if (input.offset !== row.received) return { offset: row.received, taken: false };
  let seen = row.received;
  async function* counted() {
    for await (const piece of input.content) {
      seen += piece.byteLength;
      if (seen > row.size) refuse("files", "file_broken_off");
      yield piece;
    }
  }
  try {
    await stagePieces(ctx, {
      uploadId: row.id,
      contentId: row.contentId,
      from: row.received,
      now: ctx.now,
      content: counted(),
      isLast: (offset) => offset === row.size,
      written: async (tx, { from, to }) => {
        if (!(await advance(tx, { id: row.id, from, to, now: ctx.now }))) throw new MovedOn();
      },
    });
  } catch (error) {
    if (!(error instanceof MovedOn)) throw error;
    return { offset: (await ownUpload(ctx, row.id)).received, taken: false };
  }
  return { offset: (await ownUpload(ctx, row.id)).received, taken: true };
}
