// Queries on reports: the list of a pupil's, for those who may know of them.
import { and, desc, eq } from "drizzle-orm";
import type { Queries } from "./database";
import { report, reportAuthor } from "./schema/report.server";

/** The pupil's reports with whether the account is one of the authors; the policy decides which may be known. */
export async function reportsOfPupil(q: Queries, input: { pupilId: string; accountId: string }) {
  const rows = await q
    .select({
      id: report.id,
      reference: report.reference,
      status: report.status,
      createdAt: report.createdAt,
      sentAt: report.sentAt,
      authorId: reportAuthor.accountId,
    })
    .from(report)
    .leftJoin(
      reportAuthor,
      and(eq(reportAuthor.reportId, report.id), eq(reportAuthor.accountId, input.accountId)),
    )
    .where(eq(report.pupilId, input.pupilId))
    .orderBy(desc(report.createdAt));
  return rows.map(({ authorId, ...r }) => ({ ...r, isAuthor: authorId !== null }));
}
