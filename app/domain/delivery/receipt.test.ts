import { expect, it } from "vitest";
import { isReceiptFor, type Receipt } from "./receipt";

const sent = { reference: "7KQ-M4XH", municipalityCode: "2180", digest: "ab".repeat(32) };
const receipt: Receipt = { ...sent, number: "K-1", storedAt: new Date("2026-05-04T08:00:00Z") };

it.each([
  { reference: "X" },
  { municipalityCode: "0180" },
  { digest: "cd".repeat(32) },
  { digest: sent.digest.toUpperCase() },
  { number: "" },
])("is not for what differs by %j", (change) => {
  expect(isReceiptFor(receipt, sent)).toBe(true);
  expect(isReceiptFor({ ...receipt, ...change }, sent)).toBe(false);
});
