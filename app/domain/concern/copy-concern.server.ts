// One note as a PDF: its wording, the earlier ones and what stands with it, as far as the reader may read them on its page,
// by the same code. Policy "concern.read"; each copy has a number, which stands on it and in the audit. Shown in the page's
// own viewer it is free; to be kept or printed it is locked by the guard on what a guardian could meet. Kept nowhere.
// Attachments are named by how many they are, not taken along.
import { randomBytes } from "node:crypto";
import { concernFacts } from "~/access/concern-facts.server";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { renderWhatCanBe } from "~/documents/render-what-can-be.server";
import { findPupil } from "~db/pupil.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { civilDate } from "../calendar/stockholm";
import { lockedForReader, requireOpenForReader } from "../report/guard-of-report.server";
import type { DocumentWords } from "../thread/thread-document";
import { entryDocument } from "./entry-document";
import { readConcern } from "./read-concern.server";

/** Whether there is such a note for the reader, and the report that locks its paper for her, or null. Opens nothing. */
export async function concernToCopy(ctx: StaffCtx, { concernId }: { concernId: string }) {
  const { concern, facts } = await concernFacts(ctx, concernId);
  requireGround(ctx.actor, "concern.read", facts);
  const locked = await lockedForReader(ctx, { pupilIds: [concern.pupilId], output: "entry" });
  return { id: concern.id, lockedBy: locked.get(concern.pupilId) ?? null };
}

export async function copyConcern(
  ctx: StaffCtx,
  { concernId, asFile, words }: { concernId: string; asFile: boolean; words: DocumentWords },
): Promise<Uint8Array> {
  const { concern, facts } = await concernFacts(ctx, concernId);
  const ground = requireGround(ctx.actor, "concern.read", facts);
  if (asFile) await requireOpenForReader(ctx, { pupilId: concern.pupilId, output: "entry" });
  const note = await readConcern(ctx, { concernId });
  const pupil = await findPupil(ctx.db.read, concern.pupilId);
  const unit = pupil ? await unitWithAuthority(ctx.db.read, pupil.schoolUnitId) : null;
  const hidden = pupil?.protection !== "none";
  const number = `K${civilDate(ctx.now).replaceAll("-", "")}-${randomBytes(4).toString("hex")}`;
  const { pdf } = await renderWhatCanBe(
    entryDocument(
      {
        number,
        takenAt: ctx.now,
        takenBy: ctx.actor.name,
        authorityName: hidden ? null : (unit?.authorityName ?? null),
        schoolName: hidden ? null : (unit?.name ?? null),
        protectedIdentity: hidden,
        legalProfile: unit?.legalProfile ?? "municipal",
        pupilName: note.pupil?.name ?? null,
        note,
      },
      words,
    ),
  );
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "concern.copied",
        pupilId: concern.pupilId,
        concernId: concern.id,
        copyId: number,
        as: asFile ? "pdf" : "page",
      },
    }),
  );
  return pdf;
}
