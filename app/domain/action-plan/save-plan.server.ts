// Saves the working text of an action plan and its measures (policy "plan.write"), part by part: a part that its writer
// left as she met it is not written, and one that somebody else has written since is never lost: then nothing of the form
// is saved, and both texts are shown beside the field. A measure that an account has is given to somebody who has the
// pupil. What has been signed stays as it was: signatures are on a version. A second submit of the same form changes
// nothing. Not here: how a measure went (follow-up-measure).
import { randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { planFacts } from "~/access/plan-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { changeMeasure, insertMeasures, measuresOfPlans, writePlanField } from "~db/action-plan.server";
import type { Queries } from "~db/database";
import { holdersOf } from "~db/grant.server";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { printOf } from "../report/answer-print";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { type LoadedPlan, loadPlan } from "./load-plan.server";
import { formOf, measurePrint } from "./measure-form";
import { measurePlace, planFieldPlace } from "./places";
import {
  faultOfField,
  faultsOfMeasure,
  type MeasureForm,
  mostMeasures,
  type PlanField,
  planFields,
} from "./rules";

/** What a form carries of a part: the version and the mark of the text that its writer met. */
interface Met {
  version: number;
  print: string;
}

export interface SavePlan {
  planId: string;
  fields: Partial<Record<PlanField, { value: string } & Met>>;
  measures: (MeasureForm & Met & { id: string; remove: boolean })[];
  /** New ones; an empty row is none. */
  added: MeasureForm[];
  idempotencyKey: string;
}

export async function savePlan(ctx: StaffCtx, input: SavePlan): Promise<void> {
  const { plan, facts } = await planFacts(ctx, input.planId);
  requireGround(ctx.actor, "plan.write", facts);
  const loaded = await loadPlan(ctx, plan);
  const holders = new Set((await holdersOf(ctx.db.read, plan.pupilId, ctx.now)).map((h) => h.accountId));
  const changes = changesOf(loaded, input);
  const added = input.added.filter((m) => Object.values(m).some((value) => value !== ""));
  refuseFaults({ ...changes, added, count: loaded.measures.length }, holders);
  const sealed = await seal(ctx, plan.id, { ...changes, added });
  const form = await readSentForm(ctx, "save-plan", input);
  await ctx.db.write(async (tx) => {
    const again = await planFacts(ctx, plan.id, tx);
    const ground = requireGround(ctx.actor, "plan.write", again.facts);
    if (again.plan.status !== "open") refuse("form", "plan:fault.closed");
    if (await claimSentForm(tx, form, { planId: plan.id })) return;
    const fields = changes.fields.map((f) => f.field);
    const measureIds = [...changes.measures.map((m) => m.id), ...sealed.added.map((m) => m.id)];
    if (fields.length + measureIds.length === 0) return;
    await write(tx, ctx, { planId: plan.id, sealed });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "plan.written", pupilId: plan.pupilId, planId: plan.id, fields, measureIds },
    });
  });
}

type ChangedField = { field: PlanField; value: string; version: number };
type ChangedMeasure = SavePlan["measures"][number];
interface Changes {
  fields: ChangedField[];
  measures: ChangedMeasure[];
}

/** What its writer has changed. Throws Refusal "plan:fault.conflict" with the other's text where that stands against it. */
function changesOf(loaded: LoadedPlan, input: SavePlan): Changes {
  const errors: FieldErrors = {};
  const fields: ChangedField[] = [];
  for (const field of planFields) {
    const given = input.fields[field];
    const stands = loaded.fields[field];
    if (!given || printOf(given.value) === given.print || given.value === stands.value) continue;
    if (given.version !== stands.version) {
      const { version, value: theirs, byName: name } = stands;
      errors[field] = {
        key: "plan:fault.conflict",
        params: { name, theirs, version, print: printOf(theirs) },
      };
    } else fields.push({ field, value: given.value, version: given.version });
  }
  const measures: ChangedMeasure[] = [];
  for (const given of input.measures) {
    const stands = loaded.measures.find((m) => m.id === given.id);
    const left = !given.remove && measurePrint(given) === given.print;
    if (left || (stands && !given.remove && measurePrint(given) === measurePrint(formOf(stands)))) continue;
    if (!stands) {
      if (!given.remove) errors[given.id] = { key: "plan:fault.gone" };
    } else if (given.version !== stands.version) {
      const { version, byName: name } = stands;
      const theirs = [stands.what, stands.ownerName, stands.dueOn].filter(Boolean).join(", ");
      const print = measurePrint(formOf(stands));
      errors[given.id] = { key: "plan:fault.conflict", params: { name, theirs, version, print } };
    } else measures.push(given);
  }
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  return { fields, measures };
}

function refuseFaults(
  { fields, measures, added, count }: Changes & { added: MeasureForm[]; count: number },
  holders: ReadonlySet<string>,
): void {
  const errors: FieldErrors = {};
  for (const { field, value } of fields) {
    const fault = faultOfField(field, value);
    if (fault) errors[field] = fault;
  }
  const rows = [
    ...measures.filter((m) => !m.remove).map((m) => [m.id, m] as const),
    ...added.map((m, at) => [`new${at}`, m] as const),
  ];
  for (const [id, measure] of rows) {
    const faults = faultsOfMeasure(measure);
    if (measure.what === "") faults.what = { key: "plan:fault.what" };
    if (measure.ownerId !== "" && !holders.has(measure.ownerId)) faults.owner = { key: "plan:fault.owner" };
    for (const [part, fault] of Object.entries(faults)) errors[`${id}-${part}`] = fault;
  }
  if (count + added.length > mostMeasures) errors.form = { key: "plan:fault.tooMany" };
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
}

/** An account that has it is named by its own name; free words stand where none has. */
const contentOf = ({ what, owner, ownerId }: MeasureForm) =>
  JSON.stringify({ what, owner: ownerId === "" ? owner : "" });

async function seal(
  { vault }: StaffCtx,
  planId: string,
  { fields, measures, added }: Changes & { added: MeasureForm[] },
) {
  const sealedFields = [];
  for (const { field, value, version } of fields) {
    const { owner, place } = planFieldPlace(planId, field, version + 1);
    sealedFields.push({ field, version, sealedValue: await vault.seal(owner, place, value) });
  }
  const sealedMeasures = [];
  for (const { id, version, ...measure } of measures) {
    const { owner, place } = measurePlace(planId, id, version + 1);
    const sealedContent = await vault.seal(owner, place, contentOf(measure));
    sealedMeasures.push({ id, version, ...partsOf(measure), sealedContent, remove: measure.remove });
  }
  const fresh = [];
  for (const measure of added) {
    const id = randomUUID();
    const { owner, place } = measurePlace(planId, id, 1);
    fresh.push({
      id,
      ...partsOf(measure),
      sealedContent: await vault.seal(owner, place, contentOf(measure)),
    });
  }
  return { fields: sealedFields, measures: sealedMeasures, added: fresh };
}

const partsOf = ({ ownerId, dueOn }: MeasureForm) => ({ ownerId: ownerId || null, dueOn: dueOn || null });

/** Somebody who came between the reading and this is met as one who came before: nothing is overwritten. */
async function write(
  tx: Queries,
  ctx: StaffCtx,
  { planId, sealed }: { planId: string; sealed: Awaited<ReturnType<typeof seal>> },
): Promise<void> {
  const by = { updatedBy: ctx.actor.accountId, updatedAt: ctx.now };
  for (const row of sealed.fields)
    if (!(await writePlanField(tx, { planId, ...row, ...by }))) refuse("form", "plan:fault.justNow");
  for (const { remove, ...row } of sealed.measures) {
    const moved = await changeMeasure(tx, { ...row, ...by, ...(remove ? { removedAt: ctx.now } : {}) });
    if (!moved) refuse("form", "plan:fault.justNow");
  }
  const last = (await measuresOfPlans(tx, [planId])).at(-1)?.position ?? 0;
  await insertMeasures(
    tx,
    sealed.added.map((row, at) => ({ ...row, ...by, planId, position: last + at + 1, version: 1 })),
  );
}
