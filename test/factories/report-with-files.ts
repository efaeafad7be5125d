// A report that has been sent with two files of the school's beside it, not delivered yet; and what may befall them.
import { randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { attachmentPlace } from "~/domain/concern/seal-concern";
import { deliverReport } from "~/domain/delivery/deliver-report.server";
import { chooseReportEntries } from "~/domain/report/choose-report-entries.server";
import { chunkLength } from "~/vault/file-chunks.server";
import { attachment, attachmentChunk } from "~db/schema/concern.server";
import { delivery } from "~db/schema/delivery.server";
import { contactUnit } from "~db/schema/school.server";
import { logged } from "./logged";
import { aReport, sendAsRead } from "./report";
import { aWorld, later, type World } from "./world";

/** Of two chunks, the last one short; and one of exactly a chunk. */
export const letter = Buffer.from(randomBytes(chunkLength / 2 + 100).toString("hex"));
export const log = Buffer.from(randomBytes(chunkLength / 2).toString("hex"));
export async function aSentReport({ by = "own_reception" as "own_reception" | "letter" | "sdk" } = {}) {
  const world = await aWorld();
  const sdk = { channelAddress: "0203:kommun.example", functionId: "sdk:mottagning" };
  await world.db.write((tx) =>
    tx.update(contactUnit).set({ channel: by, checkedBy: "test", ...(by === "sdk" ? sdk : {}) }),
  );
  const teacher = await world.staff("teacher", { group: "teacher" });
  const concernId = await logged(teacher, world.pupilId, {
    files: [
      { name: "Alva hemma.txt", bytes: letter },
      { name: "Logg.txt", bytes: log },
    ],
  });
  const files = await world.db.read.select({ id: attachment.id, size: attachment.size }).from(attachment);
  const reportId = await aReport(teacher, world.pupilId, { observations: "Kom utan frukost." });
  const attachmentIds = files.map((f) => f.id);
  await chooseReportEntries(teacher, {
    reportId,
    concernIds: [concernId],
    attachmentIds,
    quote: false,
    release: false,
  });
  await sendAsRead(teacher, reportId, null, ["sdk"]);
  const [sent] = await world.db.read.select().from(delivery);
  const now = later(teacher, 60_000).now;
  const deliver = () => deliverReport(world, { deliveryId: sent?.id ?? "", now });
  const worker = later(await world.social(["reception"]), 10 * 60_000);
  return { world, teacher, reportId, files, deliver, worker, now };
}

/** Another content, sealed as the file's own. */
export async function replaceSmallest({ db, vault }: World): Promise<void> {
  const [file] = await db.read.select().from(attachment).orderBy(asc(attachment.size));
  const { owner, place } = attachmentPlace(file?.id ?? "");
  async function* another() {
    yield new Uint8Array(Buffer.from("Någon annans text."));
  }
  for await (const sealed of vault.sealChunks(owner, place, another()))
    await db.write((tx) =>
      tx
        .update(attachmentChunk)
        .set({ sealed })
        .where(eq(attachmentChunk.attachmentId, file?.id ?? "")),
    );
}

export async function cutOff({ db }: World): Promise<void> {
  await db.write((tx) => tx.delete(attachmentChunk).where(eq(attachmentChunk.position, 1)));
}
