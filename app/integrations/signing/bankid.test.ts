import { Agent, createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBankId } from "./bankid.server";
import { nameProblem } from "./bankid-transport.server";
import type { Answer, SigningOrder, SigningPort, StartOrder } from "./port";
import { type BankIdSimulator, startBankIdSimulator } from "./simulator.server";
import { issue, makeKeys, packPfx, pemOf, privateKeyPem } from "./simulator-certificates.server";

const ada = { personalNumber: "198001032385", givenName: "Ada", surname: "Åström" };
const bo = "198001072381";
const shown = "# Underskrift\n\nÅäö 🧵";
const signOrder: StartOrder = {
  kind: "sign",
  endUserIp: "192.0.2.1",
  personalNumber: ada.personalNumber,
  visibleText: shown,
  visibleFormat: "markdown",
  invisibleData: '{"sha256":"00"}',
  returnUrl: "https://skola.example/back",
  userAgent: "browser",
  referringDomain: "skola.example",
  deviceIdentifier: "d1",
};

let clock = Date.parse("2026-11-22T08:00:00Z");
const now = () => new Date(clock);
let simulator: BankIdSimulator;
let port: SigningPort;

beforeAll(async () => {
  simulator = await startBankIdSimulator({ approval: { mode: "manual" }, people: [ada], now });
  port = createBankId({ ...simulator.connection, now });
});
afterAll(() => simulator.close());
beforeEach(() => {
  clock += 3_600_000;
});

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
}
const start = async (changed: Partial<StartOrder> = {}): Promise<SigningOrder> =>
  value(await port.start({ ...signOrder, ...changed }));
const collect = async (order: SigningOrder) => value(await port.collect(order.orderRef));

describe("an order", () => {
  it("is started with everything that the interface takes, collected and completed with a signature that verifies", async () => {
    const order = await start();
    expect(order).toMatchObject({ provider: "bankid", kind: "sign", startedAt: clock });
    expect(await collect(order)).toEqual({ status: "pending", hint: "outstandingTransaction" });
    expect(simulator.book.approve(order.orderRef)).toBe(true);
    const collected = await collect(order);
    if (collected.status !== "complete") throw new Error(collected.hint);
    expect(collected.person).toEqual({ ...ada, name: "Ada Åström" });
    expect(collected.device).toEqual({ ipAddress: "192.0.2.1" });
    expect(collected.evidence.ocspResponse).toMatch(/^[A-Za-z0-9+/]{100,}=*$/);
    const asked = {
      kind: "sign" as const,
      visibleText: shown,
      invisibleData: '{"sha256":"00"}',
      personalNumber: ada.personalNumber,
      at: now(),
    };
    const verdict = await port.verify(collected.evidence, asked);
    expect(verdict.ok && verdict.signedBytes).toEqual(collected.evidence.signedBytes);
    expect(await port.verify(collected.evidence, { ...asked, visibleText: "else" })).toEqual({
      ok: false,
      fault: "otherText",
    });
  });

  it("signs in without a text and without a number, as whoever holds the phone", async () => {
    const order = value(await port.start({ kind: "auth", endUserIp: "2001:db8::1" }));
    expect(simulator.book.approve(order.orderRef, bo)).toBe(true);
    const collected = await collect(order);
    expect(collected.status === "complete" && collected.person.personalNumber).toBe(bo);
  });

  it("animates its code from the moment of the answer", async () => {
    const order = await start();
    const second = port.qrFrame(order, new Date(order.startedAt + 1_500));
    expect(second.split(".").slice(0, 3)).toEqual(["bankid", order.qrStartToken, "1"]);
    expect(port.startLinks(order).mobile).toContain(order.autoStartToken);
    expect(value(await port.cancel(order.orderRef))).toBeNull();
  });

  it("cannot be collected again once finished, cancelled or never placed", async () => {
    const done = await start();
    simulator.book.decline(done.orderRef);
    expect(await collect(done)).toEqual({ status: "failed", hint: "userCancel" });
    const refused = { ok: false, problem: "invalidParameters" };
    expect(await port.collect(done.orderRef)).toEqual(refused);
    const cancelled = await start();
    expect(await port.cancel(cancelled.orderRef)).toEqual({ ok: true, value: null });
    expect(await port.collect(cancelled.orderRef)).toEqual(refused);
    expect(await port.cancel(cancelled.orderRef)).toEqual(refused);
    expect(await port.collect("no-such-order")).toEqual(refused);
  });

  it("for a person who has one under way is refused, and ends the other", async () => {
    const first = await start();
    expect(await port.start(signOrder)).toEqual({ ok: false, problem: "alreadyInProgress" });
    expect(await collect(first)).toEqual({ status: "failed", hint: "cancelled" });
    const third = await start();
    expect(await collect(third)).toEqual({ status: "pending", hint: "outstandingTransaction" });
    await port.cancel(third.orderRef);
  });

  it.each([
    "outstandingTransaction",
    "noClient",
    "started",
    "userMrtd",
    "userCallConfirm",
    "userSign",
    "processing",
    "aHintOfTomorrow",
  ])("passes the pending hint %s on", async (hint) => {
    simulator.book.script({ hints: [hint], end: { status: "failed", hint: "userCancel" } });
    const order = await start();
    expect(await collect(order)).toEqual({ status: "pending", hint });
    expect(await collect(order)).toEqual({ status: "failed", hint: "userCancel" });
  });

  it.each([
    "expiredTransaction",
    "certificateErr",
    "userCancel",
    "cancelled",
    "startFailed",
    "userDeclinedCall",
    "notSupportedByUserApp",
    "transactionRiskBlocked",
    "aFailureOfTomorrow",
  ])("passes the failure %s on", async (hint) => {
    simulator.book.script({ hints: [], end: { status: "failed", hint } });
    expect(await collect(await start())).toEqual({ status: "failed", hint });
  });

  it("leaves a hint that is no plain word unsaid", async () => {
    simulator.book.script({ hints: ["19800103-2385 <b>"], end: { status: "failed", hint: "" } });
    const order = await start();
    expect(await collect(order)).toEqual({ status: "pending", hint: "unknown" });
    expect(await collect(order)).toEqual({ status: "failed", hint: "unknown" });
  });

  it("is not taken for completed when the signature was tampered with", async () => {
    simulator.book.script({ hints: [], end: { status: "complete", tampered: true } });
    const order = await start();
    expect(await port.collect(order.orderRef)).toEqual({ ok: false, problem: "badSignature" });
  });

  it("completed by someone else is found by verification", async () => {
    simulator.book.script({ hints: [], end: { status: "complete", personalNumber: bo } });
    const collected = await collect(await start());
    if (collected.status !== "complete") throw new Error(collected.hint);
    const verdict = await port.verify(collected.evidence, {
      kind: "sign",
      visibleText: shown,
      invisibleData: '{"sha256":"00"}',
      personalNumber: ada.personalNumber,
      at: now(),
    });
    expect(verdict).toEqual({ ok: false, fault: "otherPerson" });
  });

  it("is not sent when BankID would refuse its form", async () => {
    const refused = { ok: false, problem: "invalidParameters" };
    const before = simulator.book.openOrders().length;
    expect(await port.start({ ...signOrder, visibleText: undefined })).toEqual(refused);
    expect(await port.start({ ...signOrder, visibleText: "x".repeat(30_001) })).toEqual(refused);
    expect(await port.start({ ...signOrder, invisibleData: "x".repeat(150_001) })).toEqual(refused);
    expect(await port.start({ ...signOrder, returnUrl: `https://x.example/${"y".repeat(512)}` })).toEqual(
      refused,
    );
    expect(await port.start({ ...signOrder, personalNumber: "800103-2385" })).toEqual(refused);
    expect(simulator.book.openOrders()).toHaveLength(before);
    const largest = await start({ visibleText: "x".repeat(30_000), invisibleData: "x".repeat(150_000) });
    expect(simulator.book.approve(largest.orderRef)).toBe(true);
    expect((await collect(largest)).status).toBe("complete");
  });
});

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
    simulator.failNext({ status, body: { errorCode, details: `for ${ada.personalNumber}` } });
    const answer = await port.collect("any");
    expect(answer).toEqual({ ok: false, problem });
    expect(JSON.stringify(answer)).not.toContain(ada.personalNumber);
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
        if (asked.url?.startsWith("/long")) response.end("x".repeat(2_000_001));
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
