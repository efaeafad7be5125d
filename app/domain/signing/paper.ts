// What is kept of a photographed signature beside the picture, and what may be one. Pure.
import { z } from "zod";

export const paperMeta = z.object({ signer: z.string(), mediaType: z.string(), sha256: z.string() });
export type PaperMeta = z.output<typeof paperMeta>;

/** Those of which a document can show what is made: HEIC becomes JPEG. */
export const photoKinds = ["image/jpeg", "image/png", "image/heic"] as const;
export const photoSizeLimit = 8 * 1024 * 1024;
export const longestSigner = 120;
