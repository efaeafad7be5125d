// Small files of each kind, made here: pictures with what a camera writes beside the pixels, office documents, bombs.
import { deflateRawSync, deflateSync } from "node:zlib";

/** 64 by 32, of four coloured quarters, with a position; made once by libheif's own encoder. */
export const smallHeic = Buffer.from(
  "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAA85tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAIAAAAExpbG9jAQAAAERAAAMAAQAAAAAAAAPyAAEAAAAAAAAAdwACAAEAAAAAAAAAAQAAAAAAAAAIAAMAAAAAAAAEaQABAAAAAAAAAQ4AAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAAAAACAABncmlkAAAAABVpbmZlAgAAAQADAABFeGlmAAAAAsJpcHJwAAACn2lwY28AAABzaHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgAAA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66AkAhAAEAJ0IBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubAgAAADACAAAAMAISIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAIAAAAexjb2xycHJvZgAAAeBsY21zBCAAAG1udHJSR0IgWFlaIAfiAAMAFAAJAA4AHWFjc3BNU0ZUAAAAAHNhd3NjdHJsAAAAAAAAAAAAAAAAAAD21gABAAAAANMtaGFuZHnpv1ZaPgG2gyOFVUb3T6oAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACmRlc2MAAAD8AAAAJGNwcnQAAAEgAAAAInd0cHQAAAFEAAAAFGNoYWQAAAFYAAAALHJYWVoAAAGEAAAAFGdYWVoAAAGYAAAAFGJYWVoAAAGsAAAAFHJUUkMAAAHAAAAAIGdUUkMAAAHAAAAAIGJUUkMAAAHAAAAAIG1sdWMAAAAAAAAAAQAAAAxlblVTAAAACAAAABwAcwBSAEcAQm1sdWMAAAAAAAAAAQAAAAxlblVTAAAABgAAABwAQwBDADAAAFhZWiAAAAAAAAD21gABAAAAANMtc2YzMgAAAAAAAQw/AAAF3f//8yYAAAeQAAD9kv//+6H///2iAAAD3AAAwHFYWVogAAAAAAAAb6AAADjyAAADj1hZWiAAAAAAAABilgAAt4kAABjaWFlaIAAAAAAAACSgAAAPhQAAtsRwYXJhAAAAAAADAAAAAmZpAADypwAADVkAABPQAAAKWwAAABBwaXhpAAAAAAMICAgAAAAbaXBtYQAAAAAAAAACAAECgQIAAgMDhIUAAAAoaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAAA5jZHNjAAMAAQACAAABjW1kYXQAAABzKAGvE4DlMvP/9IZP+2Ez/hjJmx+f9c0oZwuAfX3nSPhDCbB/tecYMjHkMMEYETdrDn4hF1ms0KtA0koupKeBfzM2/PWrSA+CkUDWVMJvnoKTIlJaMjA3WPJ6WA3JGQYv4ip8ObB95PzsTaBcAkQGFqmXNwAAAABJSSoACAAAAAgADwECAAcAAAB+AAAAEgEDAAEAAAAGAAAAGgEFAAEAAABuAAAAGwEFAAEAAAB2AAAAKAEDAAEAAAACAAAAEwIDAAEAAAABAAAAaYcEAAEAAACGAAAAJYgEAAEAAADUAAAAAAAAADhjAADoAwAAOGMAAOgDAABLYW1lcmEAAAYAAJAHAAQAAAAwMjEwAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAABAAAAAA6AEAAEAAAAgAAAAAAAAAAIAAQACAAIAAABOAAAAAgAFAAMAAADyAAAAAAAAADsAAAABAAAAEwAAAAEAAAAuAAAAAQAAAA==",
  "base64",
);

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
};

function pngChunk(kind: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(kind), data]);
  return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
}

/** An image of so many pixels, one bit each; its bytes are few however many they are. */
export function aPng(width: number, height: number, texts: string[] = []): Buffer {
  const row = Math.ceil(width / 8) + 1;
  const head = Buffer.concat([u32(width), u32(height), Buffer.from([1, 0, 0, 0, 0])]);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    pngChunk("IHDR", head),
    ...texts.map((text) => pngChunk("tEXt", Buffer.from(`Comment\0${text}`))),
    pngChunk("IDAT", deflateSync(Buffer.alloc(row * height))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** EXIF of a photograph held upright: orientation 6, a maker, and a latitude. For after a JPEG's first two bytes. */
export function exifSegment(): Buffer {
  const field = (tag: number, kind: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16BE(tag, 0);
    bytes.writeUInt16BE(kind, 2);
    bytes.writeUInt32BE(count, 4);
    if (kind === 3) bytes.writeUInt16BE(value, 8);
    else bytes.writeUInt32BE(value, 8);
    return bytes;
  };
  const maker = Buffer.from("KAMERA-7\0");
  const ifd0 = 8 + 2 + 3 * 12 + 4;
  const gps = ifd0 + maker.length + 1;
  const values = gps + 2 + 2 * 12 + 4;
  const tiff = Buffer.concat([
    Buffer.from("4d4d002a00000008", "hex"),
    Buffer.from([0, 3]),
    field(0x010f, 2, maker.length, ifd0),
    field(0x0112, 3, 1, 6),
    field(0x8825, 4, 1, gps),
    u32(0),
    maker,
    Buffer.alloc(1),
    Buffer.from([0, 2]),
    field(1, 2, 2, 0x4e000000),
    field(2, 5, 3, values),
    u32(0),
    ...[59, 1, 19, 1, 46, 1].map(u32),
  ]);
  const body = Buffer.concat([Buffer.from("Exif\0\0"), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, body]);
}

export const withExif = (jpeg: Uint8Array): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), exifSegment(), jpeg.subarray(2)]);

interface Entry {
  name: string;
  content: string | Buffer;
  stored?: boolean;
  flags?: number;
  /** What the directory says of its size unpacked, where it lies. */
  says?: number;
  /** Shares the bytes of the first entry. */
  shared?: boolean;
  /** Another way of packing than it was packed in. */
  method?: number;
}

/** A zip of these entries, with its directory. */
export function aZip(entries: Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, stored = false, method, flags = 0, says, shared = false } of entries) {
    const plain = Buffer.from(content);
    const packed = stored ? plain : deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method ?? (stored ? 0 : 8), 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(says ?? plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const offset = Buffer.alloc(4);
    offset.writeUInt32LE(shared ? 0 : at);
    directory.push(
      Buffer.concat([
        Buffer.from("504b01021400", "hex"),
        common,
        Buffer.alloc(10),
        offset,
        Buffer.from(name),
      ]),
    );
    if (shared) continue;
    const local = Buffer.concat([Buffer.from("504b0304", "hex"), common, Buffer.from(name), packed]);
    locals.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("504b0506", 0, "hex");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

const wordKind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sheetKind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const types = (kind: string) => `<Types><Override PartName="/x" ContentType="${kind}.main+xml"/></Types>`;

export const aDocx = (more: Entry[] = []) =>
  aZip([
    { name: "[Content_Types].xml", content: types(wordKind) },
    { name: "word/document.xml", content: "<w:document/>" },
    ...more,
  ]);
export const anXlsx = (more: Entry[] = [], kind = sheetKind) =>
  aZip([
    { name: "[Content_Types].xml", content: types(kind) },
    { name: "xl/workbook.xml", content: "<workbook/>" },
    ...more,
  ]);
export const anOdt = (more: Entry[] = []) =>
  aZip([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.text", stored: true },
    { name: "content.xml", content: "<office:document-content/>" },
    ...more,
  ]);
