// What stands locked of reports, for the use cases that give something out of the house: of one report, and of pupils for
// a reader, by those of their reports that she may know of (policy "report.know"): for anybody else a lock would tell that
// a report exists (OSL 40:7 g). audit: none here; the use cases that call it log what they do.
import type { StaffCtx } from "~/access/context.server";
import { OutputLocked } from "~/access/output-locked";
import { can } from "~/access/policy";
import type { Queries } from "~db/database";
import type { ReportRow } from "~db/report.server";
import {
  categoryFields,
  grantsForPupils,
  guardDecisionsOf,
  latestGuardChoice,
  reportsOfPupils,
} from "~db/report-guard.server";
import {
  type FamilyGuard,
  familyGuard,
  type GuardedOutput,
  guardedByDefault,
  isLocked,
} from "./family-guard";
import { reportFieldPlace } from "./places";

export async function guardOfReport(
  ctx: StaffCtx,
  { id, authorityId }: Pick<ReportRow, "id" | "authorityId">,
  q: Queries = ctx.db.read,
): Promise<FamilyGuard> {
  const guards = await guardsOf(ctx, { reportIds: [id], authorityId }, q);
  return guards.get(id) ?? { guarded: [], opened: [] };
}

/** Throws OutputLocked where the report's output is locked. */
export async function requireOpen(
  ctx: StaffCtx,
  report: Pick<ReportRow, "id" | "authorityId">,
  output: GuardedOutput,
): Promise<void> {
  if (isLocked(await guardOfReport(ctx, report), output)) throw new OutputLocked(report.id, output);
}

/** By pupil the first report, of those that the reader may know of, at which the output is locked. */
export async function lockedForReader(
  ctx: StaffCtx,
  { pupilIds, output }: { pupilIds: string[]; output: GuardedOutput },
): Promise<Map<string, string>> {
  const { accountId, authorityId } = ctx.actor;
  const reports = await reportsOfPupils(ctx.db.read, { pupilIds, accountId });
  if (reports.length === 0) return new Map();
  const grants = await grantsForPupils(ctx.db.read, {
    accountId,
    pupilIds: [...new Set(reports.map((r) => r.pupilId))],
  });
  const known = reports.filter((r) => {
    const own = grants.filter((g) => g.pupilId === r.pupilId);
    return can(ctx.actor, "report.know", { ...r, grants: own, now: ctx.now }).allow;
  });
  const guards = await guardsOf(ctx, { reportIds: known.map((r) => r.id), authorityId }, ctx.db.read);
  const locked = new Map<string, string>();
  for (const { id, pupilId } of known) {
    const guard = guards.get(id);
    if (guard && isLocked(guard, output) && !locked.has(pupilId)) locked.set(pupilId, id);
  }
  return locked;
}

/** Throws OutputLocked where a report that the reader may know of locks the pupil's output. */
export async function requireOpenForReader(
  ctx: StaffCtx,
  { pupilId, output }: { pupilId: string; output: GuardedOutput },
): Promise<void> {
  const reportId = (await lockedForReader(ctx, { pupilIds: [pupilId], output })).get(pupilId);
  if (reportId) throw new OutputLocked(reportId, output);
}

async function guardsOf(
  ctx: StaffCtx,
  { reportIds, authorityId }: { reportIds: string[]; authorityId: string },
  q: Queries,
): Promise<Map<string, FamilyGuard>> {
  const rows = await categoryFields(q, reportIds);
  if (rows.length === 0) return new Map();
  const texts = await ctx.vault.openTexts(
    rows.map((r) => ({ ...reportFieldPlace(r.reportId, r.field, r.version), sealed: r.sealedValue })),
  );
  const chosen = (await latestGuardChoice(q, authorityId))?.categories ?? guardedByDefault;
  const decisions = await guardDecisionsOf(q, reportIds);
  return new Map(
    rows.map(({ reportId }, i) => {
      const said: unknown = JSON.parse(texts[i] ?? "null");
      const categories = Array.isArray(said) ? said.map(String) : [];
      const own = decisions.filter((d) => d.reportId === reportId);
      return [reportId, familyGuard(categories, chosen, own)];
    }),
  );
}
