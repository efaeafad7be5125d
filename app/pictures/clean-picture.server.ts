// Has a picture made anew in a process of its own: upright, without position or anything else that was written beside the
// pixels, and a small one of it. One picture at a time. What takes too long or too much memory is ended and refused; what it
// may take does not depend on what the file says of itself. Keeps nothing, and decides nothing about who may.
// Decision 0027.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { PictureKind } from "~/domain/concern/file-rules";

export interface CleanPicture {
  mediaType: Exclude<PictureKind, "image/heic">;
  size: number;
  /** JPEG. */
  thumbnail: Uint8Array;
  /** Read once. */
  pieces: AsyncIterable<Uint8Array>;
}

/** `picture_ended`: it took too long or too much memory. */
export type PictureRefusal = "picture_broken" | "picture_too_large" | "picture_ended";

export interface PictureBounds {
  maxPixels?: number;
  maxBytes: number;
  maxMemoryMb?: number;
  ms?: number;
}

/** A telephone's largest are 50 million. */
export const mostPixels = 64_000_000;
/** Of 48 million pixels HEIC takes 1,120 MB and 18 s on a loaded machine of two cores; of 63 million 1,440 MB. Decision 0034. */
const usual = { maxPixels: mostPixels, maxMemoryMb: 1600, ms: 120_000 };

let before: Promise<unknown> = Promise.resolve();

/** Runs `take` on the picture that was made; what it throws is thrown on, and a picture that breaks off is refused. */
export async function cleanPicture<T>(
  input: { kind: PictureKind; pieces: AsyncIterable<Uint8Array>; bounds: PictureBounds },
  take: (picture: CleanPicture) => Promise<T>,
): Promise<{ taken: T } | { refused: PictureRefusal }> {
  const turn = before.then(() => clean(input, take));
  before = turn.catch(() => {});
  return turn;
}

async function clean<T>(
  { kind, pieces, bounds }: { kind: PictureKind; pieces: AsyncIterable<Uint8Array>; bounds: PictureBounds },
  take: (picture: CleanPicture) => Promise<T>,
): Promise<{ taken: T } | { refused: PictureRefusal }> {
  const { maxPixels, maxMemoryMb, ms } = { ...usual, ...bounds };
  const asked = JSON.stringify({ kind, maxPixels, maxBytes: bounds.maxBytes });
  const child = spawn(process.execPath, ["--max-old-space-size=512", findWorker(), asked], {
    // Nothing of the server's own environment: no path to a key, no address of a database.
    env: { NODE_ENV: "production", VIPS_CONCURRENCY: "1" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  // Where none can be started (too many, too little memory) it says so here, or else to the whole house, which falls.
  await once(child, "spawn");
  let ended = false;
  const end = () => {
    ended = true;
    child.kill("SIGKILL");
  };
  const watch = endWhenTooLarge(child, maxMemoryMb, end);
  const timer = setTimeout(end, ms);
  const fed = pipeline(Readable.from(pieces), child.stdin as NodeJS.WritableStream).catch(() => {});
  try {
    const answer = await readAnswer(child.stdout as Readable);
    if ("refused" in answer) return ended ? { refused: "picture_ended" } : answer;
    if (answer.size > bounds.maxBytes) return { refused: "picture_too_large" };
    const taken = await take(answer);
    return answer.isWhole() ? { taken } : { refused: ended ? "picture_ended" : "picture_broken" };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    child.kill("SIGKILL");
    await fed;
  }
}

/** Of what came from a process that has read a hostile file: anything else than an answer is none. */
const answered = z.union([
  z.object({ refused: z.enum(["picture_broken", "picture_too_large"]) }),
  z.object({
    mediaType: z.enum(["image/jpeg", "image/png", "image/webp"]),
    size: z.number().int().positive(),
    thumbnail: z.number().int().positive(),
  }),
]);

function headOf(line: string): z.infer<typeof answered> {
  try {
    return answered.parse(JSON.parse(line));
  } catch {
    return { refused: "picture_broken" };
  }
}

const headLimit = 1000;
const thumbnailLimit = 256 * 1024;

async function readAnswer(
  output: Readable,
): Promise<(CleanPicture & { isWhole: () => boolean }) | { refused: PictureRefusal }> {
  const incoming = output[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held = Buffer.alloc(0);
  const hold = async (enough: () => boolean) => {
    while (!enough()) {
      const next = await incoming.next();
      if (next.done) return false;
      held = Buffer.concat([held, next.value]);
    }
    return true;
  };
  const headed = await hold(() => held.includes(10) || held.length > headLimit);
  const line = held.indexOf(10);
  if (!headed || line < 0) return { refused: "picture_broken" };
  const head = headOf(held.subarray(0, line).toString());
  if ("refused" in head) return head;
  held = held.subarray(line + 1);
  if (head.thumbnail > thumbnailLimit || !(await hold(() => held.length >= head.thumbnail)))
    return { refused: "picture_broken" };
  const thumbnail = new Uint8Array(held.subarray(0, head.thumbnail));
  const first = held.subarray(head.thumbnail);
  let given = 0;
  async function* pieces() {
    for (let piece: Buffer | null = first; piece; ) {
      given += piece.byteLength;
      if (given > size) throw new Error("a picture is longer than it was said to be");
      if (piece.byteLength > 0) yield piece;
      const next: IteratorResult<Buffer> = await incoming.next();
      piece = next.done ? null : next.value;
    }
  }
  const { mediaType, size } = head;
  return { mediaType, size, thumbnail, pieces: pieces(), isWhole: () => given === size };
}

const pageSize = 4096;

/** Where the system tells how much a process holds (Linux). Elsewhere the limit on pixels is what bounds it. */
function endWhenTooLarge(child: ChildProcess, maxMemoryMb: number, end: () => void): NodeJS.Timeout {
  return setInterval(async () => {
    const told = await readFile(`/proc/${child.pid}/statm`, "utf8").catch(() => "");
    const resident = Number(told.split(" ")[1] ?? 0) * pageSize;
    if (resident > maxMemoryMb * 1024 * 1024) end();
  }, 25);
}

/** Beside this file, or beside the production build. */
function findWorker(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const own = join(here, "picture.worker.mjs");
  if (existsSync(own)) return own;
  for (let folder = here; folder !== dirname(folder); folder = dirname(folder)) {
    const built = join(folder, "worker/picture.worker.mjs");
    if (existsSync(built)) return built;
  }
  throw new Error("build/worker/picture.worker.mjs is missing: run npm run build");
}
