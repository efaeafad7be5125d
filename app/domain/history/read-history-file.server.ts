// Gives a file that an earlier school has sent with a pupil's notes, a piece at a time, and the small picture of one. Who may:
// readable-transfer; only what the copy itself lists, and not where a report locks what can be carried out of the tool.
// Logged before a byte leaves; the first opening is the receipt here too. What is not, byte for byte, what the copy says
// breaks off.
import { createHash } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { record } from "~/audit/record.server";
import { noteTransferRead } from "~db/history.server";
import { findHistoryFile, historyChunksOf } from "~db/history-file.server";
import { requireOpenForReader } from "../report/guard-of-report.server";
import { historyFilePlace, historyThumbnailPlace } from "./content";
import { readableTransfer } from "./readable-transfer.server";

interface Asked {
  pupilId: string;
  transferId: string;
  fileId: string;
}

async function sentFile(ctx: StaffCtx, input: Asked) {
  const { row, ground, content } = await readableTransfer(ctx, input);
  const files = [...content.entries.flatMap(({ sentFiles }) => sentFiles), ...content.looseFiles];
  const file = files.find(({ id }) => id === input.fileId);
  const stored = file && (await findHistoryFile(ctx.db.read, { id: file.id, transferId: row.id }));
  if (!stored) throw new NotVisible();
  await requireOpenForReader(ctx, { pupilId: row.toPupilId, output: "attachment" });
  return { row, ground, file, stored };
}

const logged = (
  ctx: StaffCtx,
  { row, ground, file }: Awaited<ReturnType<typeof sentFile>>,
  kind: "history.file-read" | "history.thumbnail-read",
) =>
  ctx.db.write(async (tx) => {
    await noteTransferRead(tx, { id: row.id, readBy: ctx.actor.accountId, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind, pupilId: row.toPupilId, transferId: row.id, fileId: file.id },
    });
  });

export async function readHistoryFile(
  ctx: StaffCtx,
  input: Asked,
): Promise<{ name: string; mediaType: string; content: AsyncIterable<Uint8Array> }> {
  const found = await sentFile(ctx, input);
  const { file } = found;
  await logged(ctx, found, "history.file-read");
  const { owner, place } = historyFilePlace(file.id);
  const pieces = ctx.vault.openChunks(owner, place, historyChunksOf(ctx.db.read, file.id));
  return { name: file.name, mediaType: file.mediaType, content: asListed(pieces, file.sha256) };
}

async function* asListed(pieces: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest("hex") !== sha256)
    throw new Error("a file from another school is not the one that was listed");
}

export async function readHistoryThumbnail(ctx: StaffCtx, input: Asked): Promise<Uint8Array> {
  const found = await sentFile(ctx, input);
  const sealed = found.stored.sealedThumbnail;
  if (!sealed) throw new NotVisible();
  const { owner, place } = historyThumbnailPlace(found.file.id);
  const picture = await ctx.vault.open(owner, place, sealed);
  await logged(ctx, found, "history.thumbnail-read");
  return picture;
}
