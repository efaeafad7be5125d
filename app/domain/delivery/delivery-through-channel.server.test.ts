// A report by SDK against the message service's own stand-in, over HTTP; and what persons carry.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { rejection } from "~/integrations/delivery/simulator-book";
import { lookForTrouble } from "~/runner/look-for-trouble.server";
import { delivery } from "~db/schema/delivery.server";
import { alarm, outbox } from "~db/schema/operation.server";
import { report } from "~db/schema/report.server";
import { contactUnit } from "~db/schema/school.server";
import { refusedAt, sendAsRead } from "~test/factories/report";
import { acute, aSending, bySdk } from "~test/factories/sending";
import { followReport } from "../report/follow-report.server";
import { noteCarried } from "./note-carried.server";
import { sendReportAgain } from "./send-again.server";

/** The municipality's social services read here, so that they are told that one is missing. */
const undelivered = [
  ["school", "not_delivered"],
  ["social", "not_delivered"],
];

describe("by SDK", () => {
  it("goes the whole way as one message, and the service's copy is removed once it is registered", async () => {
    const { send, run, row, note, ledger, simulator } = await aSending(bySdk);
    await send();
    expect(await row()).toMatchObject({
      state: "sent",
      channel: "sdk",
      ...{ channelAddress: bySdk.channelAddress },
    });
    const { messageId } = await row();
    await run(2);
    expect(await row()).toMatchObject({ state: "stored", messageId, dueAt: null });
    expect((await row()).receipt).toBeTruthy();
    expect(simulator.book.all().map((m) => [m.attributes.messageId, m.deleted])).toEqual([
      [messageId, false],
    ]);
    await note("registered", "2026-114");
    await run(1);
    expect(await ledger()).toEqual(["sent", "handed_over", "stored", "registered", "copy_removed"]);
    expect(simulator.book.all().map((m) => m.deleted)).toEqual([true]);
  });

  it("is rejected in words, alarms, and is sent again as a new message of the same conversation", async () => {
    const { send, run, row, standing, ctx, reportId, simulator } = await aSending(bySdk);
    simulator.book.scriptNext(rejection("BV"));
    await send();
    await run(2);
    const first = await row();
    expect([first.state, first.code]).toEqual(["rejected", "rejected_rule"]);
    expect(await standing()).toEqual(undelivered);
    await sendReportAgain(ctx(), { reportId, connected: ["sdk"] });
    await sendReportAgain(ctx(), { reportId, connected: ["sdk"] });
    expect(await standing()).toEqual([]);
    await run(2);
    const second = await row();
    expect([second.state, second.code]).toEqual(["stored", null]);
    expect(second.conversationId).toBe(first.conversationId);
    expect(second.messageId).not.toBe(first.messageId);
    expect(simulator.book.all()).toHaveLength(2);
  });

  it("that rests refused is in trouble for its reporter also when somebody has answered the alarm", async () => {
    const { world, send, run, standing, ctx, reportId, simulator } = await aSending(bySdk);
    simulator.book.scriptNext(rejection("BV"));
    await send();
    await run(2);
    await world.db.write((tx) => tx.update(alarm).set({ resolvedAt: ctx().now }));
    expect(await standing()).toEqual([]);
    const { steps } = await followReport(ctx(), { reportId });
    expect(steps.find((step) => step.id === "stored")).toMatchObject({ variant: "trouble" });
  });

  it("goes with its data beside the document, and at once without it where the receiver does not take such", async () => {
    const { send, run, row, standing, ledger, simulator } = await aSending(bySdk);
    const types = () =>
      simulator.book
        .all()
        .map(({ xml }) => [...xml.matchAll(/contentType>([^<]+)</g)].map(([, type]) => type));
    simulator.book.scriptNext(rejection("BV", "not-supported"));
    await send();
    await run(3);
    expect(await row()).toMatchObject({ state: "stored", code: null });
    expect(types()).toEqual([["application/pdf", "application/json"], ["application/pdf"]]);
    expect(await standing()).toEqual([]);
    const kinds = await ledger();
    expect(kinds.slice(0, 4)).toEqual(["sent", "handed_over", "rejected", "sent_again"]);
    expect(new Set(simulator.book.all().map((m) => m.attributes.conversationId)).size).toBe(1);
  });

  it("refused for its kind also without the data, is an alarm and sent no third time by itself", async () => {
    const { send, run, row, standing, simulator } = await aSending(bySdk);
    simulator.book.scriptNext(rejection("BV", "not-supported"));
    simulator.book.scriptNext(rejection("BV", "not-supported"));
    await send();
    await run(4);
    expect(await row()).toMatchObject({ state: "rejected", code: "content_not_supported" });
    expect(await standing()).toEqual(undelivered);
    expect(simulator.book.all()).toHaveLength(2);
  });

  it("longer than the channel carries leaves nothing behind: an alarm, and a person takes it another way", async () => {
    const { teacher, reportId, run, row, standing, ctx, note, ledger, simulator } = await aSending(bySdk);
    // Base64 makes of it more than the 30 MB that a message may be.
    const sealed = (pdf: Uint8Array) => Promise.resolve(Buffer.concat([pdf, Buffer.alloc(23_000_000, 32)]));
    await sendAsRead(teacher, reportId, sealed, ["sdk"]);
    await run(1);
    expect(await row()).toMatchObject({ state: "rejected", code: "too_large" });
    const alarmed = (await standing()).filter(([side]) => side === "school");
    expect([alarmed, simulator.book.all()]).toEqual([[["school", "not_delivered"]], []]);
    const { carry, phone } = await followReport(ctx(), { reportId });
    expect(carry).toMatchObject({ code: "too_large", notable: expect.arrayContaining(["posted", "phoned"]) });
    expect(phone).toBeTruthy();
    await note("posted");
    expect([(await row()).state, await standing()]).toEqual(["carried", []]);
    expect(await ledger()).toEqual(["sent", "rejected", "posted"]);
  });

  it("sends the same message again where the service has lost it", async () => {
    const { send, run, row, ledger, simulator } = await aSending(bySdk);
    simulator.book.scriptNext({ statuses: ["SUBMITTED"], forget: true });
    await send();
    await run(3);
    expect((await row()).state).toBe("stored");
    expect(simulator.book.all().map((m) => m.attributes.messageId)).toEqual([(await row()).messageId]);
    expect(await ledger()).toContain("lost_by_service");
  });

  it("believes no answer about another, and alarms when the receipt is too long in coming", async () => {
    const { send, run, row, standing, note, simulator } = await aSending(bySdk, acute);
    simulator.book.scriptNext({ statuses: ["ACCEPTED"], lie: "id" });
    await send();
    await run(5);
    expect((await row()).state).toBe("handed_over");
    expect(await standing()).toEqual([]);
    await run(6);
    expect(await standing()).toEqual([["school", "no_receipt"]]);
    await note("phoned");
    expect(await standing()).toEqual([]);
  });

  it("alarms when the service cannot be reached, goes on trying, and ends the alarm when it arrives", async () => {
    const { send, run, row, standing, simulator } = await aSending(bySdk);
    simulator.faults.add({ on: "send", times: 9, fault: "die_before" });
    await send();
    await run(10.5);
    expect([(await row()).state, (await row()).code]).toEqual(["failed", "broken_off"]);
    expect(await standing()).toEqual(undelivered);
    await run(60);
    expect((await row()).state).toBe("stored");
    expect(await standing()).toEqual([]);
  });

  it("asks without end and without trouble, and an acute one is an alarm also when it is there", async () => {
    const { world, send, run, row, standing, ctx, simulator } = await aSending(bySdk, acute);
    simulator.book.scriptNext({ statuses: [...Array(9).fill("WAITING_FOR_RECEIPT"), "ACCEPTED"] });
    await send();
    await run(30);
    const asked = (await world.db.read.select().from(outbox)).find((r) => r.kind === "ask-delivery");
    expect([asked?.lastError, (asked?.attempts ?? 0) >= 8]).toEqual(["waiting", true]);
    expect(await lookForTrouble(world.db, ctx().now, { sealing: false })).toEqual([]);
    await run(30);
    expect((await row()).state).toBe("stored");
    expect(await standing()).toEqual([["school", "not_opened"]]);
  });

  it("is still asked about when a person has carried it for want of an answer, and sent no second time", async () => {
    const { send, run, row, note, simulator } = await aSending(bySdk);
    simulator.book.scriptNext({ statuses: [...Array(6).fill("WAITING_FOR_RECEIPT"), "ACCEPTED"] });
    await send();
    await run(1);
    await note("handed_personally");
    await run(1);
    expect((await row()).state).toBe("carried");
    await run(60);
    expect((await row()).state).toBe("stored");
    expect(simulator.book.all()).toHaveLength(1);
  });

  it("goes to where the register led when it was sent", async () => {
    const { world, send, run, simulator } = await aSending(bySdk);
    await send();
    await world.db.write((tx) => tx.update(contactUnit).set({ channelAddress: "0203:other.example" }));
    await run(1);
    expect(JSON.stringify(simulator.book.all()[0]?.attributes)).toContain("0203:kommun.example");
  });
});

describe("by a person", () => {
  it("is sent all the same, and nothing says that it has arrived until that is noted", async () => {
    const { send, run, row, standing, note, ledger, world } = await aSending({
      channel: "letter",
      address: "Box 1",
    });
    await send();
    expect(await world.db.read.select({ status: report.status }).from(report)).toEqual([{ status: "sent" }]);
    expect(await row()).toMatchObject({ state: "to_be_carried", channel: "letter", messageId: null });
    expect(await world.db.read.select().from(outbox)).toEqual([]);
    await run(60 * 24, 60);
    expect(await standing()).toEqual([["school", "not_carried"]]);
    await note("posted");
    expect(await standing()).toEqual([]);
    expect([(await row()).state, (await row()).receipt]).toEqual(["carried", null]);
    expect(await ledger()).toEqual(["to_be_carried", "posted"]);
    await note("confirmed", "Dnr 12/26");
    expect([(await row()).state, (await row()).receipt]).toEqual(["stored", "Dnr 12/26"]);
  });

  it("is an alarm at once when acute, and again where a letter is answered by nobody", async () => {
    const { world, send, run, row, standing, note } = await aSending(
      { channel: "letter", address: "Box 1" },
      acute,
    );
    await send();
    await run(0.25);
    expect(await standing()).toEqual([["school", "not_carried"]]);
    await note("posted");
    await world.db.write((tx) =>
      tx
        .update(delivery)
        .set({ dueAt: new Date(0) })
        .where(eq(delivery.state, "carried")),
    );
    await run(0.5);
    expect(await standing()).toEqual([["school", "no_receipt"]]);
    expect((await row()).state).toBe("carried");
  });

  it("refuses what makes no sense beside its field, and a second submit is the first", async () => {
    const { ctx, reportId, send, note, ledger } = await aSending({ channel: "phone_only" });
    expect(await refusedAt(note("phoned"))).toEqual({ "": "carry_not_sent" });
    await send();
    expect(await refusedAt(note("flown"))).toEqual({ how: "carry_how" });
    expect(await refusedAt(note("confirmed", "20150102-2386"))).toEqual({ receipt: "carry_receipt" });
    const twice = { reportId, how: "handed_personally", receipt: "", idempotencyKey: randomUUID() };
    await noteCarried(ctx(), twice);
    await noteCarried(ctx(), twice);
    expect((await ledger()).sort()).toEqual(["handed_personally", "to_be_carried"]);
    const phoned = { ...twice, how: "phoned", idempotencyKey: randomUUID() };
    await noteCarried(ctx(), phoned);
    await noteCarried(ctx(), phoned);
    expect((await ledger()).filter((kind) => kind === "phoned")).toHaveLength(1);
    expect(await refusedAt(sendReportAgain(ctx(), { reportId, connected: ["sdk"] }))).toEqual({
      "": "again_not_refused",
    });
  });
});

it("alarms sender and reception when nobody has opened it, and ends both when somebody does", async () => {
  const { world, send, run, standing } = await aSending({}, acute);
  await send();
  await run(1);
  expect(await standing()).toEqual([
    ["school", "not_opened"],
    ["social", "not_opened"],
  ]);
  const reader = await world.social(["reception"]);
  const { readReceived } = await import("../reception/read-received.server");
  const { receivedReport } = await import("~db/schema/reception.server");
  const [stored] = await world.db.read.select({ id: receivedReport.id }).from(receivedReport);
  await readReceived(reader, { receivedId: stored?.id ?? "" });
  await run(0.5);
  expect(await standing()).toEqual([]);
});
