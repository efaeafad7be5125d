// An upload, found as its uploader's own: anybody else's is not there. And what is sealed about it.
// audit: none here; an upload is nobody's record yet.
import { z } from "zod";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { findUpload, type UploadRow } from "~db/upload.server";
import { defaultLimits, type FileLimits } from "../concern/file-rules";
import { uploadMetaPlace } from "./places";

const meta = z.object({ name: z.string(), sha256: z.string() });
export type UploadMeta = z.infer<typeof meta>;

export async function ownUpload(ctx: StaffCtx, uploadId: string): Promise<UploadRow> {
  const row = await findUpload(ctx.db.read, { id: uploadId, accountId: ctx.actor.accountId });
  if (!row) throw new NotVisible();
  return row;
}

export async function openUploadMeta(
  ctx: StaffCtx,
  row: Pick<UploadRow, "id" | "sealedMeta">,
): Promise<UploadMeta> {
  const { owner, place } = uploadMetaPlace(row.id);
  return meta.parse(JSON.parse(await ctx.vault.openText(owner, place, row.sealedMeta)));
}

export async function sealUploadMeta(
  ctx: StaffCtx,
  uploadId: string,
  given: UploadMeta,
): Promise<Uint8Array> {
  const { owner, place } = uploadMetaPlace(uploadId);
  return ctx.vault.seal(owner, place, JSON.stringify(given));
}

export const limitsOf = (ctx: StaffCtx): FileLimits => ctx.ports.files?.limits ?? defaultLimits;
