// Judges a file that is small enough to be held whole, such as a photograph of a signature: its size, and its kind by
// content. Files on notes come piece by piece instead: see domain/attachment. Does not scan and re-encodes nothing.
import { createHash } from "node:crypto";
import { judgeFile } from "../attachment/judge-file.server";
import { refuse } from "../refusal";
import { type AcceptedKind, defaultLimits, keptName, megabytes } from "./file-rules";

export interface AcceptedFile {
  name: string;
  mediaType: AcceptedKind;
  bytes: Uint8Array;
  sha256: string;
}

/** Throws Refusal beside `files`, with the file's name in the error so that the sender knows which. */
export async function acceptFile(file: { name: string; bytes: Uint8Array }): Promise<AcceptedFile> {
  const { name, bytes } = file;
  const { fileBytes } = defaultLimits;
  if (bytes.byteLength === 0) refuse("files", "file_empty", { name });
  if (bytes.byteLength > fileBytes) refuse("files", "file_too_large", { name, limit: megabytes(fileBytes) });
  const judged = await judgeFile({
    size: bytes.byteLength,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    async *pieces() {
      yield bytes;
    },
  });
  if ("refused" in judged) return refuse("files", judged.refused, { name });
  if (judged.kind === "image/heic") return refuse("files", "file_kind_refused", { name });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name: keptName(name, judged.kind), mediaType: judged.kind, bytes, sha256 };
}
