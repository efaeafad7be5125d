import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSocketServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { aBreakingFile, aMessage, aProgress } from "~test/factories/message";
import { issue, makeKeys, packPfx, pemOf, privateKeyPem } from "../signing/simulator-certificates.server";
import { callsThrough, codeOfStatus } from "./http-call.server";
import { createSdk } from "./sdk.server";
import { startChannelSimulator } from "./simulator.server";
import { base64Of, type Source } from "./source";

const call = callsThrough({ ca: null, client: null });
const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const get = (url: string, change: { timeoutMs?: number; longestAnswer?: number } = {}) =>
  call({ method: "GET", url, timeoutMs: 2_000, longestAnswer: 1_000, ...change });

describe("a call", () => {
  it("gives the answer, whatever its status, and follows no redirect", async () => {
    let asked = 0;
    const url = await serving((request, response) => {
      asked++;
      response.writeHead(request.url === "/" ? 302 : 200, { Location: "/elsewhere" }).end("moved");
    });
    expect(await get(url)).toEqual({ status: 302, text: "moved" });
    expect(asked).toBe(1);
  });

  it("reads no more than it was told", async () => {
    const url = await serving((_, response) => void response.end("x".repeat(1_001)));
    expect(await get(url)).toEqual({ fault: "bad_answer" });
    expect(await get(url, { longestAnswer: 1_001 })).toMatchObject({ status: 200 });
  });

  it("ends in time though the answer trickles", async () => {
    const url = await serving((_, response) => {
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
    });
    const found = await get(url, { timeoutMs: 200 });
    expect(["timed_out", "broken_off"]).toContain("fault" in found && found.fault);
  });

  it("says that nothing has left where nobody speaks TLS", async () => {
    const url = (await serving((_, response) => void response.end())).replace("http:", "https:");
    expect(await get(url)).toEqual({ fault: "unreachable" });
    const silent = createSocketServer((socket) => void socket.on("error", () => {}).resume()).listen(
      0,
      "127.0.0.1",
    );
    await new Promise((done) => silent.once("listening", done));
    const port = (silent.address() as AddressInfo).port;
    expect(await get(`https://127.0.0.1:${port}/`, { timeoutMs: 200 })).toEqual({ fault: "unreachable" });
    await new Promise((done) => silent.close(done));
  });
});

describe("a body", () => {
  const post = (url: string, body: Source, timeoutMs = 20_000) =>
    call({ method: "POST", url, body, timeoutMs, longestAnswer: 1_000 });

  /** Takes what comes; says what of it was a whole request. */
  async function taking() {
    const seen = { bytes: 0, whole: 0, brokenOff: 0 };
    const url = await serving((request, response) => {
      request.on("data", (piece: Buffer) => {
        seen.bytes += piece.length;
      });
      request.on("end", () => {
        seen.whole += 1;
        response.end("taken");
      });
      request.on("error", () => {
        seen.brokenOff += 1;
      });
    });
    return { url, seen };
  }

  it("of 60 MB is sent as it is read: never more on the way than the lines between hold", async () => {
    const { url, seen } = await taking();
    const pieceLength = 128 * 1024;
    const size = 360 * pieceLength;
    let read = 0;
    let mostOnTheWay = 0;
    const large: Source = {
      size,
      pieces: async function* () {
        for (; read < size; read += pieceLength) {
          mostOnTheWay = Math.max(mostOnTheWay, (read * 4) / 3 - seen.bytes);
          yield Buffer.alloc(pieceLength, read / pieceLength);
        }
      },
    };
    expect(await post(url, base64Of(large))).toEqual({ status: 200, text: "taken" });
    expect([read, seen.bytes]).toEqual([size, (size * 4) / 3]);
    // Two sockets' buffers of a few megabytes; the whole would be 63.
    expect(mostOnTheWay).toBeLessThan(20_000_000);
  });

  it.each<[string, Source]>([
    ["cannot be read", aBreakingFile(5_000_000)],
    ["ends too soon", { ...aBreakingFile(5_000_000, { times: 0 }), size: 5_000_001 }],
    ["goes on too long", { ...aBreakingFile(5_000_000, { times: 0 }), size: 4_999_999 }],
  ])("that %s breaks the call off: nothing whole has come, and its own fault is thrown", async (_, body) => {
    const { url, seen } = await taking();
    await expect(post(url, body)).rejects.toThrow(/cannot be read|another length/);
    await expect.poll(() => seen.brokenOff).toBe(1);
    expect(seen.whole).toBe(0);
  });

  it("is read no further where the other side goes away, or our time is over", async () => {
    for (const timeoutMs of [20_000, 300]) {
      let ended = false;
      const endless: Source = {
        size: Number.MAX_SAFE_INTEGER,
        pieces: async function* () {
          try {
            for (;;) yield new Uint8Array(100_000);
          } finally {
            ended = true;
          }
        },
      };
      const url = await serving((request) => {
        if (timeoutMs > 300) request.once("data", () => request.socket.destroy());
      });
      expect(await post(url, endless, timeoutMs)).toEqual({
        fault: timeoutMs > 300 ? "broken_off" : "timed_out",
      });
      await expect.poll(() => ended).toBe(true);
    }
  });

  it.each([
    [200, { fault: "broken_off" }],
    [413, { status: 413, text: "said early" }],
  ])(
    "that is answered %i before it has left is read no further, and no yes to half of it counts",
    async (status, answer) => {
      let ended = false;
      const endless: Source = {
        size: Number.MAX_SAFE_INTEGER,
        pieces: async function* () {
          try {
            for (;;) yield new Uint8Array(100_000);
          } finally {
            ended = true;
          }
        },
      };
      const url = await serving((_request, response) => void response.writeHead(status).end("said early"));
      expect(await post(url, endless)).toEqual(answer);
      await expect.poll(() => ended).toBe(true);
    },
  );

  it("is not begun where nobody is there", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    expect(await post(`http://127.0.0.1:${port}/`, aBreakingFile(10))).toEqual({ fault: "unreachable" });
  });
});

it.each([
  [401, "unauthorized"],
  [403, "unauthorized"],
  [404, "bad_answer"],
  [302, "bad_answer"],
  [400, "refused_by_service"],
  [409, "refused_by_service"],
  [408, "timed_out"],
  [413, "too_large"],
  [429, "too_many_requests"],
  [500, "service_error"],
  [503, "service_error"],
])("%i is %s", (status, code) => {
  expect(codeOfStatus(status)).toBe(code);
});

describe("mutual TLS", () => {
  it("shows our certificate, trusts the configured authority alone, and is not let in without", async () => {
    const span = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date("2040-01-01") };
    const make = async (
      commonName: string,
      kind: "authority" | "server" | "client",
      issuer?: Awaited<ReturnType<typeof issue>>,
    ) => issue({ commonName, kind, ...span }, await makeKeys("ec"), issuer);
    const authority = await make("Service CA", "authority");
    const clients = await make("Clients CA", "authority");
    const server = await make("localhost", "server", authority);
    const client = await make("School", "client", clients);
    const simulator = await startChannelSimulator({
      tls: {
        cert: pemOf(server.certificate),
        key: await privateKeyPem(server.keys),
        clientCa: pemOf(clients.certificate),
      },
    });
    const ca = pemOf(authority.certificate);
    const ours = { pfx: await packPfx(client, "word"), passphrase: "word" };
    const sendWith = (trust: { ca: string | null; client: typeof ours | null }) =>
      createSdk({ ...simulator.sdk, ...trust }, () => new Date()).send(aMessage(), aProgress());
    expect(await sendWith({ ca, client: ours })).toMatchObject({ result: "handed_over" });
    expect(await sendWith({ ca, client: null })).toMatchObject({ result: "refused", permanent: false });
    expect(await sendWith({ ca: null, client: ours })).toMatchObject({ code: "unreachable" });
    expect(await sendWith({ ca: pemOf(clients.certificate), client: ours })).toMatchObject({
      code: "unreachable",
    });
    expect(simulator.book.all()).toHaveLength(1);
    await simulator.close();
  });
});
