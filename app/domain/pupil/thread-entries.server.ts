// The entries of a thread within a given scope, opened. One code for the reader's own page and for the preview of a
// handover, so that the receiver sees exactly what the preview showed. No policy: the caller gives the scope.
// audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import { attachmentsOf, type ConcernScope, concernsWithin, linksAmong } from "~db/concern.server";
import { openAttachmentNames } from "../concern/attachment-names";
import { linksFromBothEnds } from "../concern/link-kinds";
import { openBodyMaps, textPlace, withdrawalPlace } from "../concern/seal-concern";
import { followUpsOnThread } from "../follow-up/follow-ups-on.server";

export type ThreadScope = ConcernScope;

/** A part of a thread: those to open, among all that the reader may know of. */
export interface PartOfThread {
  ids: readonly string[];
  known: ReadonlySet<string>;
}

export async function threadEntries(ctx: StaffCtx, pupilId: string, scope: ThreadScope, part?: PartOfThread) {
  const rows = await concernsWithin(ctx.db.read, pupilId, scope, part?.ids);
  const readable = rows.filter((r) => r.status === "active");
  const texts = await ctx.vault.openTexts(
    readable.map((r) => ({ ...textPlace(r.id, r.version), sealed: r.sealedText })),
  );
  const bodyMaps = await openBodyMaps(
    ctx.vault,
    readable.map((r) => ({ concernId: r.id, version: r.version, sealedBodyMap: r.sealedBodyMap })),
  );
  const withdrawn = rows.filter((r) => r.sealedWithdrawal !== null);
  const reasons = await ctx.vault.openTexts(
    withdrawn.map((r) => ({ ...withdrawalPlace(r.id), sealed: r.sealedWithdrawal ?? new Uint8Array() })),
  );
  const attachments = await attachmentsOf(
    ctx.db.read,
    readable.map((r) => r.id),
  );
  const names = await openAttachmentNames(ctx.vault, attachments);
  const textOf = new Map(readable.map((r, i) => [r.id, texts[i] ?? null]));
  const reasonOf = new Map(withdrawn.map((r, i) => [r.id, reasons[i] ?? null]));
  const followUps = await followUpsOnThread(
    ctx,
    readable.flatMap((r) => (scope.circles.includes(r.circle) ? [r.id] : [])),
  );
  const known = part?.known ?? new Set(rows.map((r) => r.id));
  const links = linksFromBothEnds(known.size > 0 ? await linksAmong(ctx.db.read, pupilId) : [], known);
  return rows.map((r) => ({
    id: r.id,
    text: textOf.get(r.id) ?? null,
    /** Visible injuries on the body map. */
    marks: bodyMaps.get(`${r.id} ${r.version}`) ?? [],
    withdrawal: r.status === "withdrawn" ? (reasonOf.get(r.id) ?? "") : null,
    priority: r.priority,
    category: r.category,
    circle: r.circle,
    occurredAt: r.occurredAt,
    createdAt: r.createdAt,
    authorName: r.authorName,
    mine: r.authorId === scope.ownId,
    handled: r.handledAt !== null,
    /** Who sees to it, what was decided and how it was closed: for those who have the pupil and may read it. */
    followUp: followUps.get(r.id) ?? null,
    corrected: r.version > 1,
    attachments: attachments.flatMap((a, i) =>
      a.concernId === r.id ? [{ id: a.id, name: names[i] ?? "" }] : [],
    ),
    links: links.get(r.id) ?? [],
  }));
}

export type ThreadEntry = Awaited<ReturnType<typeof threadEntries>>[number];
