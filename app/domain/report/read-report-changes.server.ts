// What has changed in a report since one of its documents was rendered: which answers, whether the entries or the receiver,
// by whom and when. For whoever read that document and was refused. Policy "report.work"; logged. Shows no content.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { namesOf } from "~db/account.server";
import { findDocumentHead } from "~db/report-document.server";
import { reportState } from "./report-state.server";

export interface ReportChange {
  /** A field's id, or what else changed. */
  what: { field: string } | "entries" | "receiver";
  byName: string | null;
  at: Date | null;
}

export async function readReportChanges(
  ctx: StaffCtx,
  input: { reportId: string; documentId: string },
): Promise<{ number: number; changes: ReportChange[] }> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  const document = await findDocumentHead(ctx.db.read, input.documentId);
  if (document?.reportId !== report.id) throw new NotVisible();
  const { basis: then } = document;
  const { fields, basis: now } = await reportState(ctx.db.read, report);
  const names = await namesOf(
    ctx.db.read,
    [report.entriesBy, report.routedBy].filter((id) => id !== null),
  );
  const changes: ReportChange[] = fields
    // A document from before the versions were kept beside it: by time.
    .filter((f) => (then ? then.fields[f.field] !== f.version : f.updatedAt > document.createdAt))
    .map((f) => ({ what: { field: f.field }, byName: f.byName, at: f.updatedAt }));
  const other = (what: "entries" | "receiver", by: string | null, at: Date | null) =>
    changes.push({ what, byName: (by && names.get(by)) || null, at });
  // Nobody's writing: the roster says since then that the identity is protected.
  if (then && now.protected && !then.protected)
    changes.push({ what: { field: "protectedIdentity" }, byName: null, at: null });
  const chosen = (b: typeof now) => JSON.stringify([b.entries, b.attachmentIds]);
  if (then && chosen(then) !== chosen(now)) other("entries", report.entriesBy, report.entriesAt);
  if (then && (then.receiverCode !== now.receiverCode || then.receiverUnit !== now.receiverUnit))
    other("receiver", report.routedBy, report.routedAt);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.read", pupilId: report.pupilId, reportId: report.id },
    }),
  );
  return { number: document.number, changes };
}
