import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createServer as createSocketServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { aMessage, aProgress } from "~test/factories/message";
import { issue, makeKeys, packPfx, pemOf, privateKeyPem } from "../signing/simulator-certificates.server";
import { callsThrough, codeOfStatus } from "./http-call.server";
import { createSdk } from "./sdk.server";
import { startChannelSimulator } from "./simulator.server";

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
