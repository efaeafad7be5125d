// What the municipality answered on a report of concern: opened, not opened, or already under way. Told on the thread to those
// alone who reported, where feedback was asked for (SoL 19:6), as follow-report does; whoever may merely know of the
// report (policy "report.know") is told nothing of it. audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { answersOfPupil, fieldOfReports, reportedBy } from "~db/report-answer.server";
import { type Outcome, outcomes } from "../reception/status";
import { feedbackAskedKind, outcomeKind } from "../report/known-to-reporter";
import { openFields } from "../report/sealed-fields";
import type { KindOnThread, ThreadSubject } from "./kinds.server";
import type { Moment } from "./moments";

export interface OutcomeItem extends Moment {
  kind: "outcome";
  reportId: string;
  reference: string;
  outcome: Outcome;
}

export async function outcomesOnThread(
  ctx: StaffCtx,
  { pupilId, facts }: ThreadSubject,
): Promise<KindOnThread<OutcomeItem, OutcomeItem>> {
  const told = await answersOfPupil(ctx.db.read, pupilId, [outcomeKind, feedbackAskedKind]);
  const items = told.some(({ kind }) => kind === outcomeKind) ? await toReporter(ctx, facts, told) : [];
  return {
    moments: items,
    open: async (shown) => items.filter(({ id }) => shown.has(id)),
    texts: async (ids, say) =>
      new Map(
        items.flatMap(({ id, reference, outcome }) =>
          ids.has(id)
            ? [[id, [{ in: null, text: say(`pupil:thread.outcome.${outcome}`, { reference }) }]]]
            : [],
        ),
      ),
  };
}

async function toReporter(
  ctx: StaffCtx,
  facts: ThreadSubject["facts"],
  told: Awaited<ReturnType<typeof answersOfPupil>>,
): Promise<OutcomeItem[]> {
  const { db, vault, actor } = ctx;
  // What was answered last, of each report.
  const last = new Map(told.filter(({ kind }) => kind === outcomeKind).map((row) => [row.reportId, row]));
  const reportIds = [...last.keys()];
  const { authored, signed } = await reportedBy(db.read, { reportIds, accountId: actor.accountId });
  const asked = await fieldOfReports(db.read, reportIds, "feedback");
  const items: OutcomeItem[] = [];
  for (const { id, reportId, reference, at, detail } of last.values()) {
    const isAuthor = authored.has(reportId);
    const hasSigned = signed.has(reportId);
    const outcome = outcomes.find((known) => known === detail);
    if (!outcome || !(isAuthor || hasSigned)) continue;
    if (!can(actor, "report.know", { ...facts, isAuthor, hasSigned }).allow) continue;
    const own = asked.filter((row) => row.reportId === reportId);
    const isAsked =
      told.some((row) => row.reportId === reportId && row.kind === feedbackAskedKind) ||
      (await openFields(vault, reportId, own)).get("feedback") === "yes";
    if (isAsked) items.push({ kind: "outcome", id, at, reportId, reference, outcome });
  }
  return items;
}
