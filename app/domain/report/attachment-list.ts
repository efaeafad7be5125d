// Which of a report's attachments go beside its document, as the document lists them: kind, size and SHA-256, so that who
// signs the document signs them too. Pictures stand in the document itself, as far as there is room. What a file was called stays at the school: a
// name written for one's own eyes may name another child (GDPR 5.1 c), and the receiver needs none. Pure.
import { z } from "zod";

const listed = z.object({
  /** "Bilaga 1": names nobody. */
  label: z.string(),
  mediaType: z.string(),
  size: z.number().int().min(0),
  /** Lower-case hexadecimal. */
  sha256: z.string(),
});

/** As the receiver keeps it: in the document's order. */
export const attachmentList = z.array(listed).default([]);

export type ListedAttachment = z.output<typeof listed>;

/** As the school keeps it, with which file each one is. */
export const ownAttachmentList = z.array(listed.extend({ id: z.string() })).default([]);

export type OwnAttachment = z.output<typeof ownAttachmentList>[number];

/** Kinds that the document shows. */
export const isPicture = (mediaType: string) => mediaType === "image/jpeg" || mediaType === "image/png";

/**
 * Of a document's pictures, all together. A document is laid out, sealed and sent in one piece, so its pictures lie whole
 * in memory; and a message of thirty megabytes, base64 and all, takes a document of twenty-two.
 */
export const mostPictureBytes = 15_000_000;

/** In their order; a smaller one after one that does not fit is still taken. The others go beside, as other files do. */
export function picturesThatFit<F extends { size: number }>(pictures: readonly F[]): F[] {
  let room = mostPictureBytes;
  return pictures.filter(({ size }) => {
    if (size > room) return false;
    room -= size;
    return true;
  });
}

/** For the receiver: without the school's own ids. */
export const forReceiver = (files: readonly OwnAttachment[]): ListedAttachment[] =>
  files.map(({ id: _, ...file }) => file);

/** In the ledger: the numbers of the files that a message had no room for. */
export const leftOutKind = "attachments_left_out";
