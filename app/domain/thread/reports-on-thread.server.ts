// That a report of concern exists, told to those who may know of it: policy "report.know" (OSL 40:7 g). Nothing of what
// it says. audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { reportsOfPupil } from "~db/report.server";
import type { KindOnThread, ThreadSubject } from "./kinds.server";
import type { ReportMoment } from "./moments";

export interface ReportItem extends ReportMoment {
  reference: string;
}

export async function reportsOnThread(
  ctx: StaffCtx,
  { pupilId, facts }: ThreadSubject,
): Promise<KindOnThread<ReportMoment, ReportItem>> {
  const rows = await reportsOfPupil(ctx.db.read, { pupilId, accountId: ctx.actor.accountId });
  const items = rows
    .filter(({ isAuthor }) => can(ctx.actor, "report.know", { ...facts, isAuthor }).allow)
    .map(
      ({ id, reference, status, createdAt, sentAt }): ReportItem => ({
        kind: "report",
        id,
        at: sentAt ?? createdAt,
        reference,
        sent: status === "sent",
      }),
    );
  return {
    moments: items,
    open: async (shown) => items.filter(({ id }) => shown.has(id)),
    texts: async (ids) =>
      new Map(
        items.flatMap(({ id, reference }) => (ids.has(id) ? [[id, [{ in: null, text: reference }]]] : [])),
      ),
  };
}
