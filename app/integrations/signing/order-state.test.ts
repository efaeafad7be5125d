import { describe, expect, it } from "vitest";
import {
  afterCollect,
  attemptExpired,
  attemptStep,
  beginAttempt,
  collectEveryMs,
  renewAttempt,
} from "./order-state";
import type { Answer, Collected, SigningOrder, SigningProblem } from "./port";

const t0 = Date.parse("2026-11-22T08:00:00Z");
const at = (ms: number) => new Date(t0 + ms);
const order = (startedAt = t0): SigningOrder => ({
  provider: "bankid",
  kind: "auth",
  orderRef: `ref-${startedAt}`,
  autoStartToken: "a",
  qrStartToken: "q",
  qrStartSecret: "s",
  startedAt,
});
const pending = (hint: string): Answer<Collected> => ({ ok: true, value: { status: "pending", hint } });
const failed = (hint: string): Answer<Collected> => ({ ok: true, value: { status: "failed", hint } });
const problem = (name: SigningProblem): Answer<Collected> => ({ ok: false, problem: name });

describe("an attempt", () => {
  it("asks at once, and then no oftener than every two seconds", () => {
    const attempt = beginAttempt(order(), "qr");
    expect(attemptStep(attempt, at(0))).toBe("collect");
    const outcome = afterCollect(attempt, pending("outstandingTransaction"), at(1_000));
    if (outcome.next !== "wait") throw new Error(outcome.next);
    expect(outcome.news).toEqual({ status: "pending", hint: "outstandingTransaction" });
    expect(attemptStep(outcome.attempt, at(1_000 + collectEveryMs - 1))).toBe("wait");
    expect(attemptStep(outcome.attempt, at(1_000 + collectEveryMs))).toBe("collect");
    expect(collectEveryMs).toBe(2_000);
  });

  it("starts anew in silence when nobody scanned within thirty seconds, and counts its three minutes from the first", () => {
    const first = beginAttempt(order(), "qr");
    const outcome = afterCollect(first, failed("startFailed"), at(30_000));
    if (outcome.next !== "restart") throw new Error(outcome.next);
    const second = renewAttempt(outcome.attempt, order(t0 + 30_100));
    expect(second.order.orderRef).toBe(`ref-${t0 + 30_100}`);
    expect(second.restarts).toBe(1);
    expect(second.beganAt).toBe(t0);
    expect(attemptStep(second, at(179_999))).toBe("collect");
    expect(attemptStep(second, at(180_000))).toBe("stop");
    expect(attemptExpired).toEqual({ status: "failed", hint: "expiredTransaction" });
  });

  it("tells instead of starting anew on the same device, or when the time is over", () => {
    const here = afterCollect(beginAttempt(order(), "sameDevice"), failed("startFailed"), at(30_000));
    expect(here).toEqual({ next: "failed", news: { status: "failed", hint: "startFailed" } });
    const late = afterCollect(beginAttempt(order(), "qr"), failed("startFailed"), at(180_000));
    expect(late.next).toBe("failed");
  });

  it("ends at any other failure", () => {
    const outcome = afterCollect(beginAttempt(order(), "qr"), failed("userCancel"), at(5_000));
    expect(outcome).toEqual({ next: "failed", news: { status: "failed", hint: "userCancel" } });
  });

  it("bears three passing disturbances in a row, not four, and forgets them after an answer", () => {
    let attempt = beginAttempt(order(), "qr");
    for (const name of ["unreachable", "internalError", "maintenance"] as const) {
      const outcome = afterCollect(attempt, problem(name), at(2_000));
      if (outcome.next !== "wait") throw new Error(outcome.next);
      attempt = outcome.attempt;
    }
    expect(afterCollect(attempt, problem("requestTimeout"), at(8_000))).toEqual({
      next: "failed",
      news: { status: "problem", problem: "requestTimeout" },
    });
    const answered = afterCollect(attempt, pending("started"), at(8_000));
    expect(answered.next === "wait" && answered.attempt.disturbances).toBe(0);
  });

  it.each(["invalidParameters", "unauthorized", "badSignature", "badResponse"] as const)(
    "ends at once at %s",
    (name) => {
      expect(afterCollect(beginAttempt(order(), "qr"), problem(name), at(2_000))).toEqual({
        next: "failed",
        news: { status: "problem", problem: name },
      });
    },
  );

  it("hands a completion on", () => {
    const collected: Collected = {
      status: "complete",
      person: { personalNumber: "198001032385", name: "A B", givenName: "A", surname: "B" },
      evidence: { provider: "bankid", signature: "x", ocspResponse: null, signedBytes: new Uint8Array() },
      device: { ipAddress: null },
    };
    const outcome = afterCollect(beginAttempt(order(), "qr"), { ok: true, value: collected }, at(9_000));
    expect(outcome).toEqual({ next: "complete", collected });
  });

  it("survives being kept as JSON", () => {
    const attempt = renewAttempt(beginAttempt(order(), "qr"), order(t0 + 1));
    expect(JSON.parse(JSON.stringify(attempt))).toEqual(attempt);
  });
});
