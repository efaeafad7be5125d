// Takes out of an image what must not be filed with a document: a photograph's EXIF, XMP and comments tell place,
// time and device. Keeps the pixels as they are and, for JPEG, the orientation.
// Does not look at pixels, and does not decode: whoever accepts an upload has done that.
// Sources: ITU-T T.81 B.1 (JPEG markers); Exif 2.32, 4.5 (orientation, tag 0x0112); ISO 19005-2, 6.2.4.3 (no CMYK
// beside an sRGB output intent).

export class UnusableImage extends Error {
  override readonly name = "UnusableImage";
  constructor(readonly reason: "not-jpeg-or-png" | "broken" | "cmyk") {
    super(`An image cannot be shown in the document: ${reason}`);
  }
}

export function cleanImage(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return cleanJpeg(bytes);
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  // Of a PNG, pdfkit embeds pixels, palette and transparency alone.
  if (png.every((byte, i) => bytes[i] === byte)) return bytes;
  throw new UnusableImage("not-jpeg-or-png");
}

const startOfScan = 0xda;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** APP0 (JFIF) and APP14 (Adobe) say how colours are coded; the other application segments and COM are remarks. */
const isRemark = (marker: number) => marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee);

function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  let orientation = 1;
  let framed = false;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new UnusableImage("broken");
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === startOfScan) {
      if (!framed) throw new UnusableImage("broken");
      const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
      return join([kept[0] as Uint8Array, ...turned, ...kept.slice(1), bytes.subarray(at)]);
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) throw new UnusableImage("broken");
    if (isFrame(marker)) {
      framed = true;
      if (bytes[at + 9] === 4) throw new UnusableImage("cmyk");
    }
    if (marker === 0xe1) orientation = orientationOf(bytes.subarray(at + 4, end)) ?? orientation;
    if (!isRemark(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  throw new UnusableImage("broken");
}

function orientationOf(exif: Uint8Array): number | null {
  if (new TextDecoder("latin1").decode(exif.subarray(0, 6)) !== "Exif\0\0" || exif.length < 18) return null;
  const tiff = new DataView(exif.buffer, exif.byteOffset + 6, exif.byteLength - 6);
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (entry + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(entry, little) !== 0x0112) continue;
    const value = tiff.getUint16(entry + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}

/** An APP1 segment that says the orientation and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  // biome-ignore format: one line a field
  return Uint8Array.from([
    0xff, 0xe1, 0, 34,
    0x45, 0x78, 0x69, 0x66, 0, 0,
    0x4d, 0x4d, 0, 42, 0, 0, 0, 8,
    0, 1,
    0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
    0, 0, 0, 0,
  ]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
