import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createBankId } from "./bankid.server";
import type { Answer, SigningOrder, SigningPort, StartOrder } from "./port";
import { type BankIdSimulator, startBankIdSimulator } from "./simulator.server";

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

  it("is not taken for completed when the answer names another than the certificate", async () => {
    const order = await start();
    simulator.book.approve(order.orderRef);
    const collected = await collect(order);
    if (collected.status !== "complete") throw new Error(collected.hint);
    const { signature } = collected.evidence;
    const answerNaming = (personalNumber: string) => ({
      status: 200,
      body: {
        status: "complete",
        completionData: { user: { ...collected.person, personalNumber }, signature },
      },
    });
    simulator.failNext(answerNaming(ada.personalNumber));
    expect((await collect(order)).status).toBe("complete");
    simulator.failNext(answerNaming(bo));
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
    simulator.failNext({ status: 503, body: { errorCode: "maintenance" } });
    expect(await port.start({ ...signOrder, visibleText: undefined })).toEqual(refused);
    expect(await port.start({ ...signOrder, visibleText: "x".repeat(30_001) })).toEqual(refused);
    expect(await port.start({ ...signOrder, invisibleData: "x".repeat(150_001) })).toEqual(refused);
    expect(await port.start({ ...signOrder, returnUrl: `https://x.example/${"y".repeat(512)}` })).toEqual(
      refused,
    );
    expect(await port.start({ ...signOrder, personalNumber: "800103-2385" })).toEqual(refused);
    expect(await port.start(signOrder)).toEqual({ ok: false, problem: "maintenance" });
    const largest = await start({ visibleText: "x".repeat(30_000), invisibleData: "x".repeat(150_000) });
    expect(simulator.book.approve(largest.orderRef)).toBe(true);
    expect((await collect(largest)).status).toBe("complete");
  });
});
