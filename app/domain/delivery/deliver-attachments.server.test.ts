// Files that a report lists, from the school's note to the reception's download and on to another municipality.
import { describe, expect, it } from "vitest";
import type { SocialCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { runDue } from "~/runner/run-due.server";
import { chunkLength } from "~/vault/file-chunks.server";
import { auditEvent } from "~db/schema/audit.server";
import { alarm } from "~db/schema/operation.server";
import {
  incomingChunk,
  receivedAttachment,
  receivedAttachmentChunk,
  receivedReport,
} from "~db/schema/reception.server";
import { contactUnit } from "~db/schema/school.server";
import { digestOf } from "~test/factories/message";
import { aDelivery } from "~test/factories/received";
import { refusedAt } from "~test/factories/report";
import { aSentReport, cutOff, letter, log, replaceSmallest } from "~test/factories/report-with-files";
import { later } from "~test/factories/world";
import { deleteAttachment } from "../concern/delete-attachment.server";
import { forwardReceived } from "../reception/forward-received.server";
import { municipalityKey } from "../reception/places";
import { readReceived } from "../reception/read-received.server";
import { readReceivedAttachment } from "../reception/read-received-attachment.server";
import { storeReceived } from "../reception/store-received.server";
import { followReport } from "../report/follow-report.server";
import { readReportAttachment } from "../report/read-report-attachment.server";

const minute = 60_000;
const sha = digestOf;

async function bytesOf({ content }: { content: AsyncIterable<Uint8Array> }): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function received(worker: SocialCtx) {
  const rows = await worker.db.read.select({ id: receivedReport.id }).from(receivedReport);
  return readReceived(worker, { receivedId: rows[0]?.id ?? "" });
}

describe("a report's attachments", () => {
  it("arrive byte for byte, as the document lists them, under labels that name nobody", async () => {
    const { world, deliver, worker } = await aSentReport();
    await deliver();
    const report = await received(worker);
    expect(report.attachments.map(({ label, asListed }) => [label, asListed])).toEqual([
      ["Bilaga 1", true],
      ["Bilaga 2", true],
    ]);
    const got: Record<string, string> = {};
    for (const file of report.attachments) {
      const given = await readReceivedAttachment(worker, { receivedId: report.id, attachmentId: file.id });
      expect(given.name).toMatch(/^[2-9A-Z]{3}-[2-9A-Z]{4}-[12]\.txt$/);
      got[sha(await bytesOf(given))] = given.mediaType;
    }
    expect(got).toEqual({ [sha(letter)]: "text/plain", [sha(log)]: "text/plain" });
    const rows = await world.db.read.select().from(receivedAttachment);
    expect(JSON.stringify(report.content?.attachments.map((a) => a.sha256).sort())).toBe(
      JSON.stringify([sha(letter), sha(log)].sort()),
    );
    const chunks = await world.db.read.select().from(receivedAttachmentChunk);
    const bySize = new Map(rows.map((r) => [r.size, chunks.filter((c) => c.attachmentId === r.id).length]));
    expect([bySize.get(letter.length), bySize.get(log.length)]).toEqual([2, 1]);
    expect(Math.max(...chunks.map((c) => c.sealed.byteLength))).toBeLessThan(chunkLength + 200);
    const stored = Buffer.concat([...rows.map((r) => r.sealedMeta), ...chunks.map((c) => c.sealed)]);
    expect(stored.includes(letter.subarray(0, 32))).toBe(false);
    expect(await world.db.read.select().from(incomingChunk)).toEqual([]);
    const audited = await world.db.read.select({ kind: auditEvent.kind }).from(auditEvent);
    expect(audited.filter((e) => e.kind === "reception.attachment-read")).toHaveLength(2);
  });

  it("come once, however often and at once they are delivered", async () => {
    const { world, deliver } = await aSentReport();
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect(await world.db.read.select({ id: receivedReport.id }).from(receivedReport)).toHaveLength(1);
    expect(await world.db.read.select({ id: receivedAttachment.id }).from(receivedAttachment)).toHaveLength(
      2,
    );
    expect(await world.db.read.select().from(incomingChunk)).toEqual([]);
  });

  it("are the municipality's own: other keys, and no page for another municipality", async () => {
    const { world, deliver, worker } = await aSentReport();
    await deliver();
    const report = await received(worker);
    const attachmentId = report.attachments[0]?.id ?? "";
    const other = await world.social(["reception"], "2280");
    const analyst = await world.social(["analyst"]);
    for (const ctx of [other, analyst])
      await expect(
        readReceivedAttachment(ctx, { receivedId: report.id, attachmentId }),
      ).rejects.toBeInstanceOf(NotVisible);
    await expect(
      readReceivedAttachment(worker, { receivedId: report.id, attachmentId: "no-such" }),
    ).rejects.toBeInstanceOf(NotVisible);
    const another = await storeReceived(world, aDelivery({ reference: "8KQ-M4XH" }));
    await expect(
      readReceivedAttachment(worker, { receivedId: another.receivedId, attachmentId }),
    ).rejects.toBeInstanceOf(NotVisible);
    await world.vault.destroyKey({ kind: "authority", id: world.authorityId });
    const given = await readReceivedAttachment(worker, { receivedId: report.id, attachmentId });
    expect((await bytesOf(given)).length).toBeGreaterThan(0);
    await world.vault.destroyKey(municipalityKey("2282"));
    await expect(
      readReceivedAttachment(worker, { receivedId: report.id, attachmentId }),
    ).rejects.toBeInstanceOf(NotVisible);
  });

  it("cannot be deleted at the school, and the receiver's copy does not hang on the original", async () => {
    const { world, teacher, files, deliver, worker } = await aSentReport();
    await deliver();
    const attachmentId = files[0]?.id ?? "";
    expect(await refusedAt(deleteAttachment(teacher, { attachmentId }))).toEqual({
      form: "attachment_built_on",
    });
    await world.vault.destroyKey({ kind: "content", id: attachmentId });
    const report = await received(worker);
    for (const file of report.attachments) {
      const given = await readReceivedAttachment(worker, { receivedId: report.id, attachmentId: file.id });
      expect([sha(letter), sha(log)]).toContain(sha(await bytesOf(given)));
    }
  });

  it.each([
    ["replaced", replaceSmallest],
    ["cut off", cutOff],
  ])("are refused where one is %s: nothing is stored, and it is an alarm", async (_how, change) => {
    const { world, teacher, reportId, deliver } = await aSentReport();
    await change(world);
    await deliver();
    await deliver();
    expect(await world.db.read.select().from(receivedReport)).toEqual([]);
    expect(await world.db.read.select().from(receivedAttachment)).toEqual([]);
    expect(await world.db.read.select().from(incomingChunk)).toEqual([]);
    const followed = await followReport(teacher, { reportId });
    expect(followed).toMatchObject({ state: "rejected", receipt: null });
    expect(followed.carry).toMatchObject({ code: "attachment_differs", alarms: ["not_delivered"] });
    expect(followed.carry?.notable).toContain("handed_personally");
    const alarms = await world.db.read.select({ side: alarm.side, kind: alarm.kind }).from(alarm);
    expect(alarms.map(({ side, kind }) => `${side} ${kind}`).sort()).toEqual([
      "school not_delivered",
      "social not_delivered",
    ]);
  });

  it("go along when the report is forwarded, under the other municipality's key", async () => {
    const { world, deliver, worker } = await aSentReport();
    await deliver();
    await world.db.write((tx) =>
      tx.insert(contactUnit).values({
        municipalityCode: "2280",
        unit: "Mottagningen",
        channel: "own_reception",
        source: "test",
        checkedOn: "2026-11-01",
      }),
    );
    const there = later(await world.social(["reception"], "2280"), 60 * minute);
    const { id: receivedId, version } = await received(worker);
    const form = { receivedId, version, idempotencyKey: "f", to: "2280", way: "tool", reason: "Flyttat." };
    await forwardReceived(worker, form);
    const house = { db: world.db, vault: world.vault, checkpointKey: null, holder: "one", jitter: () => 1 };
    await runDue(house, later(worker, minute).now);
    const copies = await world.db.read.select().from(receivedReport);
    const copy = copies.find((r) => r.municipalityCode === "2280");
    await world.vault.destroyKey(municipalityKey("2282"));
    const report = await readReceived(there, { receivedId: copy?.id ?? "" });
    expect(report.attachments.map((a) => a.asListed)).toEqual([true, true]);
    const digests: string[] = [];
    for (const { id } of report.attachments)
      digests.push(
        sha(await bytesOf(await readReceivedAttachment(there, { receivedId: report.id, attachmentId: id }))),
      );
    expect(digests.sort()).toEqual([sha(letter), sha(log)].sort());
  });

  it("are given to those who carry the report by hand, and to nobody else", async () => {
    const { world, teacher, reportId, files } = await aSentReport({ by: "letter" });
    const followed = await followReport(teacher, { reportId });
    expect(followed.state).toBe("to_be_carried");
    expect(followed.attachments.map(({ label, leftOut }) => [label, leftOut])).toEqual([
      ["Bilaga 1", false],
      ["Bilaga 2", false],
    ]);
    const given = await readReportAttachment(teacher, { reportId, attachmentId: files[0]?.id ?? "" });
    expect([sha(letter), sha(log)]).toContain(sha(await bytesOf(given)));
    expect(given.name).not.toContain("Alva");
    const colleague = await world.staff("teacher", { group: "mentor" });
    const principal = await world.staff("principal");
    for (const ctx of [colleague, principal])
      await expect(
        readReportAttachment(ctx, { reportId, attachmentId: files[0]?.id ?? "" }),
      ).rejects.toBeInstanceOf(NotVisible);
    await expect(readReportAttachment(teacher, { reportId, attachmentId: "other" })).rejects.toBeInstanceOf(
      NotVisible,
    );
  });
});
