import { expect, it } from "vitest";
import {
  type Mismatch,
  notAtService,
  notForwarded,
  notReceived,
  notSent,
  type ReceivedSide,
  type SentSide,
  unknownMessages,
} from "./compare-sides";

const now = new Date("2026-11-24T03:00:00Z");
const long = new Date("2026-11-23T12:00:00Z");
const sent = (change: Partial<SentSide> = {}): SentSide => ({
  id: "d1",
  reportId: "p1",
  channel: "own_reception",
  state: "stored",
  reference: "7KQ-M4XH",
  authorityId: "school",
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
  wayIn: "tool",
  cameFrom: null,
  forwardTo: null,
  forwardWay: null,
  forwardedAt: null,
  ...change,
});
const told = (found: readonly Mismatch[]) =>
  found.map((m) => `${m.side} ${m.scopeId} ${m.kind.replace("reconcile_", "")} ${m.subjectId}`);

const lacking = ["school school not_received d1", "social 2282 not_received d1"];
const unsaid = ["social 2282 not_sent r1"];

it.each<[string, SentSide[], ReceivedSide[], string[]]>([
  ["agree", [sent()], [received()], []],
  ["agree after the outcome", [sent({ state: "outcome" })], [received()], []],
  ["lack it at the reception", [sent()], [], lacking],
  ["have it from another municipality alone", [sent()], [received({ cameFrom: "0180" })], lacking],
  ["know of none at the sender", [], [received()], unsaid],
  [
    "say too little at the sender",
    [sent({ state: "given_up" })],
    [received()],
    [...unsaid, "school school not_sent d1"],
  ],
  ["hold another document", [sent()], [received({ digest: "cd" })], [...lacking, ...unsaid]],
  [
    "hold it in another municipality",
    [sent()],
    [received({ municipalityCode: "0180" })],
    [...lacking, "social 0180 not_sent r1"],
  ],
  ["have only just received", [sent({ state: "sent" })], [received({ receivedAt: now })], []],
  ["leave what goes another way", [sent({ channel: "letter" }), sent({ channel: "sdk" })], [], []],
  ["leave what was entered by hand", [], [received({ wayIn: "phone", digest: null })], []],
])("sides that %s", (_, one, other, expected) => {
  expect(told([...notReceived(one, other), ...notSent(other, one, now)])).toEqual(expected);
});

const gone = { forwardTo: "0180", forwardWay: "tool", forwardedAt: long };

it.each<[string, ReceivedSide, ReceivedSide[], string[]]>([
  ["is there", received(gone), [received({ id: "r2", municipalityCode: "0180", cameFrom: "2282" })], []],
  ["is nowhere", received(gone), [], ["social 2282 not_forwarded r1"]],
  [
    "is there by the sender alone",
    received(gone),
    [received({ id: "r2", municipalityCode: "0180" })],
    ["social 2282 not_forwarded r1"],
  ],
  ["is on its way", received({ ...gone, forwardedAt: null }), [], []],
  ["went by phone", received({ ...gone, forwardWay: "phone" }), [], []],
])("what was forwarded and %s", (_, one, other, expected) => {
  expect(told(notForwarded([one], other, (row) => row.digest ?? ""))).toEqual(expected);
});

const handed = (change: Partial<SentSide> = {}) =>
  sent({ channel: "sdk", state: "handed_over", messageId: "m1", ...change });

it.each<[string, SentSide, string[], string[]]>([
  ["has all", handed(), ["m1"], []],
  ["has lost one", handed(), [], ["school school not_at_service d1"]],
  ["has removed what arrived", handed({ state: "registered" }), [], []],
  ["has not got it yet", handed({ updatedAt: now }), [], []],
])("a service that %s", (_, one, held, expected) => {
  expect(told(notAtService([one], new Set(held), now))).toEqual(expected);
});

it("a message of nobody's is the house's, and an earlier one of ours is not", () => {
  expect(told(unknownMessages(["m0", "m1", "m2"], new Set(["m0", "m1"])))).toEqual([
    "school house unknown_message m2",
  ]);
});
