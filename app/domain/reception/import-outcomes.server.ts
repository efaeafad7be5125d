// Brings in what a case system knows of reports by their reference: number, decision, ending. All or nothing: one line
// that cannot be carried out, and none is. A dry run says what would be done and writes nothing. Every step is taken as a
// person's would be: by the status table, with its ledger row, its figures and the news to the sender. Policy
// "reception.work". Does not know the file's format. Source: outcome-table.ts, plan-outcomes.ts.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { type ReceivedRow, reportsWithReferences } from "~db/reception.server";
import { acknowledgeStep, registerStep } from "./acknowledge-received.server";
import { type OutcomeLine, type OutcomeProblem, parseOutcomes } from "./outcome-table";
import { type OutcomeStep, planOutcome } from "./plan-outcomes";
import { decisionStep } from "./record-decision.server";
import { endingStep } from "./record-ending.server";
import { applyStep, type Step } from "./step-received.server";

export type ImportedOutcomes =
  | { ok: false; problems: OutcomeProblem[] }
  | { ok: true; written: boolean; lines: number; changed: number };

interface ImportOutcomes {
  table: Parameters<typeof parseOutcomes>[0];
  dryRun: boolean;
}

export async function importOutcomes(ctx: SocialCtx, input: ImportOutcomes): Promise<ImportedOutcomes> {
  const { municipalityCode } = ctx.actor;
  const ground = requireGround(ctx.actor, "reception.work", { municipalityCode });
  const parsed = parseOutcomes(input.table);
  if (!parsed.ok) return parsed;
  const { lines } = parsed;
  if (input.dryRun) {
    const plan = await planAll(ctx, ctx.db.read, lines);
    return "problems" in plan
      ? { ok: false, problems: plan.problems }
      : { ok: true, written: false, lines: lines.length, changed: plan.changes.length };
  }
  return ctx.db.write(async (tx) => {
    requireGround(ctx.actor, "reception.work", { municipalityCode });
    const plan = await planAll(ctx, tx, lines);
    if ("problems" in plan) return { ok: false as const, problems: plan.problems };
    const by = { now: ctx.now, actor: actorRef(ctx.actor), ground };
    for (const { row, steps } of plan.changes) {
      let standing = row;
      for (const step of steps) standing = await applyStep(tx, by, standing, stepOf(ctx, step));
    }
    const changed = plan.changes.length;
    await record(tx, {
      at: by.now,
      actor: by.actor,
      ground,
      event: { kind: "reception.outcomes-imported", municipalityCode, lines: lines.length, changed },
    });
    return { ok: true as const, written: true, lines: lines.length, changed };
  });
}

type Plan = { problems: OutcomeProblem[] } | { changes: { row: ReceivedRow; steps: OutcomeStep[] }[] };

async function planAll(ctx: SocialCtx, q: Queries, lines: OutcomeLine[]): Promise<Plan> {
  const found = await reportsWithReferences(
    q,
    ctx.actor.municipalityCode,
    lines.map(({ reference }) => reference),
  );
  const byReference = new Map(found.map((row) => [row.reference, row]));
  const problems: OutcomeProblem[] = [];
  const changes: { row: ReceivedRow; steps: OutcomeStep[] }[] = [];
  for (const line of lines) {
    const row = byReference.get(line.reference) ?? null;
    const planned = planOutcome(line, row, ctx.now);
    if (!planned.ok) problems.push(planned.problem);
    else if (row && planned.steps.length > 0) changes.push({ row, steps: planned.steps });
  }
  return problems.length > 0 ? { problems } : { changes };
}

function stepOf(ctx: SocialCtx, planned: OutcomeStep): Step {
  const by = { now: ctx.now, accountId: ctx.actor.accountId };
  switch (planned.step) {
    case "acknowledge":
      return acknowledgeStep(by);
    case "register":
      return registerStep(planned.number);
    case "decide":
      return decisionStep({ ...planned, ...by });
    case "end":
      return endingStep({ ...planned, now: by.now });
  }
}
