import { Agent, createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBankId } from "./bankid.server";
import { nameProblem } from "./bankid-transport.server";
import type { SigningPort, StartOrder } from "./port";
import { type BankIdSimulator, startBankIdSimulator } from "./simulator.server";
import { issue, makeKeys, packPfx, pemOf, privateKeyPem } from "./simulator-certificates.server";

const personalNumber = "198001032385";
const signOrder: StartOrder = { kind: "sign", endUserIp: "192.0.2.1", personalNumber, visibleText: "Åäö" };
const now = () => new Date("2026-11-22T08:00:00Z");
let simulator: BankIdSimulator;
let port: SigningPort;

beforeAll(async () => {
  simulator = await startBankIdSimulator({ approval: { mode: "manual" }, now });
  port = createBankId({ ...simulator.connection, now });
});
afterAll(() => simulator.close());

describe("errors", () => {
  it.each([
    [400, "alreadyInProgress", "alreadyInProgress"],
    [400, "invalidParameters", "invalidParameters"],
    [401, "unauthorized", "unauthorized"],
    [403, "unauthorized", "unauthorized"],
    [404, "notFound", "notFound"],
    [405, "methodNotAllowed", "methodNotAllowed"],
    [408, "requestTimeout", "requestTimeout"],
    [415, "unsupportedMediaType", "unsupportedMediaType"],
    [429, "tooManyRequests", "tooManyRequests"],
    [500, "internalError", "internalError"],
    [503, "Maintenance", "maintenance"],
    [503, "MAINTENANCE", "maintenance"],
    [429, "somethingNew", "tooManyRequests"],
    [418, "somethingNew", "badResponse"],
  ])("%i %s is %s", async (status, errorCode, problem) => {
    simulator.failNext({ status, body: { errorCode, details: `for ${personalNumber}` } });
    const answer = await port.collect("any");
    expect(answer).toEqual({ ok: false, problem });
    expect(JSON.stringify(answer)).not.toContain(personalNumber);
  });

  it("go by the status when there is no code, and not by names that every object has", () => {
    expect(nameProblem(503, undefined)).toBe("maintenance");
    expect(nameProblem(400, { errorCode: 7 })).toBe("invalidParameters");
    expect(nameProblem(302, { errorCode: "constructor" })).toBe("badResponse");
  });

  it("an answer of another shape is a bad response", async () => {
    simulator.failNext({ status: 200, body: { orderRef: "a" } });
    expect(await port.start(signOrder)).toEqual({ ok: false, problem: "badResponse" });
    simulator.failNext({ status: 200, body: { status: "complete", completionData: {} } });
    expect(await port.collect("any")).toEqual({ ok: false, problem: "badResponse" });
    simulator.failNext({ status: 200, body: { status: "new" } });
    expect(await port.collect("any")).toEqual({ ok: false, problem: "badResponse" });
  });
});

describe("the connection", () => {
  it("is refused to another client certificate, and to a server that the pinned authority does not vouch for", async () => {
    const span = { notBefore: new Date(0), notAfter: new Date("2040-01-01") };
    const stranger = await issue({ commonName: "Stranger", kind: "client", ...span }, await makeKeys("ec"));
    const pfx = await packPfx(stranger, "p");
    const other = createBankId({ ...simulator.connection, pfx, passphrase: "p", now });
    expect(await other.collect("any")).toEqual({ ok: false, problem: "unreachable" });
    const elsewhere = await issue(
      { commonName: "Elsewhere", kind: "authority", ...span },
      await makeKeys("ec"),
    );
    const trusting = createBankId({ ...simulator.connection, ca: pemOf(elsewhere.certificate), now });
    expect(await trusting.collect("any")).toEqual({ ok: false, problem: "unreachable" });
  });

  it("says application/json and nothing more, and the server refuses a charset", async () => {
    const { pfx, passphrase, ca, url } = simulator.connection;
    const agent = new Agent({ pfx: Buffer.from(pfx), passphrase, ca });
    const send = (contentType: string, method = "POST", path = "collect") =>
      new Promise<number>((resolve, reject) => {
        request(`${url}/${path}`, { agent, method, headers: { "Content-Type": contentType } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
          .on("error", reject)
          .end('{"orderRef":"x"}');
      });
    expect(await send("application/json; charset=utf-8")).toBe(415);
    expect(await send("application/json")).toBe(400);
    expect(await send("application/json", "PUT")).toBe(405);
    expect(await send("application/json", "POST", "nothing")).toBe(404);
    agent.destroy();
  });

  it("gives up on a silent, an endless and a babbling server", async () => {
    const span = { notBefore: new Date(0), notAfter: new Date("2040-01-01") };
    const authority = await issue({ commonName: "CA", kind: "authority", ...span }, await makeKeys("ec"));
    const identity = await issue(
      { commonName: "localhost", kind: "server", ...span },
      await makeKeys("ec"),
      authority,
    );
    const odd = createServer(
      { cert: pemOf(identity.certificate), key: await privateKeyPem(identity.keys) },
      (asked, response) => {
        if (asked.url?.startsWith("/long"))
          response.end(JSON.stringify({ status: "pending", padding: "x".repeat(2_000_000) }));
        else if (asked.url?.startsWith("/babble")) response.end("<html>");
        else if (asked.url?.startsWith("/drip")) response.write("{");
      },
    );
    await new Promise<void>((resolve) => odd.listen(0, "127.0.0.1", resolve));
    const base = `https://127.0.0.1:${(odd.address() as AddressInfo).port}`;
    const ask = (path: string) =>
      createBankId({
        ...simulator.connection,
        url: base + path,
        ca: pemOf(authority.certificate),
        timeoutMs: 300,
        now,
      }).collect("x");
    expect(await ask("/silent")).toEqual({ ok: false, problem: "unreachable" });
    expect(await ask("/drip")).toEqual({ ok: false, problem: "unreachable" });
    expect(await ask("/long")).toEqual({ ok: false, problem: "badResponse" });
    expect(await ask("/babble")).toEqual({ ok: false, problem: "badResponse" });
    odd.closeAllConnections();
    await new Promise((resolve) => odd.close(resolve));
    expect(await ask("/gone")).toEqual({ ok: false, problem: "unreachable" });
  });
});
