import { expect, it } from "vitest";
import { compareReceptions, compareService, type ReceivedSide, type SentSide } from "./compare-sides";

const now = new Date("2026-11-24T03:00:00Z");
const long = new Date("2026-11-23T12:00:00Z");
const sent = (change: Partial<SentSide> = {}): SentSide => ({
  id: "d1",
  channel: "own_reception",
  state: "stored",
  reference: "7KQ-M4XH",
  digest: "ab",
  municipalityCode: "2282",
  messageId: null,
  updatedAt: long,
  ...change,
});
const received = (change: Partial<ReceivedSide> = {}): ReceivedSide => ({
  id: "r1",
  reference: "7KQ-M4XH",
  digest: "ab",
  municipalityCode: "2282",
  receivedAt: long,
  ...change,
});

it.each([
  ["agree", [sent()], [received()], []],
  ["agree after the outcome", [sent({ state: "outcome" })], [received()], []],
  ["lack it at the reception", [sent()], [], [["reconcile_not_received", "d1"]]],
  ["know of none at the sender", [], [received()], [["reconcile_not_sent", "r1"]]],
  ["say too little at the sender", [sent({ state: "failed" })], [received()], [["reconcile_not_sent", "r1"]]],
  [
    "hold another document",
    [sent()],
    [received({ digest: "cd" })],
    [
      ["reconcile_not_received", "d1"],
      ["reconcile_not_sent", "r1"],
    ],
  ],
  [
    "hold it in another municipality",
    [sent()],
    [received({ municipalityCode: "0180" })],
    [
      ["reconcile_not_received", "d1"],
      ["reconcile_not_sent", "r1"],
    ],
  ],
  ["have only just received", [sent({ state: "sent" })], [received({ receivedAt: now })], []],
  ["leave what goes another way", [sent({ channel: "letter" }), sent({ channel: "sdk" })], [], []],
] as const)("receptions that %s", (_, one, other, found) => {
  expect(compareReceptions(one, other, now).map((m) => [m.kind, m.subjectId])).toEqual(found);
});

it.each([
  ["has all", [sent({ channel: "sdk", state: "handed_over", messageId: "m1" })], ["m1"], []],
  ["has lost one", [sent({ channel: "sdk", state: "handed_over", messageId: "m1" })], [], ["d1"]],
  ["has removed what arrived", [sent({ channel: "sdk", state: "registered", messageId: "m1" })], [], []],
  [
    "has not got it yet",
    [sent({ channel: "sdk", state: "handed_over", messageId: "m1", updatedAt: now })],
    [],
    [],
  ],
  ["has one of nobody's", [sent({ channel: "sdk", messageId: "m1" })], ["m1", "m2"], ["m2"]],
  ["has an earlier one of ours", [sent({ channel: "sdk", messageId: "m1" })], ["m1", "m0"], []],
] as const)("a service that %s", (_, one, held, found) => {
  expect(compareService(one, held, { earlier: ["m0"], now }).map((m) => m.subjectId)).toEqual(found);
});
