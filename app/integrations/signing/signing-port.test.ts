// What every provider behind the signing port does, run against BankID's client and against a second provider that has
// nothing of BankID's: so that Freja, say, is one more object of this shape, and nothing above it changes.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { memorySigning } from "~test/factories/memory-signing";
import { createBankId } from "./bankid.server";
import type { Answer, Collected, SigningPort, StartOrder } from "./port";
import { type BankIdSimulator, startBankIdSimulator } from "./simulator.server";

const ada = { personalNumber: "198001032385", givenName: "Ada", surname: "Åström" };
const bo = { personalNumber: "198001072381", givenName: "Bo", surname: "Ek" };
const moment = new Date("2026-11-22T13:00:00Z");
const now = () => moment;

interface Provider {
  port: SigningPort;
  approve(orderRef: string, personalNumber?: string): boolean;
  decline(orderRef: string): unknown;
}

const signOrder: StartOrder = {
  kind: "sign",
  endUserIp: "192.0.2.1",
  personalNumber: ada.personalNumber,
  visibleText: "Åäö 🧵\nSHA-256: 00",
  invisibleData: '{"sha256":"00"}',
};
const expected = {
  kind: "sign" as const,
  visibleText: signOrder.visibleText,
  invisibleData: signOrder.invisibleData,
  personalNumber: ada.personalNumber,
  at: moment,
};

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
}

function keepsThePort(provider: () => Provider) {
  const begin = async (changed: Partial<StartOrder> = {}) =>
    value(await provider().port.start({ ...signOrder, ...changed }));
  const completed = async (changed: Partial<StartOrder> = {}, by = ada.personalNumber) => {
    const order = await begin(changed);
    expect(provider().approve(order.orderRef, by)).toBe(true);
    const collected = value(await provider().port.collect(order.orderRef));
    if (collected.status !== "complete") throw new Error(collected.status);
    return collected;
  };
  const verdict = (collected: Extract<Collected, { status: "complete" }>, changed = {}) =>
    provider().port.verify(collected.evidence, { ...expected, ...changed });

  it("starts an order that fits in a session, has a code, links and words, and waits", async () => {
    const { port } = provider();
    const order = await begin();
    expect(JSON.parse(JSON.stringify(order))).toEqual(order);
    expect(order).toMatchObject({ provider: port.provider, kind: "sign", startedAt: +moment });
    expect(port.qrFrame(order, moment)).not.toBe("");
    expect(port.startLinks(order).mobile).not.toBe("");
    const waiting = value(await port.collect(order.orderRef));
    if (waiting.status !== "pending") throw new Error(waiting.status);
    const view = { kind: "sign", device: "mobile", startedBy: "qr" } as const;
    expect(port.messageKey(waiting, view)).toMatch(/^\w+$/);
    expect(port.messageKey({ status: "failed", hint: "a code of tomorrow" }, view)).toMatch(/^\w+$/);
    expect(value(await port.cancel(order.orderRef))).toBeNull();
    expect((await port.collect(order.orderRef)).ok).toBe(false);
  });

  it("gives the person, and evidence that verifies again from what was kept, and is told once", async () => {
    const order = await begin();
    provider().approve(order.orderRef, ada.personalNumber);
    const collected = value(await provider().port.collect(order.orderRef));
    if (collected.status !== "complete") throw new Error(collected.status);
    expect(collected.person).toEqual({ ...ada, name: "Ada Åström" });
    const kept = JSON.parse(
      JSON.stringify({
        ...collected.evidence,
        signedBytes: Buffer.from(collected.evidence.signedBytes).toString("base64"),
      }),
    ) as { signature: string; ocspResponse: string | null; signedBytes: string };
    const again = await provider().port.verify(
      { ...kept, signedBytes: new Uint8Array(Buffer.from(kept.signedBytes, "base64")) },
      expected,
    );
    expect(again).toMatchObject({ ok: true, personalNumber: ada.personalNumber });
    expect(again.ok && again.signerCertificate.length).toBeGreaterThan(20);
    expect((await provider().port.collect(order.orderRef)).ok).toBe(false);
  });

  it("lets nobody but the required person complete an order", async () => {
    const order = await begin();
    expect(provider().approve(order.orderRef, bo.personalNumber)).toBe(false);
    expect(provider().approve(order.orderRef, ada.personalNumber)).toBe(true);
    expect((await completed({ personalNumber: undefined }, bo.personalNumber)).person.personalNumber).toBe(
      bo.personalNumber,
    );
  });

  it("finds another text, other data, another person, another purpose and altered bytes", async () => {
    const collected = await completed();
    expect(await verdict(collected, { visibleText: "else" })).toEqual({ ok: false, fault: "otherText" });
    expect(await verdict(collected, { invisibleData: "{}" })).toEqual({ ok: false, fault: "otherData" });
    expect(await verdict(collected, { personalNumber: bo.personalNumber })).toEqual({
      ok: false,
      fault: "otherPerson",
    });
    expect(await verdict(collected, { kind: "auth" })).toEqual({ ok: false, fault: "otherPurpose" });
    const signedBytes = Uint8Array.from(collected.evidence.signedBytes);
    signedBytes[5] = (signedBytes[5] ?? 0) ^ 1;
    const altered = { ...collected, evidence: { ...collected.evidence, signedBytes } };
    expect(await verdict(altered)).toEqual({ ok: false, fault: "altered" });
  });

  it("tells of a person who says no, and refuses what cannot be signed and what was never placed", async () => {
    const { port } = provider();
    const order = await begin();
    provider().decline(order.orderRef);
    expect(value(await port.collect(order.orderRef))).toMatchObject({ status: "failed" });
    expect((await port.start({ ...signOrder, visibleText: undefined })).ok).toBe(false);
    expect((await port.collect("no-such-order")).ok).toBe(false);
    expect((await port.cancel("no-such-order")).ok).toBe(false);
  });
}

describe("BankID, at its simulator", () => {
  let simulator: BankIdSimulator;
  let provider: Provider;
  beforeAll(async () => {
    simulator = await startBankIdSimulator({ approval: { mode: "manual" }, people: [ada, bo], now });
    const { book } = simulator;
    provider = {
      port: createBankId({ ...simulator.connection, now }),
      approve: (orderRef, number) => book.approve(orderRef, number),
      decline: (orderRef) => book.decline(orderRef),
    };
  });
  afterAll(() => simulator.close());
  keepsThePort(() => provider);
});

describe("a second provider", () => {
  const provider = memorySigning({ people: [ada, bo], now });
  keepsThePort(() => provider);
});
