import { describe, expect, it } from "vitest";
import { channelCodes } from "./codes";
import { mismatch, readMessage, refusalIn, stateOf } from "./sdk-answer";
import { messageStatuses } from "./sdk-contract";

const at = new Date("2026-05-05T06:00:00Z");
const ids = {
  messageId: "5c0e7a1e-3d0c-4a5c-9a52-0a7f3a1f4f11",
  conversationId: "a8480ada-6a1f-44a3-a960-9acaf4efcdcd",
};
const to = {
  channel: "sdk" as const,
  municipalityCode: "0180",
  address: "0203:kommun.example",
  functionId: "f1",
};
const parcel = { externalId: ids.messageId, conversationId: ids.conversationId, digest: "ab".repeat(32), to };

function told(change: Record<string, unknown> = {}) {
  const attributes = { ...ids, messageStatus: "ACCEPTED", recipient: to.address, ...change };
  return readMessage({ data: { type: "messages", id: "x", attributes } });
}

function state(change: Record<string, unknown>) {
  const message = told(change);
  if (message === null) throw new Error("not read");
  return stateOf(message, at);
}

describe("a status", () => {
  it.each([
    ...messageStatuses.map((status) => [status] as const),
    ["SOMETHING_NEW"] as const,
    ["accepted"] as const,
    ["constructor"] as const,
  ])("%s", (status) => {
    const expected: Record<string, unknown> = {
      ACCEPTED: { state: "delivered", at, receipt: ids.messageId },
      REJECTED: { state: "rejected", code: "rejected" },
      MESSAGE_EXCHANGE_ERROR: { state: "error", code: "exchange_failed", next: "person" },
      ERROR: { state: "error", code: "service_gave_up", next: "person" },
      ACKNOWLEDGE: { state: "waiting", stage: "awaiting_receipt" },
      WAITING_FOR_RECEIPT: { state: "waiting", stage: "awaiting_receipt" },
      NEW: { state: "waiting", stage: "at_the_service" },
      SCHEDULED: { state: "waiting", stage: "at_the_service" },
      SUBMITTED: { state: "waiting", stage: "at_the_service" },
      SCHEDULED_FOR_RESEND: { state: "waiting", stage: "at_the_service" },
    };
    const otherwise = { state: "waiting", stage: "unknown" };
    expect(state({ messageStatus: status })).toEqual(
      Object.hasOwn(expected, status) ? expected[status] : otherwise,
    );
  });
});

describe("a rejection's reason", () => {
  const issue = (title: string, detail?: string) => ({
    eventIssues: [{ typeCode: "REJECTED", title, detail }],
  });
  it.each([
    [issue("SV"), "rejected_syntax"],
    [issue("Receipt: BV"), "rejected_rule"],
    [issue("SIG", "NA"), "rejected_signature"],
    [issue("BV", "not-found"), "receiver_not_found"],
    [issue("BV", "too-long"), "content_too_long"],
    [issue("BV", "not-supported"), "content_not_supported"],
    [issue("SV", "invariant"), "content_inconsistent"],
    [issue("BV", "forbidden"), "content_forbidden"],
    [issue("BV", "duplicate"), "duplicate"],
    [{ title: "Rejected", detail: "urn:x:not-found" }, "receiver_not_found"],
    [[issue("SV", "too-long")], "content_too_long"],
    [issue("svår", "Bvx"), "rejected"],
    [{ eventIssues: "none" }, "rejected"],
    ["nonsense", "rejected"],
  ])("%j", (events, code) => {
    expect(state({ messageStatus: "REJECTED", events })).toEqual({ state: "rejected", code });
    expect(channelCodes).toContain(code);
  });
});

describe("an answer about something else", () => {
  const document = (content: string) => [{ contentFiles: [{ contentType: "application/pdf", content }] }];
  it.each([
    [{}, null],
    [{ messageId: ids.messageId.toUpperCase() }, null],
    [{ recipientAttention: { subOrganization: { extension: "F1" } } }, null],
    [{ messageId: ids.conversationId }, "answer_about_another"],
    [{ conversationId: ids.messageId }, "answer_about_another"],
    [{ recipient: "0203:other.example" }, "answer_about_another"],
    [{ recipientAttention: { subOrganization: { extension: "f2" } } }, "answer_about_another"],
    [{ digitalDocument: document("JVBERi0=") }, "content_differs"],
    [{ digitalDocument: [{}] }, null],
  ])("%j", (change, code) => {
    const message = told(change);
    expect(message && mismatch(message, parcel)).toBe(code);
  });

  it.each([
    null,
    {},
    { data: [] },
    { data: { attributes: {} } },
    "x",
    { data: { attributes: { messageStatus: 7 } } },
  ])("%j is no answer", (json) => {
    expect(readMessage(json)).toBeNull();
  });
});

it.each([
  [{ detail: "duplicate" }, "duplicate"],
  [{ eventIssues: [{ title: "Message already exists" }] }, "duplicate"],
  [{ title: "Payload Too Large", detail: "Request message must not be larger than 30 MB" }, "too_large"],
  [{ eventIssues: [{ title: "Input isn't valid with respect to schema" }] }, "refused"],
  [undefined, "refused"],
])("a 400 with %j says %s", (json, expected) => {
  expect(refusalIn(json)).toBe(expected);
});
