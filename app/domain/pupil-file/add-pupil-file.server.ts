// Adds a file to a pupil's thread that is on no note: a plan from another school, a certificate. Decides by policy
// "concern.log", and the inner circle is student health's own, as with a note. One file a form, with a few words on what it is,
// sealed with its name. Does not judge the file: it came through an upload.
// Source: issue, "a file about a pupil without a concern".

import { isStudentHealth } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { takeInAttachment } from "~db/upload.server";
import { claimUploads, prepareUploads, sentFiles, withoutLeftovers } from "../attachment/take-uploads.server";
import { countGraphemes, normaliseNote } from "../concern/graphemes";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";

export const titleLimit = 120;

export interface AddPupilFile {
  pupilId: string;
  title: string;
  circle: string;
  uploads: readonly string[];
  idempotencyKey: string;
}

export async function addPupilFile(ctx: StaffCtx, input: AddPupilFile): Promise<void> {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "concern.log", facts);
  const circle = input.circle || "pupil";
  if (circle !== "pupil" && circle !== "student_health") refuse("circle", "choice_unknown");
  if (circle === "student_health" && !isStudentHealth(ctx.actor, pupil.schoolUnitId))
    refuse("circle", "circle_not_yours");
  const title = normaliseNote(input.title).replace(/\s+/g, " ").trim();
  if (title === "") refuse("title", "file_title_missing");
  if (countGraphemes(title) > titleLimit) refuse("title", "file_title_long", { limit: titleLimit });
  const { uploads, ...said } = input;
  const form = await readSentForm(ctx, "add-pupil-file", said, await sentFiles(ctx, uploads));
  if (form.first) return;
  if (new Set(uploads).size > 1) refuse("files", "too_many_files", { limit: 1 });
  const taken = await prepareUploads(ctx, { uploadIds: uploads, pupilId: pupil.id, title, form });
  const keys = taken.map((each) => each.id);
  await withoutLeftovers(ctx, keys, (stored) =>
    ctx.db.write(async (tx) => {
      if (await claimSentForm(tx, form, {})) return;
      const again = await pupilFacts(ctx, pupil.id, tx);
      requireGround(ctx.actor, "concern.log", again.facts);
      const [file] = await claimUploads(tx, ctx, taken);
      if (!file) refuse("files", "file_missing");
      await takeInAttachment(tx, {
        ...file,
        authorityId: pupil.authorityId,
        secrecyArea: circle === "student_health" ? "student_health" : "school",
        pupilId: pupil.id,
        concernId: null,
        addedBy: ctx.actor.accountId,
        createdAt: ctx.now,
      });
      await record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground,
        event: { kind: "attachment.added", pupilId: pupil.id, attachmentId: file.id },
      });
      stored();
    }),
  );
}
