// Brings in what a case system knows of reports, by their reference or by the registration number that a person has noted
// here before: number, decision, ending. A number that several reports have finds none of them. All or nothing: one line
// that cannot be carried out, and none is. A dry run says what would be done and writes nothing. Every step is taken as a
// person's would be: by the status table, with its ledger row, its figures and the news to the sender. Policy
// "reception.work". Does not know the file's format. Source: outcome-table.ts, plan-outcomes.ts.
import { actorRef, type SocialCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { Queries } from "~db/database";
import { type ReceivedRow, reportsWithNumbers, reportsWithReferences } from "~db/reception.server";
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
  const find = await finder(q, ctx.actor.municipalityCode, lines);
  const seen = new Set<string>();
  const problems: OutcomeProblem[] = [];
  const changes: { row: ReceivedRow; steps: OutcomeStep[] }[] = [];
  for (const line of lines) {
    const { row, unfound } = find(line);
    const twice = row !== null && seen.has(row.id);
    if (row) seen.add(row.id);
    const planned = planOutcome(line, row, ctx.now);
    if (unfound) problems.push({ line: line.line, key: unfound });
    else if (twice) problems.push({ line: line.line, key: "twice" });
    else if (!planned.ok) problems.push(planned.problem);
    else if (row && planned.steps.length > 0) changes.push({ row, steps: planned.steps });
  }
  return problems.length > 0 ? { problems } : { changes };
}

type Found = { row: ReceivedRow | null; unfound?: "number_unknown" | "number_several" };

/** Where a line has a reference it is found by that, whatever its number is. */
async function finder(q: Queries, municipalityCode: string, lines: OutcomeLine[]) {
  const references = lines.flatMap(({ reference }) => reference || []);
  const numbers = lines.flatMap(({ reference, number }) => (reference === "" && number ? number : []));
  const referred = await reportsWithReferences(q, municipalityCode, references);
  const numbered = await reportsWithNumbers(q, municipalityCode, numbers);
  const byReference = new Map(referred.map((row) => [row.reference, row]));
  const byNumber = new Map<string, ReceivedRow[]>();
  for (const row of numbered) {
    const one = row.registrationNumber ?? "";
    byNumber.set(one, [...(byNumber.get(one) ?? []), row]);
  }
  return ({ reference, number }: OutcomeLine): Found => {
    if (reference !== "") return { row: byReference.get(reference) ?? null };
    const [row, ...others] = byNumber.get(number ?? "") ?? [];
    if (!row) return { row: null, unfound: "number_unknown" };
    return others.length > 0 ? { row: null, unfound: "number_several" } : { row };
  };
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
