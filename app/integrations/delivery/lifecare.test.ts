import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  aBreakingFile,
  aFile,
  aMessage,
  aPdf,
  aProgress,
  digestOf,
  UnreadFile,
} from "~test/factories/message";
import type { ChannelCode } from "./codes";
import { createLifecare } from "./lifecare.server";
import type { Channel, ReportMessage } from "./port";
import { type ChannelSimulator, startChannelSimulator } from "./simulator.server";
import { partyIdFor } from "./simulator-party.server";

const at = new Date("2026-05-05T06:00:00Z");
const childNumber = "201501022386";
const partyId = partyIdFor(childNumber);
const unknown = "201301012397";
const to = { channel: "lifecare" as const, municipalityCode: "2281", address: "", functionId: "" };
let simulator: ChannelSimulator;
let channel: Channel;

beforeAll(async () => {
  simulator = await startChannelSimulator({ now: () => at });
  simulator.parties.forget(unknown);
  channel = createLifecare({ ...simulator.lifecare, timeoutMs: 1_000 }, () => at);
});
afterAll(() => simulator.close());
afterEach(() => simulator.faults.clear());

const image = aFile(10);
/** Lifecare's simulator takes no file without a kind. */
const untaken = aFile(10, "");
const aReport = (change: Partial<ReportMessage> = {}) =>
  aMessage({ to, childNumber, attachments: [image], ...change });
const matters = () => simulator.matters.all();
const last = () => matters()[matters().length - 1];

describe("a matter", () => {
  it("is made on Stockholm's day, with the PDF first, and is a receipt", async () => {
    const progress = aProgress();
    const message = aReport();
    const before = matters().length;
    const sent = await channel.send(message, progress);
    expect(matters()).toHaveLength(before + 1);
    const matter = last();
    expect(sent).toEqual({
      result: "stored",
      receipt: String(matter?.id),
      at,
      leftOut: [],
      evidenceLeft: false,
    });
    expect(matter).toMatchObject({
      municipalityCode: "2281",
      partyId,
      date: "2026-05-05",
      typeId: 3,
      fromWhoId: 7,
      organisationId: 12,
    });
    expect(matter?.attachments).toMatchObject([
      {
        title: `Orosanmälan 7KQ-M4XH, SHA-256 ${message.digest}`,
        fileName: "orosanmalan-7KQ-M4XH.pdf",
        contentType: "application/pdf",
        digest: message.digest,
        documentType: "OROSANMALAN",
        senderType: "SKOLA",
      },
      { title: "Orosanmälan 7KQ-M4XH, bilaga 1", fileName: "bilaga-1.jpg" },
    ]);
    expect(progress.kept).toEqual([
      "making",
      `matter:${matter?.id} files:0 left:`,
      `matter:${matter?.id} files:1 left:`,
      `matter:${matter?.id} files:2 left:`,
    ]);
  });

  it("gets the evidence of signatures after the attachments, whose positions it leaves alone", async () => {
    const evidence = aPdf(100);
    const sent = await channel.send(aReport({ attachments: [untaken, image], evidence }), aProgress());
    expect(sent).toMatchObject({ result: "stored", leftOut: [0], evidenceLeft: false });
    expect(last()?.attachments.map((file) => file.title)).toEqual([
      expect.stringContaining("SHA-256"),
      "Orosanmälan 7KQ-M4XH, bilaga 2",
      "Orosanmälan 7KQ-M4XH, underskrifter",
    ]);
  });

  it("goes to the organisation that the register names", async () => {
    await channel.send(aReport({ to: { ...to, address: "44" } }), aProgress());
    expect(last()?.organisationId).toBe(44);
  });

  it.each<[string, Partial<ReportMessage>, ChannelCode]>([
    ["a receiver in another municipality", { to: { ...to, municipalityCode: "0180" } }, "other_municipality"],
    ["a sender in another municipality", { from: { municipalityCode: "0180" } }, "other_municipality"],
    ["a child without a number that may be asked about", { childNumber: null }, "no_child_number"],
    ["a number that the party service takes for none", { childNumber: "220101TF01" }, "no_child_number"],
    ["a child whom the party service does not know", { childNumber: unknown }, "no_party_id"],
    ["an organisation that is no number", { to: { ...to, address: "x" } }, "address_invalid"],
    ["another PDF than the signed one", { pdf: aPdf(100), digest: "ab".repeat(32) }, "digest_differs"],
    ["another channel", { to: { ...to, channel: "sdk" } }, "message_invalid"],
  ])("is not made for %s", async (_, change, code) => {
    const before = matters().length;
    const progress = aProgress();
    expect(await channel.send(aReport(change), progress)).toEqual({
      result: "refused",
      code,
      permanent: true,
    });
    expect(matters()).toHaveLength(before);
    expect(progress.kept).toEqual([]);
  });
});

/** Attempt after attempt as a caller makes them, each with what the one before kept. */
async function untilDone(message: ReportMessage, from: string | null = null, attempts = 5) {
  let earlier = from;
  const answers = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const progress = aProgress(earlier);
    const sent = await channel.send(message, progress);
    answers.push(sent.result === "refused" ? sent.code : sent.result);
    if (progress.kept.length > 0) earlier = progress.kept[progress.kept.length - 1] ?? null;
    if (sent.result !== "refused" || sent.permanent) return { answers, sent, earlier };
  }
  return { answers, sent: null, earlier };
}

describe("when the making breaks", () => {
  it.each<[string, number, ChannelCode]>([
    ["status", 503, "service_error"],
    ["status", 429, "too_many_requests"],
    ["status", 403, "unauthorized"],
  ])("%s %i: nothing was made, and the next attempt makes one", async (fault, status, code) => {
    const before = matters().length;
    simulator.faults.add({ on: "matter", fault: fault as "status", status });
    expect((await untilDone(aReport())).answers).toEqual([code, "stored"]);
    expect(matters()).toHaveLength(before + 1);
  });

  it.each<[string, number, number]>([
    ["die_before", 500, 0],
    ["die_after", 500, 1],
    ["hang_after", 500, 1],
    ["half", 500, 1],
    ["malformed", 500, 1],
    ["status", 500, 0],
    ["status", 504, 0],
  ])("%s %i: nobody knows, no second one is made, and a person looks", async (fault, status, made) => {
    const before = matters().length;
    const message = aReport();
    simulator.faults.add({ on: "matter", fault: fault as "hang", status });
    const first = await untilDone(message);
    expect(first.sent).toEqual({ result: "refused", code: "matter_uncertain", permanent: true });
    expect(first.earlier).toBe("making");
    expect(await channel.send(message, aProgress("making"))).toMatchObject({ code: "matter_uncertain" });
    expect(matters()).toHaveLength(before + made);
    // The person has looked, found none, and says so.
    expect((await untilDone(message)).answers).toEqual(["stored"]);
    expect(matters()).toHaveLength(before + made + 1);
  });

  it("as a child that is not found, it is refused for good and nothing was made", async () => {
    simulator.faults.add({ on: "matter", fault: "status", status: 404 });
    const { answers, earlier } = await untilDone(aReport());
    expect([answers, earlier]).toEqual([["refused_by_service"], null]);
  });

  it("because the caller could not keep its progress, nothing has been made", async () => {
    const before = matters().length;
    const full = { earlier: null, keep: () => Promise.reject(new Error("disk full")) };
    await expect(channel.send(aReport(), full)).rejects.toThrow("disk full");
    expect(matters()).toHaveLength(before);
  });

  it("with progress that is not ours, nothing is made", async () => {
    const before = matters().length;
    expect(await channel.send(aReport(), aProgress("matter:x"))).toMatchObject({ code: "message_invalid" });
    expect(matters()).toHaveLength(before);
  });
});

describe("when the party service is asked", () => {
  it("it is asked by number once for each matter that is made, and not for one that is", async () => {
    const before = simulator.parties.asked.length;
    simulator.faults.add({ on: "attach", fault: "die_before" });
    expect((await untilDone(aReport())).answers).toEqual(["broken_off", "stored"]);
    expect(simulator.parties.asked.slice(before)).toEqual([childNumber]);
  });

  it.each<[string, number, ChannelCode]>([
    ["die_before", 500, "unreachable"],
    ["die_after", 500, "unreachable"],
    ["half", 500, "unreachable"],
    ["hang", 500, "unreachable"],
    ["malformed", 500, "bad_answer"],
    ["status", 403, "unauthorized"],
    ["status", 503, "service_error"],
  ])(
    "and fails by %s %i, nothing is made, and the next attempt makes one matter",
    async (fault, status, code) => {
      const before = matters().length;
      const progress = aProgress();
      simulator.faults.add({ on: "party", fault: fault as "hang", status });
      expect(await channel.send(aReport(), progress)).toEqual({ result: "refused", code, permanent: false });
      expect([matters().length - before, progress.kept]).toEqual([0, []]);
      expect((await untilDone(aReport())).answers).toEqual(["stored"]);
      expect(matters()).toHaveLength(before + 1);
    },
  );
});

describe("when the attaching breaks", () => {
  it.each(["die_before", "status", "hang"] as const)(
    "%s: the same matter gets its files at the next attempt",
    async (fault) => {
      const before = matters().length;
      simulator.faults.add({ on: "attach", fault });
      const { answers } = await untilDone(aReport());
      expect(answers).toHaveLength(2);
      expect(answers[1]).toBe("stored");
      expect(matters()).toHaveLength(before + 1);
      expect(last()?.attachments.map((file) => file.fileName)).toEqual([
        "orosanmalan-7KQ-M4XH.pdf",
        "bilaga-1.jpg",
      ]);
    },
  );

  it("because a file cannot be read, no half of it is filed, and the next attempt files it whole", async () => {
    const before = matters().length;
    const message = aReport({ attachments: [image, aBreakingFile(3_000_000, { times: 1 })] });
    const first = aProgress();
    await expect(channel.send(message, first)).rejects.toThrow(UnreadFile);
    const filed = () => last()?.attachments.map((file) => file.fileName);
    expect(filed()).toEqual(["orosanmalan-7KQ-M4XH.pdf", "bilaga-1.jpg"]);
    const kept = first.kept.at(-1) ?? null;
    expect(kept).toMatch(/files:2 left:$/);
    expect(await channel.send(message, aProgress(kept))).toMatchObject({ result: "stored", leftOut: [] });
    expect(filed()).toEqual(["orosanmalan-7KQ-M4XH.pdf", "bilaga-1.jpg", "bilaga-2.jpg"]);
    expect(last()?.attachments[2]?.digest).toBe(digestOf(new Uint8Array(3_000_000)));
    expect(matters()).toHaveLength(before + 1);
  });

  it("after a lost answer a file may stand twice, on the same matter and under the same title", async () => {
    const before = matters().length;
    simulator.faults.add({ on: "attach", fault: "die_after" });
    expect((await untilDone(aReport())).answers).toEqual(["broken_off", "stored"]);
    expect(matters()).toHaveLength(before + 1);
    const titles = last()?.attachments.map((file) => file.title) ?? [];
    expect(titles).toHaveLength(3);
    expect(new Set(titles).size).toBe(2);
  });

  it("for an attachment that Lifecare does not take, it is left out and said, also over two attempts", async () => {
    const message = aReport({ attachments: [untaken, image] });
    simulator.faults.add({ on: "attach", fault: "die_before" });
    const { sent, answers } = await untilDone(message);
    expect(answers).toEqual(["broken_off", "stored"]);
    expect(sent).toMatchObject({ result: "stored", leftOut: [0] });
    const kept = `matter:${last()?.id} files:2 left:0,`;
    expect(await channel.send(message, aProgress(kept))).toMatchObject({ result: "stored", leftOut: [0] });
  });

  it("for the PDF itself, the matter is known to be empty", async () => {
    simulator.faults.add({ on: "attach", fault: "status", status: 400 });
    expect((await untilDone(aReport())).sent).toEqual({
      result: "refused",
      code: "matter_without_pdf",
      permanent: true,
    });
    expect(last()?.attachments).toEqual([]);
  });
});

it("where nobody is there, nothing was made", async () => {
  const gone = await startChannelSimulator();
  await gone.close();
  const progress = aProgress();
  const sent = await createLifecare(gone.lifecare, () => at).send(aReport(), progress);
  expect(sent).toEqual({ result: "refused", code: "unreachable", permanent: false });
  expect(progress.kept).toEqual([]);
});
