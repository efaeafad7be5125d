import { describe, expect, it } from "vitest";
import { bankIdStartLinks, qrFrameAt } from "./bankid-order.server";

/** BankID's published example. */
const published = {
  qrStartToken: "67df3917-fa0d-44e5-b327-edcc928297f8",
  qrStartSecret: "d28db9a7-4cde-429e-a983-359be676944c",
};

describe("the animated code", () => {
  it("equals the published vector at second 0", () => {
    expect(qrFrameAt(published, 0)).toBe(
      "bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae8526b1c71610eff2c16cdffb4cdac9bf8",
    );
  });

  it("changes with each whole second, and not within it", () => {
    expect(qrFrameAt(published, 1.99)).toBe(qrFrameAt(published, 1));
    expect(qrFrameAt(published, 2)).not.toBe(qrFrameAt(published, 1).replace(".1.", ".2."));
    expect(qrFrameAt(published, 61)).toMatch(
      /^bankid\.67df3917-fa0d-44e5-b327-edcc928297f8\.61\.[0-9a-f]{64}$/,
    );
  });

  it("starts at 0 when the clocks disagree, and never shows the secret", () => {
    expect(qrFrameAt(published, -3)).toBe(qrFrameAt(published, 0));
    expect(qrFrameAt(published, 5)).not.toContain(published.qrStartSecret);
  });
});

describe("start links", () => {
  it("differ between phone and computer, and go nowhere afterwards unless told", () => {
    expect(bankIdStartLinks("token-1")).toEqual({
      mobile: "https://app.bankid.com/?autostarttoken=token-1&redirect=null",
      desktop: "bankid:///?autostarttoken=token-1&redirect=null",
    });
  });

  it("carry the return address encoded", () => {
    expect(bankIdStartLinks("t", "https://skola.example/in?a=1&b=2").mobile).toBe(
      "https://app.bankid.com/?autostarttoken=t&redirect=https%3A%2F%2Fskola.example%2Fin%3Fa%3D1%26b%3D2",
    );
  });
});
