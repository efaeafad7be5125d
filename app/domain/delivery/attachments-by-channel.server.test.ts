// Issue: "all other files are streamed to and from the sealed store without ever lying whole in memory": a report's files on
// their way to a message service or a case system.
import { describe, expect, it } from "vitest";
import type { AskedChannel, ReportMessage, Sent } from "~/integrations/delivery/port";
import { attachment } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { digestOf as sha, wholeOf } from "~test/factories/message";
import { aSentReport, letter, log, replaceSmallest } from "~test/factories/report-with-files";
import { attachmentPlace } from "../concern/seal-concern";
import { followReport } from "../report/follow-report.server";
import { deliverReport } from "./deliver-report.server";

describe("a report's attachments", () => {
  it("go in the message of a channel, which tells those that it had no room for", async () => {
    const { world, teacher, reportId, now } = await aSentReport({ by: "sdk" });
    const given: ReportMessage[] = [];
    const sdk = {
      kind: "sdk",
      send: async (message: ReportMessage): Promise<Sent> => {
        given.push(message);
        return { result: "handed_over", externalId: message.messageId, leftOut: [1] };
      },
    } as unknown as AskedChannel;
    const [row] = await world.db.read.select().from(delivery);
    const house = { db: world.db, vault: world.vault, channels: { sdk, lifecare: null } };
    await deliverReport(house, { deliveryId: row?.id ?? "", now });
    const wholes = await Promise.all((given[0]?.attachments ?? []).map(wholeOf));
    expect(wholes.map(sha).sort()).toEqual([sha(letter), sha(log)].sort());
    const followed = await followReport(teacher, { reportId });
    expect(followed.attachments.map((a) => a.leftOut)).toEqual([false, true]);
    expect(followed.ledger.map((e) => [e.kind, e.detail])).toContainEqual(["attachments_left_out", "2"]);
  });

  it("are in no message where one is not as the document lists it", async () => {
    const { world, teacher, reportId, now } = await aSentReport({ by: "sdk" });
    const [row] = await world.db.read.select().from(delivery);
    await replaceSmallest(world);
    const sdk = { kind: "sdk", send: () => Promise.reject(new Error("was sent")) } as unknown as AskedChannel;
    const house = { db: world.db, vault: world.vault, channels: { sdk, lifecare: null } };
    await deliverReport(house, { deliveryId: row?.id ?? "", now });
    expect((await followReport(teacher, { reportId })).carry).toMatchObject({ code: "attachment_differs" });
  });

  it("that cannot be read to their end while they are sent break the sending off, and go whole at the next attempt", async () => {
    const { world, now } = await aSentReport({ by: "sdk" });
    const [row] = await world.db.read.select().from(delivery);
    const { place } = attachmentPlace((await world.db.read.select().from(attachment))[0]?.id ?? "");
    const seen: string[] = [];
    const sdk = {
      kind: "sdk",
      send: async (message: ReportMessage): Promise<Sent> => {
        for (const file of message.attachments) seen.push(sha(await wholeOf(file)));
        return { result: "handed_over", externalId: message.messageId, leftOut: [] };
      },
    } as unknown as AskedChannel;
    let readings = 0;
    // Each file is read once to be compared, and once to be sent: the second reading of the first one breaks.
    const openChunks: typeof world.vault.openChunks = (owner, at, chunks) => {
      const breaks = at.row === place.row && ++readings === 2;
      return world.vault.openChunks(owner, at, breaks ? withoutEnd(chunks) : chunks);
    };
    const house = { db: world.db, vault: { ...world.vault, openChunks }, channels: { sdk, lifecare: null } };
    const deliver = () => deliverReport(house, { deliveryId: row?.id ?? "", now });
    await expect(deliver()).rejects.toThrow("cut off");
    const [after] = await world.db.read.select().from(delivery);
    expect([after?.state, readings]).toEqual([row?.state, 2]);
    seen.length = 0;
    await deliver();
    expect(seen.sort()).toEqual([sha(letter), sha(log)].sort());
    expect((await world.db.read.select().from(delivery))[0]?.state).toBe("handed_over");
  });
});

async function* withoutEnd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | null = null;
  for await (const chunk of chunks) {
    if (held) yield held;
    held = chunk;
  }
}
