// Decides whether a file may be attached: its size, and its kind judged by content, never by what it is called.
// Does not scan for malware and does not re-encode images.
import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { refuse } from "../refusal";
import { type AcceptedKind, acceptedKinds, fileSizeLimit, nameAgrees } from "./file-rules";

export interface AcceptedFile {
  name: string;
  mediaType: AcceptedKind;
  bytes: Uint8Array;
  sha256: string;
}

const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Throws Refusal beside `files`, with the file's name in the error so that the sender knows which. */
export async function acceptFile(file: { name: string; bytes: Uint8Array }): Promise<AcceptedFile> {
  const { name, bytes } = file;
  if (bytes.byteLength === 0) refuse("files", "file_empty", { name });
  if (bytes.byteLength > fileSizeLimit) refuse("files", "file_too_large", { name, limit: 20 });
  const found = await fileTypeFromBuffer(bytes);
  const mediaType = found?.mime ?? (isText(bytes) ? "text/plain" : null);
  const accepted = acceptedKinds.find((kind) => kind === mediaType);
  if (!accepted) refuse("files", "file_kind_refused", { name });
  if (!nameAgrees(name, accepted)) refuse("files", "file_not_what_it_says", { name });
  return { name, mediaType: accepted, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
