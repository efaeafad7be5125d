// Makes one picture anew, in a process of its own that ends with it: the picture comes on standard input, what was made of
// it goes to standard output behind a line of JSON. Upright, in sRGB, without anything that was written beside the pixels.
// Plain JavaScript, so that the process needs no build. Asked by clean-picture; decision 0027.
import sharp from "sharp";

const { kind, maxPixels, maxBytes } = JSON.parse(process.argv[2] ?? "{}");
const thumbnailSide = 240;
const formats = { "image/jpeg": "jpeg", "image/png": "png", "image/webp": "webp" };

sharp.cache(false);
sharp.concurrency(1);
// No other reader than the kind's own: a file that is several things at once is read as the one it was judged to be.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

// libheif says on standard output what it did not like: that is where the answer goes.
console.log = () => {};

class Refused extends Error {}

async function wholeInput() {
  const pieces = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function open(bytes) {
  if (kind === "image/heic") return openHeic(bytes);
  const picture = sharp(bytes, {
    limitInputPixels: maxPixels,
    failOn: "error",
    sequentialRead: true,
    pages: 1,
  });
  const { format, width, height } = await picture.metadata();
  if (format !== formats[kind]) throw new Refused("picture_broken");
  if (width * height > maxPixels) throw new Refused("picture_too_large");
  // As the camera was held.
  return picture.autoOrient();
}

/** libheif turns the picture itself. */
async function openHeic(bytes) {
  const { default: libheif } = await import("libheif-js/wasm-bundle.js");
  const images = new libheif.HeifDecoder().decode(bytes);
  const image = images.find((each) => each.is_primary()) ?? images[0];
  if (!image) throw new Refused("picture_broken");
  const [width, height] = [image.get_width(), image.get_height()];
  if (!(width > 0 && height > 0)) throw new Refused("picture_broken");
  if (width * height > maxPixels) throw new Refused("picture_too_large");
  const data = new Uint8ClampedArray(width * height * 4);
  const shown = await new Promise((resolve) => image.display({ data, width, height }, resolve));
  if (!shown) throw new Refused("picture_broken");
  return sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: "white" });
}

const encoders = {
  "image/png": [(picture) => picture.png({ compressionLevel: 8 })],
  "image/webp": [(picture) => picture.webp({ quality: 88 }), (picture) => picture.webp({ quality: 70 })],
  "image/jpeg": [
    (picture) => picture.jpeg({ quality: 88, mozjpeg: false }),
    (picture) => picture.jpeg({ quality: 70 }),
  ],
};

async function encoded(picture, mediaType) {
  for (const encode of encoders[mediaType]) {
    const bytes = await encode(picture.clone()).toBuffer();
    if (bytes.length <= maxBytes) return bytes;
  }
  throw new Refused("picture_too_large");
}

async function answer() {
  const picture = await open(await wholeInput());
  const mediaType = kind === "image/heic" ? "image/jpeg" : kind;
  const bytes = await encoded(picture, mediaType);
  const thumbnail = await sharp(bytes, { limitInputPixels: maxPixels })
    .resize(thumbnailSide, thumbnailSide, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "white" })
    .jpeg({ quality: 75 })
    .toBuffer();
  return { head: { mediaType, size: bytes.length, thumbnail: thumbnail.length }, bodies: [thumbnail, bytes] };
}

const { head, bodies } = await answer().catch((error) => ({
  head: {
    refused:
      error instanceof Refused
        ? error.message
        : /pixel limit/i.test(String(error))
          ? "picture_too_large"
          : "picture_broken",
  },
  bodies: [],
}));
for (const body of [Buffer.from(`${JSON.stringify(head)}\n`), ...bodies])
  await new Promise((resolve) => process.stdout.write(body, resolve));
process.exit(0);
