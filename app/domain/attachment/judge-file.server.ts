// Decides what a file is by its content alone, from bytes that are read where they lie, a piece at a time: one of the kinds
// that the tool takes, or a refusal in the key of its words. Does not scan for malware, and decodes no picture.
// audit: none here; the upload is nobody's record yet.
import { inflateRawSync } from "node:zlib";
import { fileTypeFromBuffer } from "file-type";
import { acceptedKinds, type IncomingKind } from "../concern/file-rules";
import { judgeText } from "./text-kind";
import { agreesWith, officeKindOf, type ZipEntry, zipEnd, zipEntries, zipTail } from "./zip-directory";

export interface FileBytes {
  size: number;
  /** So many bytes from there; fewer where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
  pieces(): AsyncIterable<Uint8Array>;
}

export type Judged = { kind: IncomingKind } | { refused: string };

const headLength = 64 * 1024;
const namedLimit = 256 * 1024;
const heic: readonly string[] = ["image/heic", "image/heif"];

export async function judgeFile(file: FileBytes): Promise<Judged> {
  const head = await file.read(await afterTag(file), headLength);
  if (isZip(head)) return judgeZip(file);
  // A mark of UTF-16 is taken for the beginning of a sound by those who look for sounds.
  if (isMarked(head)) return judgeAsText(file);
  // What of it has an end is judged by its beginning: what follows is not read as another kind, and pictures are made anew.
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (found && heic.includes(found.mime)) return { kind: "image/heic" };
  const kind = acceptedKinds.find((each) => each === found?.mime);
  if (kind && kind !== "text/plain") return { kind };
  if (found) return { refused: "file_kind_refused" };
  return judgeAsText(file);
}

async function judgeAsText(file: FileBytes): Promise<Judged> {
  const text = judgeText();
  for await (const piece of file.pieces()) text.take(piece);
  return text.isText() ? { kind: "text/plain" } : { refused: "file_kind_refused" };
}

/** Where the sound begins behind an ID3 tag, which may hold a picture larger than what is looked at; else 0. */
async function afterTag(file: FileBytes): Promise<number> {
  const tag = await file.read(0, 10);
  if (tag.length < 10 || new TextDecoder("latin1").decode(tag.subarray(0, 3)) !== "ID3") return 0;
  return 10 + tag.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 127), 0);
}

const isMarked = (head: Uint8Array) =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);

const isZip = (head: Uint8Array) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;

async function judgeZip(file: FileBytes): Promise<Judged> {
  const from = Math.max(0, file.size - zipTail);
  const end = zipEnd(await file.read(from, file.size - from), file.size);
  const entries = end && zipEntries(await file.read(end.offset, end.size), end);
  if (!entries) return { refused: "file_kind_refused" };
  const found = officeKindOf(entries, file.size);
  if ("refused" in found) return found;
  const named = await opened(file, found.names);
  if (named === null) return { refused: "file_kind_refused" };
  return agreesWith(found.kind, named)
    ? { kind: found.kind }
    : { refused: /macro|vba/i.test(named) ? "file_macros" : "file_kind_refused" };
}

/** A small entry, unpacked within a limit; null where it cannot be. */
async function opened(file: FileBytes, entry: ZipEntry): Promise<string | null> {
  if (entry.packed > namedLimit || entry.unpacked > namedLimit) return null;
  const header = await file.read(entry.offset, 30);
  if (header.length < 30) return null;
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0, true) !== 0x04034b50) return null;
  const begins = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = await file.read(begins, entry.packed);
  try {
    const bytes = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: namedLimit });
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
