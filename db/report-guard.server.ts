// Queries of the guard on what a guardian could meet: reports with their categories, decisions, each authority's choice.
// Whether something is locked is the domain's business, and who may know of a report the policy's.
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { GrantFact } from "~/access/policy-facts";
import type { Queries } from "./database";
import { authorityGuard } from "./schema/authority-text.server";
import { accessGrant } from "./schema/grant.server";
import { report, reportAuthor, reportField, reportGuardDecision } from "./schema/report.server";
import { account, pupil } from "./schema/school.server";

/** The pupils' reports, with whether the account is an author, and the pupil's own school for the policy. */
export async function reportsOfPupils(q: Queries, input: { pupilIds: string[]; accountId: string }) {
  if (input.pupilIds.length === 0) return [];
  const rows = await q
    .select({
      id: report.id,
      pupilId: pupil.id,
      authorityId: pupil.authorityId,
      schoolUnitId: pupil.schoolUnitId,
      authorId: reportAuthor.accountId,
    })
    .from(report)
    .innerJoin(pupil, eq(pupil.id, report.pupilId))
    .leftJoin(
      reportAuthor,
      and(eq(reportAuthor.reportId, report.id), eq(reportAuthor.accountId, input.accountId)),
    )
    .where(inArray(report.pupilId, input.pupilIds))
    .orderBy(asc(report.createdAt), asc(report.id));
  return rows.map(({ authorId, ...r }) => ({ ...r, isAuthor: authorId !== null }));
}

export async function grantsForPupils(
  q: Queries,
  { accountId, pupilIds }: { accountId: string; pupilIds: string[] },
): Promise<(GrantFact & { pupilId: string })[]> {
  if (pupilIds.length === 0) return [];
  const { pupilId, ground, startsAt, endsAt } = accessGrant;
  return q
    .select({ pupilId, ground, startsAt, endsAt })
    .from(accessGrant)
    .where(and(eq(accessGrant.accountId, accountId), inArray(accessGrant.pupilId, pupilIds)));
}

/** The sealed answers to which categories the reports have. */
export async function categoryFields(q: Queries, reportIds: string[]) {
  if (reportIds.length === 0) return [];
  const { reportId, field, sealedValue, version } = reportField;
  return q
    .select({ reportId, field, sealedValue, version })
    .from(reportField)
    .where(and(inArray(reportField.reportId, reportIds), eq(reportField.field, "categories")));
}

/** Of each report in the order in which they were made. */
export async function guardDecisionsOf(q: Queries, reportIds: string[]) {
  if (reportIds.length === 0) return [];
  return q
    .select({
      id: reportGuardDecision.id,
      reportId: reportGuardDecision.reportId,
      number: reportGuardDecision.number,
      decision: reportGuardDecision.decision,
      purpose: reportGuardDecision.purpose,
      categories: reportGuardDecision.categories,
      sealedReason: reportGuardDecision.sealedReason,
      decidedAt: reportGuardDecision.decidedAt,
      byName: account.name,
    })
    .from(reportGuardDecision)
    .innerJoin(account, eq(account.id, reportGuardDecision.decidedBy))
    .where(inArray(reportGuardDecision.reportId, reportIds))
    .orderBy(asc(reportGuardDecision.reportId), asc(reportGuardDecision.number));
}

/** False where somebody decided at the same time and came first. */
export async function insertGuardDecision(
  tx: Queries,
  row: typeof reportGuardDecision.$inferInsert,
): Promise<boolean> {
  const added = await tx
    .insert(reportGuardDecision)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: reportGuardDecision.id });
  return added.length > 0;
}

/** What the authority has chosen last; null where it never has. */
export async function latestGuardChoice(q: Queries, authorityId: string) {
  const [row] = await q
    .select()
    .from(authorityGuard)
    .where(eq(authorityGuard.authorityId, authorityId))
    .orderBy(desc(authorityGuard.version))
    .limit(1);
  return row ?? null;
}
