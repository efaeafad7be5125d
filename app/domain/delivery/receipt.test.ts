import { expect, it } from "vitest";
import { isReceiptFor, type Receipt, receiptSchema } from "./receipt";

const receipt: Receipt = {
  reference: "7KQ-M4XH",
  reportVersion: 1,
  receiverCode: "2180",
  digest: "ab".repeat(32),
  storedAt: "2026-05-04T08:00:00.000Z",
};

it("takes a whole receipt", () => {
  expect(receiptSchema.parse(receipt)).toEqual(receipt);
});

it.each([
  { digest: "AB".repeat(32) },
  { digest: "ab" },
  { receiverCode: "218" },
  { reportVersion: 0 },
  { storedAt: "yesterday" },
  { reference: "" },
  { childName: "Ella" },
])("refuses %j", (change) => {
  expect(receiptSchema.safeParse({ ...receipt, ...change }).success).toBe(false);
});

it.each([{ reference: "X" }, { reportVersion: 2 }, { receiverCode: "0180" }, { digest: "cd".repeat(32) }])(
  "is not for what differs by %j",
  (change) => {
    expect(isReceiptFor(receipt, receipt)).toBe(true);
    expect(isReceiptFor(receipt, { ...receipt, ...change })).toBe(false);
  },
);
