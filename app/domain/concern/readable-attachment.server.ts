// An attachment that the actor may open now: by its note, or, where it is on none, as a note of the same circle by the one
// who added it. One that waits for the virus scanner is there for nobody. A report that locks what leaves is asked too.
// audit: none here; the use cases that give something out record it.
import { concernFacts } from "~/access/concern-facts.server";
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import type { Facts, Ground } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { findAttachment } from "~db/attachment.server";
import type { Queries } from "~db/database";
import { requireOpenForReader } from "../report/guard-of-report.server";

type AttachmentRow = NonNullable<Awaited<ReturnType<typeof findAttachment>>>;

/** What the policy is told of a file on no note. */
export async function fileFacts(
  ctx: StaffCtx,
  row: Pick<AttachmentRow, "pupilId" | "addedBy" | "secrecyArea">,
  q: Queries = ctx.db.read,
): Promise<Facts["concern.read"]> {
  const { facts } = await pupilFacts(ctx, row.pupilId, q);
  const circle = row.secrecyArea === "student_health" ? "student_health" : "pupil";
  return { ...facts, authorId: row.addedBy, circle };
}

export async function readableAttachment(
  ctx: StaffCtx,
  attachmentId: string,
): Promise<{ row: AttachmentRow; ground: Ground }> {
  const row = await findAttachment(ctx.db.read, attachmentId);
  if (!row || row.heldAt) throw new NotVisible();
  const ground = row.concernId ? await byConcern(ctx, row.concernId) : await byPupil(ctx, row);
  await requireOpenForReader(ctx, { pupilId: row.pupilId, output: "attachment" });
  return { row, ground };
}

async function byConcern(ctx: StaffCtx, concernId: string): Promise<Ground> {
  const { concern, facts } = await concernFacts(ctx, concernId);
  const ground = requireGround(ctx.actor, "concern.read", facts);
  if (concern.status === "withdrawn" && !can(ctx.actor, "concern.change", facts).allow)
    throw new NotVisible();
  return ground;
}

async function byPupil(ctx: StaffCtx, row: AttachmentRow): Promise<Ground> {
  return requireGround(ctx.actor, "concern.read", await fileFacts(ctx, row));
}
