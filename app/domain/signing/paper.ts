// What is kept of a photographed signature beside the picture, and what may be one. Pure.
import { z } from "zod";

export const paperMeta = z.object({ signer: z.string(), mediaType: z.string(), sha256: z.string() });
export type PaperMeta = z.output<typeof paperMeta>;

/** Those that a document can show. */
export const photoKinds: readonly string[] = ["image/jpeg", "image/png"];
export const photoSizeLimit = 8 * 1024 * 1024;
export const longestSigner = 120;
