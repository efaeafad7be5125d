// Issue: "images re-encoded upright and stripped of position data in a worker with bounded memory (HEIC needs libheif)".

import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { PictureKind } from "~/domain/concern/file-rules";
import { aPng, smallHeic, withExif } from "~test/factories/small-files";
import { cleanPicture, type PictureBounds } from "./clean-picture.server";

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function cleaned(kind: PictureKind, bytes: Uint8Array, bounds: Partial<PictureBounds> = {}) {
  const answer = await cleanPicture(
    { kind, pieces: once(bytes), bounds: { maxBytes: 20_000_000, ...bounds } },
    async ({ pieces, ...picture }) => {
      const parts: Uint8Array[] = [];
      for await (const piece of pieces) parts.push(Buffer.from(piece));
      return { ...picture, bytes: Buffer.concat(parts) };
    },
  );
  return answer;
}

async function taken(kind: PictureKind, bytes: Uint8Array) {
  const answer = await cleaned(kind, bytes);
  if ("refused" in answer) throw new Error(answer.refused);
  return answer.taken;
}

/** Red, green over blue, white. */
async function quarters(width = 64, height = 32): Promise<Buffer> {
  const raw = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const left = x < width / 2;
      const colour =
        y < height / 2 ? (left ? [255, 0, 0] : [0, 255, 0]) : left ? [0, 0, 255] : [255, 255, 255];
      raw.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(raw, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

const corner = async (bytes: Buffer) =>
  [...(await sharp(bytes).extract({ left: 3, top: 3, width: 1, height: 1 }).raw().toBuffer())]
    .slice(0, 3)
    .map((value) => (value > 127 ? 1 : 0))
    .join("");

describe("a picture is made anew", () => {
  it("upright, without position, maker or anything else beside the pixels", async () => {
    const photograph = withExif(await quarters());
    expect(photograph.includes("KAMERA-7")).toBe(true);
    expect((await sharp(photograph).metadata()).orientation).toBe(6);
    const { bytes, mediaType } = await taken("image/jpeg", photograph);
    const after = await sharp(bytes).metadata();
    expect([mediaType, after.format, after.width, after.height]).toEqual(["image/jpeg", "jpeg", 32, 64]);
    expect([after.orientation, after.exif, after.xmp, after.icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    for (const trace of ["KAMERA-7", "Exif", "GPS"]) expect(bytes.includes(trace)).toBe(false);
    // A quarter turn clockwise puts the lower left corner, blue, uppermost to the left.
    expect(await corner(bytes)).toBe("001");
  });

  it("from HEIC as a JPEG, and what stood beside the pixels is gone", async () => {
    expect(smallHeic.includes("Exif")).toBe(true);
    const { bytes, mediaType } = await taken("image/heic", smallHeic);
    const after = await sharp(bytes).metadata();
    expect([mediaType, after.format, after.width, after.height]).toEqual(["image/jpeg", "jpeg", 64, 32]);
    expect(bytes.includes("Exif")).toBe(false);
    expect(await corner(bytes)).toBe("100");
  });

  it("of PNG and WebP the same kind, and what hid behind its end is not in it", async () => {
    const png = Buffer.concat([
      aPng(40, 20, ["hemlig plats"]),
      Buffer.from("<script>x()</script>PK\x03\x04"),
    ]);
    const made = await taken("image/png", png);
    expect(made.mediaType).toBe("image/png");
    for (const trace of ["hemlig", "<script>", "PK"]) expect(made.bytes.includes(trace)).toBe(false);
    const webp = await sharp(await quarters())
      .webp()
      .toBuffer();
    expect((await sharp((await taken("image/webp", webp)).bytes).metadata()).format).toBe("webp");
  });

  it("with a small one beside it", async () => {
    const { thumbnail } = await taken("image/jpeg", withExif(await quarters(800, 400)));
    const { format, width, height } = await sharp(thumbnail).metadata();
    expect([format, width, height]).toEqual(["jpeg", 120, 240]);
    expect(thumbnail.length).toBeLessThan(20_000);
  });
});

describe("what cannot be made anew is refused in words", () => {
  it("a broken one, one of another kind than it was judged, and an SVG that says it is a PNG", async () => {
    const jpeg = await quarters();
    expect(await cleaned("image/jpeg", jpeg.subarray(0, 200))).toEqual({ refused: "picture_broken" });
    expect(await cleaned("image/png", jpeg)).toEqual({ refused: "picture_broken" });
    expect(await cleaned("image/png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toEqual({
      refused: "picture_broken",
    });
    expect(await cleaned("image/heic", smallHeic.subarray(0, 700))).toEqual({ refused: "picture_broken" });
  });

  it("a bomb of few bytes and many pixels, before it is unpacked", async () => {
    const bomb = aPng(30_000, 30_000);
    expect(bomb.length).toBeLessThan(200_000);
    expect(await cleaned("image/png", bomb)).toEqual({ refused: "picture_too_large" });
    expect(await cleaned("image/heic", smallHeic, { maxPixels: 1000 })).toEqual({
      refused: "picture_too_large",
    });
  });

  it("one that takes more memory or time than it may: its process is ended, and the next is served", async () => {
    const jpeg = await quarters();
    expect(await cleaned("image/jpeg", jpeg, { ms: 1 })).toEqual({ refused: "picture_ended" });
    expect(await cleaned("image/png", aPng(7000, 7000), { maxMemoryMb: 20 })).toEqual({
      refused: "picture_ended",
    });
    expect(await cleaned("image/jpeg", jpeg)).toHaveProperty("taken");
  });
});

it("a process that cannot be started fails that picture alone: the house stands, and the next one is made", async () => {
  const own = process.execPath;
  process.execPath = "/nowhere/node";
  try {
    await expect(cleaned("image/jpeg", await quarters())).rejects.toMatchObject({ code: "ENOENT" });
  } finally {
    process.execPath = own;
  }
  expect(await taken("image/jpeg", await quarters())).toMatchObject({ mediaType: "image/jpeg" });
});
