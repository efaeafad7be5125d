// Seals a file as a row of chunks that are stored and opened one by one. The associated data of each holds the
// place, the stream's random number, the chunk's number and whether it is the last (the STREAM construction), so that
// chunks left out, doubled, reordered, cut off or mixed from two uploads to the same place are found.
// A reader gets each chunk before the end is verified: who writes it on must break off when this throws.
import { randomBytes } from "node:crypto";
import type { Place } from "./key-owner";
import { formats, openBlob, placeData, sealBlob } from "./sealed-blob.server";
import { VaultError } from "./vault-error";

export const chunkLength = 128 * 1024;
const streamLength = 16;
/** Before the blob: the stream's number, and 1 on the last chunk. */
const prefixLength = streamLength + 1;

export async function* sealFile(
  key: Uint8Array,
  keyVersion: number,
  place: Place,
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const stream = randomBytes(streamLength);
  let position = 0;
  const seal = (chunk: Uint8Array, last: boolean) => {
    const associated = chunkData(place, stream, position++, last);
    const blob = sealBlob(formats.chunk, key, keyVersion, associated, chunk);
    return Buffer.concat([stream, Buffer.from([last ? 1 : 0]), blob]);
  };
  let held: Uint8Array | null = null;
  for await (const chunk of regroup(content)) {
    if (held) yield seal(held, false);
    held = chunk;
  }
  yield seal(held ?? new Uint8Array(0), true);
}

/** `keyOf` answers the key of a version; the version stands in every chunk. */
export async function* openFile(
  keyOf: (sealed: Uint8Array) => Uint8Array,
  place: Place,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let stream: Buffer | null = null;
  let position = 0;
  let ended = false;
  for await (const chunk of chunks) {
    if (ended) throw new VaultError("stream-incomplete", place.table);
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    stream ??= Buffer.from(view.subarray(0, streamLength));
    ended = view[streamLength] === 1;
    const blob = view.subarray(prefixLength);
    yield openBlob(formats.chunk, keyOf(blob), chunkData(place, stream, position++, ended), blob);
  }
  if (!ended) throw new VaultError("stream-incomplete", place.table);
}

function chunkData(place: Place, stream: Uint8Array, position: number, last: boolean): string {
  return placeData(place, Buffer.from(stream).toString("hex"), position, last);
}

/** Pieces of chunkLength, the last one shorter, whatever the sizes that came. */
export async function* regroup(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting = Buffer.alloc(chunkLength);
  let filled = 0;
  for await (const piece of content) {
    let from = 0;
    while (from < piece.length) {
      const taken = Math.min(piece.length - from, chunkLength - filled);
      waiting.set(piece.subarray(from, from + taken), filled);
      filled += taken;
      from += taken;
      if (filled === chunkLength) {
        yield waiting;
        waiting = Buffer.alloc(chunkLength);
        filled = 0;
      }
    }
  }
  if (filled > 0) yield waiting.subarray(0, filled);
}
