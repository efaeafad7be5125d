// Scans a file that was taken in while the virus scanner could not answer: it is let go, or removed with a notice to the one who
// added it. Called by the runner, which tries again for as long as nobody answers. Where no scanner is configured any
// longer the file is let go, as it would be had it come then. It decides no more: until then it is given to nobody.
import { randomUUID } from "node:crypto";
import { record } from "~/audit/record.server";
import type { ScanPort } from "~/integrations/scanning/port";
import type { Vault } from "~/vault/vault.server";
import { chunksOf, findAttachment, releaseAttachment } from "~db/attachment.server";
import { removeAttachments } from "~db/concern-write.server";
import type { Database } from "~db/database";
import { addNotices } from "~db/notice.server";
import { enqueue } from "~db/outbox.server";
import { attachmentPlace } from "../concern/seal-concern";

export interface ScanHouse {
  db: Database;
  vault: Vault;
  scan: ScanPort | null;
}

const system = { kind: "system", accountId: null } as const;

/** False: nobody answered, and it is to be tried again. */
export async function scanAttachment(
  house: ScanHouse,
  { attachmentId, now }: { attachmentId: string; now: Date },
): Promise<boolean> {
  const row = await findAttachment(house.db.read, attachmentId);
  if (!row?.heldAt) return true;
  const { owner, place } = attachmentPlace(row.id);
  const content = house.vault.openChunks(owner, place, chunksOf(house.db.read, row.id));
  const answer = house.scan ? await house.scan.scan(content) : "clean";
  if (answer === "unanswered") return false;
  const { id, pupilId, concernId } = row;
  const told = (kind: "attachment.released" | "attachment.refused") => ({
    at: now,
    actor: system,
    ground: "scanner",
    event: { kind, pupilId, attachmentId: id, concernId },
  });
  await house.db.write(async (tx) => {
    if (answer === "clean") {
      if (await releaseAttachment(tx, id)) await record(tx, told("attachment.released"));
      return;
    }
    // Deleted by its owner in the meantime: there is nothing to tell.
    if ((await removeAttachments(tx, { id })).length === 0) return;
    await enqueue(tx, [{ kind: "destroy-content-key", subjectId: id, availableAt: now }]);
    await addNotices(tx, [
      {
        id: randomUUID(),
        accountId: row.addedBy,
        kind: concernId ? ("file_refused" as const) : ("pupil_file_refused" as const),
        pupilId,
        subjectId: concernId ?? pupilId,
        createdBy: null,
        createdAt: now,
      },
    ]);
    await record(tx, told("attachment.refused"));
  });
  return true;
}
