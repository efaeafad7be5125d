// Where files stand in the vault: on their way in under the upload's key, which the school authority's wraps, and as
// attachments under a content key of their own (seal-concern). Pure.

/** A file lies in pieces of this size, so that a part of it can be read where it lies. */
export const pieceLength = 128 * 1024;

const uploadOwner = (uploadId: string) => ({ kind: "content" as const, id: uploadId });

export const uploadMetaPlace = (uploadId: string) => ({
  owner: uploadOwner(uploadId),
  place: { table: "upload", row: uploadId, column: "sealed_meta", version: 1 },
});

export const uploadThumbnailPlace = (uploadId: string) => ({
  owner: uploadOwner(uploadId),
  place: { table: "upload", row: uploadId, column: "sealed_thumbnail", version: 1 },
});

/** `contentId`: the upload's own, or that of a picture that was made anew. */
export const stagedPlace = (uploadId: string, contentId: string, position: number) => ({
  owner: uploadOwner(uploadId),
  place: { table: "upload_chunk", row: contentId, column: "sealed", version: position },
});

export const thumbnailPlace = (attachmentId: string) => ({
  owner: { kind: "content" as const, id: attachmentId },
  place: { table: "attachment_thumbnail", row: attachmentId, column: "sealed", version: 1 },
});
