import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  aBreakingFile,
  aFile,
  aMessage,
  aPdf,
  aProgress,
  digestOf,
  parcelOf,
  UnreadFile,
} from "~test/factories/message";
import type { ChannelCode } from "./codes";
import type { AskedChannel, ReportMessage } from "./port";
import { createSdk } from "./sdk.server";
import { type ChannelSimulator, startChannelSimulator } from "./simulator.server";
import { type MessageScript, rejection } from "./simulator-book";

const at = new Date("2026-05-05T06:00:00Z");
let simulator: ChannelSimulator;
let channel: AskedChannel;

beforeAll(async () => {
  simulator = await startChannelSimulator({ now: () => at });
  channel = createSdk({ ...simulator.sdk, timeoutMs: 2_000 }, () => at);
});
afterAll(() => simulator.close());
afterEach(() => simulator.faults.clear());

const send = (message: ReportMessage) => channel.send(message, aProgress());
/** What takes its time on a busy machine, at the simulator above all, is not what is tried here. */
const sendLarge = (message: ReportMessage) => createSdk(simulator.sdk, () => at).send(message, aProgress());
const ask = (message: ReportMessage) => channel.ask(parcelOf(message));
const kept = (message: ReportMessage) =>
  simulator.book.all().filter(({ attributes }) => attributes.messageId === message.messageId);

async function sent(script: MessageScript): Promise<ReportMessage> {
  const message = aMessage();
  simulator.book.scriptNext(script);
  expect(await send(message)).toMatchObject({ result: "handed_over", externalId: message.messageId });
  return message;
}

describe("sending", () => {
  it("hands over, waits, and is delivered only when the receiver has accepted", async () => {
    const message = aMessage();
    expect(await send(message)).toEqual({
      result: "handed_over",
      externalId: message.messageId,
      leftOut: [],
      evidenceLeft: false,
    });
    expect(await ask(message)).toEqual({ state: "waiting", stage: "at_the_service" });
    expect(await ask(message)).toEqual({ state: "waiting", stage: "awaiting_receipt" });
    expect(await ask(message)).toEqual({ state: "delivered", at, receipt: message.messageId });
    expect(await ask(message)).toMatchObject({ state: "delivered" });
    expect(kept(message)).toHaveLength(1);
    expect(kept(message)[0]).toMatchObject({
      digest: message.digest,
      attributes: { recipient: message.to.address },
    });
  });

  it("under the same id is the same message: the service's 'duplicate' is no failure", async () => {
    const message = aMessage();
    await send(message);
    expect(await send(message)).toMatchObject({ result: "handed_over", externalId: message.messageId });
    expect(kept(message)).toHaveLength(1);
  });

  it("under an id that is another's is refused, for good", async () => {
    const message = aMessage();
    await send(message);
    const other = aMessage({ messageId: message.messageId });
    expect(await send(other)).toEqual({ result: "refused", code: "id_taken", permanent: true });
  });

  it("leaves out what does not fit, lists it, and says which", async () => {
    const big = aFile(20_000_000);
    const message = aMessage({ attachments: [big, big] });
    expect(await sendLarge(message)).toMatchObject({ result: "handed_over", leftOut: [1] });
    expect(kept(message)[0]?.attributes.digitalDocument[0]?.contentTextBody[0]).toContain("Bilaga 2");
  });

  it("of a file that cannot be read to its end is broken off: no half of it is a message", async () => {
    const message = aMessage({ attachments: [aBreakingFile(3_000_000, { times: 1 }), aFile(10)] });
    await expect(sendLarge(message)).rejects.toThrow(UnreadFile);
    expect(kept(message)).toEqual([]);
    expect(await sendLarge(message)).toMatchObject({ result: "handed_over", leftOut: [] });
    const files = kept(message)[0]?.attributes.digitalDocument[0]?.contentFiles ?? [];
    expect(files.map(({ content }) => digestOf(Buffer.from(content, "base64")))).toEqual([
      message.digest,
      digestOf(new Uint8Array(3_000_000)),
      digestOf(new Uint8Array(10)),
    ]);
  });

  it("reads its files anew where the token was no longer accepted", async () => {
    const before = aMessage();
    await send(before);
    simulator.tokens.revoke();
    let readings = 0;
    const file = aFile(300_000);
    const pieces = () => {
      readings += 1;
      return file.pieces();
    };
    const message = aMessage({ attachments: [{ ...file, pieces }] });
    expect(await send(message)).toMatchObject({ result: "handed_over" });
    expect([readings, kept(message)]).toMatchObject([2, [{ digest: message.digest }]]);
  });

  it.each<[string, Partial<ReportMessage>, ChannelCode]>([
    ["a PDF that is too large", { pdf: aPdf(23_000_000) }, "too_large"],
    ["another PDF than the signed one", { digest: "ab".repeat(32) }, "digest_differs"],
    ["no PDF", { pdf: new Uint8Array(100) }, "message_invalid"],
    ["an id that is no UUID", { messageId: "one" }, "message_invalid"],
    ["a reference with markup", { reference: "<a>" }, "message_invalid"],
    ["another channel", { to: { ...aMessage().to, channel: "lifecare" } }, "message_invalid"],
    [
      "an address of another kind",
      { to: { ...aMessage().to, address: "kommun@example.se" } },
      "address_invalid",
    ],
    ["no function", { to: { ...aMessage().to, functionId: "" } }, "address_invalid"],
  ])("refuses %s before anything leaves", async (_, change, code) => {
    const before = simulator.book.all().length;
    expect(await send(aMessage(change))).toEqual({ result: "refused", code, permanent: true });
    expect(simulator.book.all()).toHaveLength(before);
  });
});

describe("a service that fails", () => {
  it.each<[string, number, ChannelCode, boolean, number]>([
    ["die_before", 500, "broken_off", false, 0],
    ["die_after", 500, "broken_off", false, 1],
    ["half", 500, "broken_off", false, 1],
    ["hang", 500, "timed_out", false, 0],
    ["hang_after", 500, "timed_out", false, 1],
    ["status", 500, "service_error", false, 0],
    ["status", 503, "service_error", false, 0],
    ["status", 429, "too_many_requests", false, 0],
    ["status", 404, "bad_answer", false, 0],
    ["status", 403, "unauthorized", false, 0],
    ["status", 413, "too_large", true, 0],
    ["status", 400, "refused_by_service", true, 0],
    ["status", 422, "refused_by_service", true, 0],
  ])("%s %i: %s, and a second attempt makes one message", async (fault, status, code, permanent, already) => {
    const message = aMessage();
    simulator.faults.add({ on: "send", fault: fault as "hang", status });
    expect(await send(message)).toEqual({ result: "refused", code, permanent });
    expect(kept(message)).toHaveLength(already);
    expect(await send(message)).toMatchObject({ result: "handed_over" });
    expect(kept(message)).toHaveLength(1);
  });

  it("that takes it twice has it once, and that answers nonsense has it", async () => {
    for (const fault of ["twice", "malformed"] as const) {
      const message = aMessage();
      simulator.faults.add({ on: "send", fault });
      expect(await send(message)).toMatchObject({ result: "handed_over" });
      expect(kept(message)).toHaveLength(1);
    }
  });

  it.each<[string, number, ChannelCode]>([
    ["hang", 500, "timed_out"],
    ["die_before", 500, "broken_off"],
    ["half", 500, "broken_off"],
    ["malformed", 500, "bad_answer"],
    ["status", 500, "service_error"],
    ["status", 403, "unauthorized"],
    ["status", 400, "refused_by_service"],
  ])("when asked, %s %i: nothing is known, ask again", async (fault, status, code) => {
    const message = await sent({ statuses: ["ACCEPTED"] });
    simulator.faults.add({ on: "ask", fault: fault as "hang", status });
    expect(await ask(message)).toEqual({ state: "error", code, next: "ask" });
    expect(await ask(message)).toMatchObject({ state: "delivered" });
  });

  it("that is not there has been given nothing", async () => {
    const gone = await startChannelSimulator();
    await gone.close();
    const nowhere = createSdk(gone.sdk, () => at);
    expect(await nowhere.send(aMessage(), aProgress())).toEqual({
      result: "refused",
      code: "unreachable",
      permanent: false,
    });
    expect(await nowhere.ask(parcelOf(aMessage()))).toEqual({
      state: "error",
      code: "unreachable",
      next: "ask",
    });
    expect(await nowhere.list()).toEqual({ ok: false, code: "unreachable" });
  });
});

describe("a receipt", () => {
  it.each<["SV" | "BV" | "SIG", string | undefined, ChannelCode]>([
    ["SV", undefined, "rejected_syntax"],
    ["BV", undefined, "rejected_rule"],
    ["SIG", undefined, "rejected_signature"],
    ["BV", "not-found", "receiver_not_found"],
    ["BV", "too-long", "content_too_long"],
    ["BV", "not-supported", "content_not_supported"],
    ["BV", "invariant", "content_inconsistent"],
    ["BV", "forbidden", "content_forbidden"],
    ["BV", "duplicate", "duplicate"],
  ])("that rejects with %s %s is %s", async (reason, detail, code) => {
    const message = await sent(rejection(reason, detail));
    expect(await ask(message)).toMatchObject({ state: "waiting" });
    expect(await ask(message)).toEqual({ state: "rejected", code });
  });

  it("may come late, and an unknown status is waiting", async () => {
    const message = await sent({
      statuses: ["NEW", "ON_A_BOAT", "SCHEDULED_FOR_RESEND", "RETRIEVED", "ACCEPTED"],
    });
    const stages = [];
    for (let times = 0; times < 4; times++) stages.push(await ask(message));
    expect(stages.map((one) => one.state === "waiting" && one.stage)).toEqual([
      "at_the_service",
      "unknown",
      "at_the_service",
      "unknown",
    ]);
    expect(await ask(message)).toMatchObject({ state: "delivered" });
  });

  it("may come after all where the service had given up", async () => {
    const message = await sent({ statuses: ["MESSAGE_EXCHANGE_ERROR", "ERROR", "ACCEPTED"] });
    expect(await ask(message)).toEqual({ state: "error", code: "exchange_failed", next: "person" });
    expect(await ask(message)).toEqual({ state: "error", code: "service_gave_up", next: "person" });
    expect(await ask(message)).toMatchObject({ state: "delivered" });
  });

  it.each<[NonNullable<MessageScript["lie"]>, ChannelCode, "ask" | "person"]>([
    ["id", "answer_about_another", "ask"],
    ["conversation", "answer_about_another", "ask"],
    ["receiver", "answer_about_another", "ask"],
    ["function", "answer_about_another", "ask"],
    ["content", "content_differs", "person"],
  ])("is none where the service lies about the %s", async (lie, code, next) => {
    const message = await sent({ statuses: ["ACCEPTED"], lie });
    expect(await ask(message)).toEqual({ state: "error", code, next });
  });

  it("holds where the answer brings our own document along", async () => {
    const message = await sent({ statuses: ["ACCEPTED"], content: true });
    expect(await ask(message)).toMatchObject({ state: "delivered" });
  });

  it("is not waited for in vain: what the service forgot is to be sent again", async () => {
    const message = await sent({ statuses: ["ACCEPTED"], forget: true });
    expect(await ask(message)).toEqual({ state: "error", code: "not_known", next: "send" });
    await send(message);
    expect(kept(message)).toHaveLength(1);
  });
});

describe("afterwards", () => {
  it("lists what the service holds from us", async () => {
    const message = await sent({ statuses: ["ACCEPTED"] });
    await ask(message);
    const listed = await channel.list();
    expect(listed.ok && listed.messages.find((one) => one.messageId === message.messageId)).toEqual({
      messageId: message.messageId,
      state: "delivered",
    });
    const elsewhere = { ...simulator.sdk, sender: { ...simulator.sdk.sender, functionId: "sdk:other" } };
    expect(await createSdk(elsewhere, () => at).list()).toEqual({ ok: true, messages: [] });
  });

  it("removes the service's copy once it has come to an end, and only then", async () => {
    const message = await sent({ statuses: ["SUBMITTED", "WAITING_FOR_RECEIPT", "ACCEPTED"] });
    const acknowledge = () => channel.acknowledge(parcelOf(message));
    expect(await acknowledge()).toEqual({ ok: false, code: "not_ended", permanent: false });
    expect(await acknowledge()).toEqual({ ok: false, code: "not_ended", permanent: false });
    expect(kept(message)[0]?.deleted).toBe(false);
    simulator.faults.add({ on: "delete", fault: "die_after" });
    expect(await acknowledge()).toEqual({ ok: false, code: "broken_off", permanent: false });
    expect(await acknowledge()).toEqual({ ok: true });
    expect(kept(message)[0]?.deleted).toBe(true);
    expect(await send(message)).toMatchObject({ result: "handed_over" });
    expect(kept(message)).toHaveLength(1);
  });

  it("does not remove what the service shows as another's", async () => {
    const message = await sent({ statuses: ["ACCEPTED"], lie: "receiver" });
    expect(await channel.acknowledge(parcelOf(message))).toMatchObject({
      ok: false,
      code: "answer_about_another",
    });
    expect(kept(message)[0]?.deleted).toBe(false);
  });
});
