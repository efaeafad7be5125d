// What a zip file says it holds, from its directory at the end: whether it is a document of the office kinds, without
// macros, and no bomb. Pure; judge-file reads the bytes and what the entries name. Nothing is unpacked here.
// Sources: PKWARE APPNOTE 4.3.12 and 4.3.16; ECMA-376-2 (parts); OpenDocument 1.3-2 (mimetype, Basic, Scripts).

export interface ZipEntry {
  name: string;
  /** 0: stored, 8: deflated. */
  method: number;
  encrypted: boolean;
  packed: number;
  unpacked: number;
  /** Of its local header. */
  offset: number;
}

/** At most this much of the end is read to find the directory's own end (its comment is at most 65535). */
export const zipTail = 22 + 65_535;
const directoryLimit = 1024 * 1024;
const entriesLimit = 3000;
const unpackedLimit = 512 * 1024 * 1024;

export interface ZipEnd {
  offset: number;
  size: number;
  count: number;
}

/** Where the directory lies. Null: no zip that this tool takes (several parts, larger than 4 GB, something after it). */
export function zipEnd(tail: Uint8Array, fileSize: number): ZipEnd | null {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    if (at + 22 + view.getUint16(at + 20, true) !== tail.length) continue;
    const [disk, start, here, count] = [4, 6, 8, 10].map((o) => view.getUint16(at + o, true));
    const size = view.getUint32(at + 12, true);
    const offset = view.getUint32(at + 16, true);
    const end = fileSize - tail.length + at;
    if (disk !== 0 || start !== 0 || here !== count || !count || count > entriesLimit) return null;
    if (size > directoryLimit || offset + size !== end) return null;
    return { offset, size, count };
  }
  return null;
}

/** The entries; null where the directory is not as it should be. */
export function zipEntries(directory: Uint8Array, { count, offset: end }: ZipEnd): ZipEntry[] | null {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > directory.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const [nameLength = 0, extra = 0, comment = 0] = [28, 30, 32].map((o) => view.getUint16(at + o, true));
    const after = at + 46 + nameLength + extra + comment;
    if (after > directory.length) return null;
    const entry = {
      name: new TextDecoder().decode(directory.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (entry.offset + entry.packed > end) return null;
    entries.push(entry);
    at = after;
  }
  return at === directory.length ? entries : null;
}

export type OfficeKind =
  | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  | "application/vnd.oasis.opendocument.text";

const parts: Record<OfficeKind, { part: string; named: string }> = {
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    part: "word/document.xml",
    named: "[Content_Types].xml",
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
    part: "xl/workbook.xml",
    named: "[Content_Types].xml",
  },
  "application/vnd.oasis.opendocument.text": { part: "content.xml", named: "mimetype" },
};

/** Programs that run when the document is opened, and programs carried along in it. */
const active =
  /(?:^|\/)(?:vbaproject|vbadata|macrosheets|dialogsheets|activex|basic|scripts|oleobject)[^/]*(?:\/|\.|$)|\.(?:exe|dll|scr|bat|cmd|ps1|js|jse|vbs|vbe|wsf|hta|lnk|msi|jar|com)$/i;

export type ZipFound =
  | { kind: OfficeKind /** The entry that names the kind, for the reader to open. */; names: ZipEntry }
  | { refused: "file_kind_refused" | "file_macros" | "file_locked" | "file_bomb" };

export function officeKindOf(entries: readonly ZipEntry[], fileSize: number): ZipFound {
  const kind = (Object.keys(parts) as OfficeKind[]).find((each) =>
    entries.some((entry) => entry.name === parts[each].part),
  );
  const names = kind && entries.filter((entry) => entry.name === parts[kind].named);
  if (!kind || !names?.[0] || names.length !== 1) return { refused: "file_kind_refused" };
  if (entries.some((entry) => entry.encrypted)) return { refused: "file_locked" };
  if (entries.some((entry) => active.test(entry.name))) return { refused: "file_macros" };
  if (entries.some((entry) => entry.method !== 0 && entry.method !== 8))
    return { refused: "file_kind_refused" };
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  // Entries that share their bytes make a small file large without end.
  const shared = new Set(entries.map((entry) => entry.offset)).size !== entries.length || packed > fileSize;
  if (shared || unpacked > unpackedLimit) return { refused: "file_bomb" };
  return { kind, names: names[0] };
}

/** Whether what names the kind agrees: a document with macros can call its parts anything. */
export function agreesWith(kind: OfficeKind, named: string): boolean {
  if (kind === "application/vnd.oasis.opendocument.text") return named.trim() === kind;
  return !/macroEnabled|vbaProject/i.test(named) && named.includes(`${kind}.main+xml`);
}
