// An action plan opened: its fields, its measures with their owners' names, and the digests by which a finished version is
// known to say what the plan says now. No policy: the caller has decided.
// audit: none here; the use cases that call it log what they do.
import { createHash } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { namesOf } from "~db/account.server";
import { entriesOfPlan, fieldsOfPlan, measuresOfPlans, type PlanRow } from "~db/action-plan.server";
import type { Queries } from "~db/database";
import { measureNotePlace, measurePlace, planFieldPlace } from "./places";
import { measureContent, type PlanField, planFields, signedFields } from "./rules";

export interface LoadedField {
  value: string;
  version: number;
  byName: string;
  at: Date | null;
}

export async function loadPlan(ctx: Pick<StaffCtx, "db" | "vault">, plan: PlanRow) {
  const state = await planState(ctx.db.read, plan.id);
  const texts = await ctx.vault.openTexts(
    state.fields.map((f) => ({ ...planFieldPlace(plan.id, f.field, f.version), sealed: f.sealedValue })),
  );
  const fields = Object.fromEntries(
    planFields.map((field): [PlanField, LoadedField] => {
      const at = state.fields.findIndex((f) => f.field === field);
      const row = state.fields[at];
      if (!row) return [field, { value: "", version: 0, byName: "", at: null }];
      const { version, byName, updatedAt } = row;
      return [field, { value: texts[at] ?? "", version, byName, at: updatedAt }];
    }),
  ) as Record<PlanField, LoadedField>;
  return { ...state, fields, measures: await openMeasures(ctx, state.measures) };
}

export type LoadedPlan = Awaited<ReturnType<typeof loadPlan>>;

type MeasureRows = Awaited<ReturnType<typeof measuresOfPlans>>;

export async function openMeasures({ db, vault }: Pick<StaffCtx, "db" | "vault">, rows: MeasureRows) {
  const contents = await vault.openTexts(
    rows.map((m) => ({ ...measurePlace(m.planId, m.id, m.version), sealed: m.sealedContent })),
  );
  const noted = rows.filter((m) => m.sealedNote !== null);
  const notes = await vault.openTexts(
    noted.map((m) => ({
      ...measureNotePlace(m.planId, m.id, m.followVersion),
      sealed: m.sealedNote ?? new Uint8Array(),
    })),
  );
  const noteOf = new Map(noted.map((m, at) => [m.id, notes[at] ?? ""]));
  const names = await namesOf(
    db.read,
    rows.flatMap((m) => [m.ownerId ?? [], m.followedBy ?? []].flat()),
  );
  return rows.map((m, at) => {
    const { what, owner } = measureContent.parse(JSON.parse(contents[at] ?? '{"what":"","owner":""}'));
    return {
      id: m.id,
      what,
      /** In free words; "" where an account has it. */
      owner,
      ownerId: m.ownerId ?? "",
      ownerName: m.ownerId ? (names.get(m.ownerId) ?? "") : owner,
      dueOn: m.dueOn,
      version: m.version,
      byName: m.byName,
      status: m.status,
      note: noteOf.get(m.id) ?? "",
      followedBy: m.followedBy ? (names.get(m.followedBy) ?? "") : "",
      followedAt: m.followedAt,
      followVersion: m.followVersion,
    };
  });
}

/** What it says now, by versions alone: nothing is opened, so that it can be asked inside a transaction. */
export async function planState(q: Queries, planId: string) {
  const fields = await fieldsOfPlan(q, planId);
  const measures = await measuresOfPlans(q, [planId]);
  const entries = await entriesOfPlan(q, planId);
  const versionOf = (field: string) => fields.find((f) => f.field === field)?.version ?? 0;
  const text = [
    ...signedFields.map((field) => `${field}:${versionOf(field)}`),
    ...measures.map((m) => `${m.id}:${m.position}:${m.version}`),
    ...entries.map((e) => `${e.concernId}:${e.version}`),
  ];
  const since = [
    `evaluation:${versionOf("evaluation")}`,
    ...measures.map((m) => `${m.id}:${m.followVersion}`),
  ];
  return {
    fields,
    measures,
    entries,
    /** Of what a signature is on. */
    stateDigest: digestOf(text),
    /** Of that and of how it has gone since. */
    wholeDigest: digestOf([...text, ...since]),
  };
}

const digestOf = (parts: readonly string[]) => createHash("sha256").update(parts.join("\n")).digest("hex");
