import { describe, expect, it } from "vitest";
import { bankid as english } from "~/text/en/bankid";
import { bankid as swedish } from "~/text/sv/bankid";
import { bankIdMessage } from "./bankid-messages";
import type { SigningNews, SigningProblem, SigningView } from "./port";

const qr: SigningView = { kind: "auth", device: "desktop", startedBy: "qr" };
const sameComputer: SigningView = { kind: "auth", device: "desktop", startedBy: "sameDevice" };
const samePhone: SigningView = { kind: "auth", device: "mobile", startedBy: "sameDevice" };
const signing: SigningView = { ...qr, kind: "sign" };
const pending = (hint: string): SigningNews => ({ status: "pending", hint });
const failed = (hint: string): SigningNews => ({ status: "failed", hint });

const cases: [SigningNews, SigningView, string][] = [
  [pending("outstandingTransaction"), qr, "rfa1Qr"],
  [pending("outstandingTransaction"), samePhone, "rfa13"],
  [pending("noClient"), qr, "rfa1"],
  [pending("started"), qr, "rfa14A"],
  [pending("started"), { ...qr, device: "mobile" }, "rfa14B"],
  [pending("started"), sameComputer, "rfa15A"],
  [pending("started"), samePhone, "rfa15B"],
  [pending("userMrtd"), qr, "rfa23"],
  [pending("userCallConfirm"), qr, "callConfirm"],
  [pending("userSign"), qr, "rfa9Auth"],
  [pending("userSign"), signing, "rfa9Sign"],
  [pending("processing"), qr, "rfa21"],
  [pending("somethingNew"), qr, "rfa21"],
  [failed("expiredTransaction"), qr, "rfa8"],
  [failed("certificateErr"), qr, "rfa16"],
  [failed("userCancel"), qr, "rfa6"],
  [failed("cancelled"), qr, "rfa3"],
  [failed("startFailed"), sameComputer, "rfa17A"],
  [failed("startFailed"), qr, "rfa17B"],
  [failed("userDeclinedCall"), qr, "callDeclined"],
  [failed("notSupportedByUserApp"), qr, "appTooOld"],
  [failed("transactionRiskBlocked"), qr, "riskBlocked"],
  [failed("somethingNew"), qr, "rfa22"],
];

const problems: Record<SigningProblem, string> = {
  alreadyInProgress: "rfa4",
  requestTimeout: "rfa5",
  internalError: "rfa5",
  maintenance: "rfa5",
  tooManyRequests: "rfa5",
  unreachable: "rfa5",
  badSignature: "badSignature",
  invalidParameters: "rfa22",
  unauthorized: "rfa22",
  notFound: "rfa22",
  methodNotAllowed: "rfa22",
  unsupportedMediaType: "rfa22",
  badResponse: "rfa22",
};

describe("the message of a state", () => {
  it.each(cases)("%o seen from %o is %s", (news, view, key) => {
    expect(bankIdMessage(news, view)).toBe(key);
    expect(swedish).toHaveProperty(key);
    expect(english).toHaveProperty(key);
  });

  it.each(Object.entries(problems))("the problem %s is %s", (problem, key) => {
    expect(bankIdMessage({ status: "problem", problem: problem as SigningProblem }, qr)).toBe(key);
    expect(swedish).toHaveProperty(key);
    expect(english).toHaveProperty(key);
  });

  it("does not care for upper and lower case", () => {
    expect(bankIdMessage(pending("USERSIGN"), signing)).toBe("rfa9Sign");
    expect(bankIdMessage(failed("Usercancel"), qr)).toBe("rfa6");
  });

  it("is not led astray by names that every object has", () => {
    expect(bankIdMessage(pending("constructor"), qr)).toBe("rfa21");
    expect(bankIdMessage(failed("toString"), qr)).toBe("rfa22");
  });

  it("has the same keys in both languages, and says nothing twice the same in both", () => {
    expect(Object.keys(english)).toEqual(Object.keys(swedish));
    for (const key of Object.keys(swedish) as (keyof typeof swedish)[]) {
      expect(swedish[key].length).toBeGreaterThan(5);
      expect(english[key]).not.toBe(swedish[key]);
    }
  });
});
