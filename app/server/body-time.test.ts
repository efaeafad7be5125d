// A slow telephone that sends a file is waited for while bytes keep coming; whoever only holds the connection open is cut.
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, describe, expect, test } from "vitest";
import { bodyInTime } from "./body-time.server";

/** Wide margins: a loaded machine is late by tenths of a second. */
const times = { allMs: 700, idleMs: 1500, least: { bytes: 100, ms: 1500 }, longestMs: 20_000 };
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const cut = /^(408 |EPIPE|ECONNRESET)/;

const servers: Server[] = [];
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

/** `/files` asks the session and takes its time; `/busy` too, and rests before it reads; `/form` does neither. */
async function serve(over: Partial<typeof times> = {}): Promise<number> {
  const app = express();
  app.use(bodyInTime({ ...times, ...over }));
  app.use(async (req, res) => {
    if (req.path !== "/form") res.locals.allowSlowBody();
    if (req.path === "/busy") await wait(2200);
    let came = 0;
    try {
      for await (const piece of req) came += piece.length;
      res.send(String(came));
    } catch {
      res.destroy();
    }
  });
  const server = createServer(app);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

/** Sends pieces with a pause between; gives what was answered, or why not. */
async function send(port: number, path: string, pieces: number[], pauseMs: number, size?: number) {
  const length = size ?? pieces.reduce((sum, piece) => sum + piece, 0);
  const sent = httpRequest({ port, path, method: "POST", headers: { "Content-Length": String(length) } });
  const answered = new Promise<string>((done) => {
    sent.on("error", (error) => done((error as NodeJS.ErrnoException).code ?? "error"));
    sent.on("response", async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      done(`${response.statusCode} ${Buffer.concat(parts)}`);
    });
  });
  for (const piece of pieces) {
    if (sent.destroyed) break;
    sent.write(Buffer.alloc(piece));
    await wait(pauseMs);
  }
  return answered;
}

describe.concurrent("a body's time", () => {
  test("a file that comes slowly is taken whole, long after any form would have been cut", async () => {
    expect(await send(await serve(), "/files", Array(15).fill(100), 100)).toBe("200 1500");
  });

  test("a form elsewhere has its time in all, however the bytes come", async () => {
    expect(await send(await serve(), "/form", Array(15).fill(100), 100)).toMatch(cut);
  });

  test("one that stops is cut", async () => {
    const port = await serve({ least: { bytes: 1, ms: 60_000 } });
    expect(await send(port, "/files", [500], 0, 1000)).toMatch(cut);
  });

  test("one that sends a byte now and then is cut", async () => {
    const port = await serve({ idleMs: 60_000 });
    expect(await send(port, "/files", Array(40).fill(1), 100, 1000)).toMatch(cut);
  });

  test("and one that goes on and on, in the end", async () => {
    expect(await send(await serve({ longestMs: 600 }), "/files", Array(25).fill(100), 100)).toMatch(cut);
  });

  test("while the server itself is slow to read nobody is cut", async () => {
    expect(await send(await serve(), "/busy", [200_000], 0)).toBe("200 200000");
  });
});
