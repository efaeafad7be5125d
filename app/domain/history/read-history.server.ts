// What the old school has sent, before those at the new school who have the pupil (readable-transfer); logged. The first
// opening is the receipt that the old school sees.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { record } from "~/audit/record.server";
import { noteTransferRead, transferNames } from "~db/history.server";
import { picturedHistoryFiles } from "~db/history-file.server";
import { lockedForReader } from "../report/guard-of-report.server";
import type { SentFile } from "./content";
import { readableTransfer } from "./readable-transfer.server";

export async function readHistory(ctx: StaffCtx, input: { pupilId: string; transferId: string }) {
  const { row, pupil, ground, content, unaltered } = await readableTransfer(ctx, input);
  const pictured = await picturedHistoryFiles(ctx.db.read, row.id);
  const locked = await lockedForReader(ctx, { pupilIds: [pupil.id], output: "attachment" });
  await ctx.db.write(async (tx) => {
    await noteTransferRead(tx, { id: row.id, readBy: ctx.actor.accountId, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "history.read", pupilId: row.toPupilId, transferId: row.id },
    });
  });
  const shown = ({ id, name, title, size }: SentFile) => ({
    ...{ id, size, name: title ?? name },
    thumbnail: pictured.has(id),
  });
  return {
    pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` },
    ...(await transferNames(ctx.db.read, row)),
    ground: row.ground,
    decidedAt: row.decidedAt,
    digest: row.digest,
    unaltered,
    /** The report that locks the files for this reader, or null. */
    filesLockedBy: locked.get(pupil.id) ?? null,
    school: content.school,
    sentOn: content.sentOn,
    notToGuardians: content.notToGuardians,
    entries: content.entries.map(({ files, sentFiles, ...entry }) => ({
      ...entry,
      files: sentFiles.map(shown),
      /** Files on the note that did not go along. */
      without: files - sentFiles.length,
    })),
    looseFiles: content.looseFiles.map(shown),
  };
}
