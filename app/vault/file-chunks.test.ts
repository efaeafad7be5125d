import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkLength, openFile, sealFile } from "./file-chunks.server";
import type { Place } from "./key-owner";

const key = new Uint8Array(32).fill(3);
const place: Place = { table: "attachment_chunk", row: "file-1", column: "sealed", version: 1 };

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

const seal = (...pieces: Uint8Array[]) => collect(sealFile(key, 1, place, streamOf(pieces)));
const open = async (chunks: readonly Uint8Array[], at: Place = place) =>
  Buffer.concat(await collect(openFile(() => key, at, streamOf(chunks))));

/** A file of four chunks, the last one short. */
const file = randomBytes(3 * chunkLength + 17);

describe("files sealed in chunks", () => {
  it("come back whole, however the pieces fell", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: file.length }), { maxLength: 8 }), async (cuts) => {
        const ends = [...cuts, file.length].sort((a, b) => a - b);
        const pieces = ends.map((end, n) => file.subarray(ends[n - 1] ?? 0, end));
        const chunks = await seal(...pieces);
        expect(chunks).toHaveLength(4);
        expect((await open(chunks)).equals(file)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it.each([0, 1, chunkLength - 1, chunkLength, chunkLength + 1, 2 * chunkLength])(
    "come back whole at %i bytes",
    async (length) => {
      const content = file.subarray(0, length);
      const chunks = await seal(content);
      expect(chunks).toHaveLength(Math.max(1, Math.ceil(length / chunkLength)));
      expect((await open(chunks)).equals(content)).toBe(true);
    },
  );

  it("are sealed as they come, without waiting for the end", async () => {
    let asked = 0;
    async function* slow() {
      for (let n = 0; n < 10; n++) {
        asked = n;
        yield file.subarray(0, chunkLength);
      }
    }
    const first = await sealFile(key, 1, place, slow()).next();
    expect(first.done).toBe(false);
    expect(asked).toBeLessThan(3);
  });

  it("are found out when a chunk is missing, doubled, swapped or cut off", async () => {
    const [a, b, c, d] = (await seal(file)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const tampered = { reason: "tampered" };
    const incomplete = { reason: "stream-incomplete" };
    await expect(open([a, c, d])).rejects.toMatchObject(tampered);
    await expect(open([a, a, b, c, d])).rejects.toMatchObject(tampered);
    await expect(open([a, c, b, d])).rejects.toMatchObject(tampered);
    await expect(open([b, c, d])).rejects.toMatchObject(tampered);
    await expect(open([a, b, c])).rejects.toMatchObject(incomplete);
    await expect(open([])).rejects.toMatchObject(incomplete);
    await expect(open([a, b, c, d, d])).rejects.toMatchObject(incomplete);
  });

  it("are found out when the end mark is moved", async () => {
    const [a, b, c, d] = (await seal(file)) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const marked = (chunk: Uint8Array, last: number) => {
      const copy = Uint8Array.from(chunk);
      copy[16] = last;
      return copy;
    };
    await expect(open([a, marked(b, 1)])).rejects.toMatchObject({ reason: "tampered" });
    await expect(open([a, b, c, marked(d, 0)])).rejects.toMatchObject({ reason: "tampered" });
  });

  it("are found out when two uploads to one place are mixed", async () => {
    const first = await seal(file);
    const second = await seal(file);
    const mixed = [first[0], second[1], first[2], first[3]] as Uint8Array[];
    await expect(open(mixed)).rejects.toMatchObject({ reason: "tampered" });
  });

  it("are found out when any byte of a chunk is changed, or the file stands in another place", async () => {
    const chunks = await seal(file.subarray(0, 40));
    const [only] = chunks as [Uint8Array];
    for (let at = 0; at < only.length; at++) {
      const copy = Uint8Array.from(only);
      copy[at] = (copy[at] ?? 0) ^ 1;
      await expect(open([copy]), `byte ${at}`).rejects.toThrow();
    }
    await expect(open(chunks, { ...place, row: "file-2" })).rejects.toMatchObject({ reason: "tampered" });
    await expect(open([only.subarray(0, 10)])).rejects.toMatchObject({ reason: "malformed" });
  });
});
