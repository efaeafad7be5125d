// ClamAV's daemon over its unix socket: one connection a file, streamed, nothing held whole. What it found is not told on:
// a signature's name is of no use to a teacher. Source: clamd(8), INSTREAM; decision 0027.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { ScanAnswer, ScanPort } from "./port";

const answerLimit = 4096;

export function clamd({ socket, ms = 60_000 }: { socket: string; ms?: number }): ScanPort {
  return { scan: (content) => scan(socket, ms, content).catch(() => "unanswered" as const) };
}

async function scan(path: string, ms: number, content: AsyncIterable<Uint8Array>): Promise<ScanAnswer> {
  const socket = connect({ path });
  const timer = setTimeout(() => socket.destroy(new Error("no answer in time")), ms);
  const answered = answerOf(socket);
  try {
    // It may answer before the end, as when the file is larger than it takes: then nothing more is sent.
    await Promise.race([send(socket, content), answered]);
    return wordOf(await answered);
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  await once(socket, "connect");
  socket.write("zINSTREAM\0");
  for await (const piece of content) {
    if (socket.destroyed) return;
    if (piece.byteLength === 0) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.byteLength);
    socket.write(length);
    if (!socket.write(piece)) await Promise.race([once(socket, "drain"), once(socket, "close")]);
  }
  socket.write(Buffer.alloc(4));
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      if (answer.includes("\0") || answer.length > answerLimit) resolve(answer);
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

function wordOf(answer: string): ScanAnswer {
  const said = answer.split("\0")[0] ?? "";
  if (said === "stream: OK") return "clean";
  return /^stream: .+ FOUND$/.test(said) ? "found" : "unanswered";
}
