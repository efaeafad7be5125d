// Opens an upload for a file that is about to come: its size and what its uploader has under way already are judged before
// a byte of it is read. Any staff may: what it becomes part of is asked when a form takes it. The file lies under a key of its
// own until then, and is swept within a day where none does.
// audit: none; an upload is nobody's record yet.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { enqueue } from "~db/outbox.server";
import { insertUpload, removeUpload, underWay } from "~db/upload.server";
import { megabytes } from "../concern/file-rules";
import { refuse } from "../refusal";
import { limitsOf, ownUpload, sealUploadMeta } from "./own-upload.server";
import { uploadMetaPlace } from "./places";

/** An account fills the disk with no more than this under way: twice what one form carries. */
const formsUnderWay = 2;
const filesUnderWay = 60;
const nameLimit = 400;

export async function beginUpload(
  ctx: StaffCtx,
  input: { name: string; size: number },
): Promise<{ uploadId: string }> {
  const limits = limitsOf(ctx);
  const name = [...input.name].slice(0, nameLimit).join("");
  if (!Number.isSafeInteger(input.size) || input.size < 0) refuse("files", "file_broken_off", { name });
  if (input.size === 0) refuse("files", "file_empty", { name });
  if (input.size > limits.fileBytes)
    refuse("files", "file_too_large", { name, limit: megabytes(limits.fileBytes) });
  const uploadId = randomUUID();
  const { accountId, authorityId } = ctx.actor;
  await ctx.vault.ensureKey(uploadMetaPlace(uploadId).owner, { kind: "authority", id: authorityId });
  const sealedMeta = await sealUploadMeta(ctx, uploadId, { name, sha256: "" });
  await ctx.db.write(async (tx) => {
    const { files, bytes } = await underWay(tx, accountId);
    if (files >= filesUnderWay || bytes + input.size > formsUnderWay * limits.concernBytes)
      refuse("files", "uploads_full");
    await insertUpload(tx, {
      id: uploadId,
      contentId: uploadId,
      ...{ accountId, authorityId, sealedMeta },
      state: "receiving",
      size: input.size,
      received: 0,
      createdAt: ctx.now,
      touchedAt: ctx.now,
    });
  });
  return { uploadId };
}

/** How far it has come, for whoever goes on with it. */
export async function readUpload(ctx: StaffCtx, input: { uploadId: string }) {
  const { received, size, state } = await ownUpload(ctx, input.uploadId);
  return { offset: state === "ready" ? size : received, size, state };
}

/** Nothing of it is left, its key neither. One that a form has taken is not there any longer, and that is as well. */
export async function cancelUpload(ctx: StaffCtx, input: { uploadId: string }): Promise<void> {
  const row = await ownUpload(ctx, input.uploadId);
  await ctx.db.write(async (tx) => {
    if (!(await removeUpload(tx, { id: row.id, accountId: ctx.actor.accountId }))) return;
    await enqueue(tx, [{ kind: "destroy-content-key", subjectId: row.id, availableAt: ctx.now }]);
  });
}
