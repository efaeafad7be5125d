// Queries on reports about children of one family, which share an opaque group. Who may know of each is the policy's.
import { and, asc, eq, ne } from "drizzle-orm";
import type { Queries } from "./database";
import { report, reportAuthor } from "./schema/report.server";
import { pupil } from "./schema/school.server";

/** The others of the report's group, each with what the policy asks about it. */
export async function othersInGroup(
  q: Queries,
  { reportId, group, accountId }: { reportId: string; group: string; accountId: string },
) {
  const rows = await q
    .select({
      id: report.id,
      reference: report.reference,
      status: report.status,
      authorityId: report.authorityId,
      schoolUnitId: report.schoolUnitId,
      pupilId: report.pupilId,
      pupilSchoolUnitId: pupil.schoolUnitId,
      givenName: pupil.givenName,
      protection: pupil.protection,
      authorId: reportAuthor.accountId,
    })
    .from(report)
    .leftJoin(pupil, eq(pupil.id, report.pupilId))
    .leftJoin(reportAuthor, and(eq(reportAuthor.reportId, report.id), eq(reportAuthor.accountId, accountId)))
    .where(and(eq(report.siblingGroup, group), ne(report.id, reportId)))
    .orderBy(asc(report.createdAt), asc(report.id));
  return rows.map(({ authorId, ...r }) => ({ ...r, isAuthor: authorId !== null }));
}
