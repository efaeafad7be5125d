// The reports about siblings that stand beside a report, as far as the reader may know of each (policy "report.know"): of
// the others nothing tells that they are. By reference; a given name only to those who work with that report, and never a
// protected child's. audit: none here; the use cases that call it log what they do.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { ReportRow } from "~db/report.server";
import { grantsForPupils } from "~db/report-guard.server";
import { othersInGroup } from "~db/report-siblings.server";

export interface SiblingReport {
  id: string;
  reference: string;
  status: "draft" | "sent";
  /** Null where the name is not shown. */
  name: string | null;
}

export async function siblingReports(
  ctx: StaffCtx,
  { id, siblingGroup }: Pick<ReportRow, "id" | "siblingGroup">,
): Promise<SiblingReport[]> {
  if (siblingGroup === null) return [];
  const { accountId } = ctx.actor;
  const others = await othersInGroup(ctx.db.read, { reportId: id, group: siblingGroup, accountId });
  const pupilIds = others.flatMap((o) => o.pupilId ?? []);
  const grants = await grantsForPupils(ctx.db.read, { accountId, pupilIds });
  return others.flatMap(({ pupilSchoolUnitId, givenName, protection, ...o }) => {
    const facts = {
      authorityId: o.authorityId,
      schoolUnitId: pupilSchoolUnitId ?? o.schoolUnitId,
      grants: grants.filter((g) => g.pupilId === o.pupilId),
      now: ctx.now,
      isAuthor: o.isAuthor,
    };
    if (!can(ctx.actor, "report.know", facts).allow) return [];
    const named = protection === "none" && can(ctx.actor, "report.work", facts).allow;
    return [{ id: o.id, reference: o.reference, status: o.status, name: named ? givenName : null }];
  });
}
