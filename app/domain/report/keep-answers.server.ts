// Answers of a draft report that came in after their writer's session had ended: kept for her alone, under the report's own
// key, until she has signed in and saved them; gone after 14 days (the runner), when the report is sent, and with the draft.
// Such a session writes what it could have written and reads nothing. They are nobody's answers yet, so keeping them leaves
// no audit row; saving them does. The version that the writer had goes with them: a colleague's text is never overwritten.
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { reportFacts } from "~/access/report-facts.server";
import { keptAnswersOf, putKeptAnswer } from "~db/draft.server";
import { printOf } from "./answer-print";
import { currentForm, fieldsOf } from "./form";
import { keptAnswerPlace } from "./places";
import type { GivenAnswer } from "./save-report-field.server";

const keptMs = 14 * 86_400_000;
/** A long text of the form, as JSON. */
const longest = 60_000;

export interface KeptAnswer {
  field: string;
  value: unknown;
  version: number;
}

/** False where the account may not write in the report, or had changed nothing. */
export async function keepAnswers(
  ctx: StaffCtx,
  { reportId, answers }: { reportId: string; answers: readonly GivenAnswer[] },
): Promise<boolean> {
  const changed = answers.filter(
    (a) => known.has(a.field) && a.shown !== printOf(a.value) && JSON.stringify(a.value).length <= longest,
  );
  if (changed.length === 0 || !(await mayWrite(ctx, reportId))) return false;
  const { accountId } = ctx.actor;
  const sealed = await Promise.all(
    changed.map(({ field, value, version }) => {
      const { owner, place } = keptAnswerPlace({ accountId, reportId, field });
      return ctx.vault.seal(owner, place, JSON.stringify({ value, version }));
    }),
  );
  return ctx.db.write(async (tx) => {
    const { report, facts } = await reportFacts(ctx, reportId, tx);
    if (report.status !== "draft" || !can(ctx.actor, "report.work", facts).allow) return false;
    for (const [i, { field }] of changed.entries()) {
      const text = sealed[i];
      if (text) await putKeptAnswer(tx, { accountId, reportId, field, sealed: text, now: ctx.now });
    }
    return true;
  });
}

const known = new Set<string>(fieldsOf(currentForm).map((f) => f.id));

async function mayWrite(ctx: StaffCtx, reportId: string): Promise<boolean> {
  try {
    const { report, facts } = await reportFacts(ctx, reportId);
    return report.status === "draft" && can(ctx.actor, "report.work", facts).allow;
  } catch (error) {
    if (error instanceof NotVisible) return false;
    throw error;
  }
}

/** The reader's own. The caller has decided that she may work on the report. */
export async function openKeptAnswers(ctx: StaffCtx, reportId: string): Promise<KeptAnswer[]> {
  const { accountId } = ctx.actor;
  const rows = (await keptAnswersOf(ctx.db.read, { accountId, reportId })).filter(
    (r) => ctx.now.getTime() - r.updatedAt.getTime() <= keptMs,
  );
  const texts = await ctx.vault.openTexts(
    rows.map((r) => ({ ...keptAnswerPlace({ accountId, reportId, field: r.field }), sealed: r.sealed })),
  );
  return rows.flatMap(({ field }, i) => {
    const text = texts[i];
    return text ? [{ field, ...(JSON.parse(text) as { value: unknown; version: number }) }] : [];
  });
}
