// Saves one answer of a report, by itself, as it is written. Policy "report.work". Guarded by the field's version: where
// somebody wrote it since, nothing is overwritten and both texts are handed back; where that is the very same answer, it is
// saved: a form sent twice is answered like the first. Whoever writes becomes an author.
// Does not choose the receiver (settle-route) and asks for no completeness: an empty answer is an answer.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { removeKeptAnswers } from "~db/draft.server";
import { fieldsOfReport } from "~db/report.server";
import { addAuthor, touchReport, writeField } from "~db/report-write.server";
import { type FieldErrors, Refusal, refuse } from "../refusal";
import { isSameAnswer, printOf } from "./answer-print";
import { type FieldId, fieldsOf, formOfVersion } from "./form";
import { openFields, sealField } from "./sealed-fields";
import { reportValuesSchema } from "./values";

export interface SaveReportField {
  reportId: string;
  field: string;
  /** The answer; null is "I do not know", for fields that may be. */
  value: unknown;
  /** The version that the writer had before her; 0 where the field was empty. */
  version: number;
}

export type FieldSaved =
  | { saved: true; version: number; at: Date }
  /** Somebody came first: `theirs` stands, and nothing of the writer's was stored. */
  | { saved: false; version: number; theirs: unknown; byName: string; at: Date };

export async function saveReportField(ctx: StaffCtx, input: SaveReportField): Promise<FieldSaved> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  if (report.status !== "draft") refuse("form", "report_sent");
  const value = checked(report.formVersion, input);
  const version = input.version + 1;
  const { reportId, field } = input;
  const sealedValue = await sealField(ctx.vault, { reportId, field, version, value });
  const written = await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, reportId, tx);
    requireGround(ctx.actor, "report.work", again.facts);
    const by = ctx.actor.accountId;
    if (!(await writeField(tx, { reportId, field, sealedValue, from: input.version, by, now: ctx.now }))) {
      return false;
    }
    const acute = field === "acute" ? { acute: value === "yes" } : {};
    if (!(await touchReport(tx, { id: reportId, now: ctx.now, ...acute }))) refuse("form", "report_sent");
    await removeKeptAnswers(tx, { accountId: by, reportId, fields: [field] });
    const who = { at: ctx.now, actor: actorRef(ctx.actor), ground };
    await record(tx, {
      ...who,
      event: {
        kind: "report.field-saved",
        pupilId: report.pupilId,
        reportId,
        field: field as FieldId,
        version,
      },
    });
    if (await addAuthor(tx, { reportId, accountId: by, now: ctx.now })) {
      await record(tx, {
        ...who,
        event: { kind: "report.author-added", pupilId: report.pupilId, reportId, toId: by },
      });
    }
    return true;
  });
  if (written) return { saved: true, version, at: ctx.now };
  return conflict(ctx, { reportId, field, value });
}

function checked(formVersion: number, { field, value }: SaveReportField): unknown {
  const asked = fieldsOf(formOfVersion(formVersion)).find((f) => f.id === field);
  if (!asked || asked.kind === "municipality") refuse("form", "form_incomplete");
  if (value === null) {
    if (!asked.mayBeUnknown) refuse(field, "form_incomplete");
    return null;
  }
  const parsed = reportValuesSchema.shape[field as FieldId].safeParse(value);
  if (parsed.success) return parsed.data ?? "";
  const message = parsed.error.issues.map((i) => i.message).find((m) => knownErrors.includes(m));
  throw new Refusal({ [field]: { key: message ? `report-form:errors.${message}` : "form_incomplete" } });
}

const knownErrors = ["tooLong", "notADate", "notATime", "notAMunicipality", "notAnOption", "tooManyPeople"];

async function conflict(
  ctx: StaffCtx,
  { reportId, field, value }: { reportId: string; field: string; value: unknown },
): Promise<FieldSaved> {
  const rows = (await fieldsOfReport(ctx.db.read, reportId)).filter((r) => r.field === field);
  const stored = await openFields(ctx.vault, reportId, rows);
  const [row] = rows;
  const version = row?.version ?? 0;
  if (row && isSameAnswer(stored.get(field), value)) return { saved: true, version, at: row.updatedAt };
  return {
    saved: false,
    version,
    theirs: stored.get(field) ?? "",
    byName: row?.byName ?? "",
    at: row?.updatedAt ?? ctx.now,
  };
}

export interface SectionSaved {
  errors: FieldErrors;
  conflicts: Record<string, Extract<FieldSaved, { saved: false }>>;
}

export interface GivenAnswer extends Omit<SaveReportField, "reportId"> {
  /** The mark of what the writer met in the form (answer-print); left out where it is not known. */
  shown?: string;
}

/**
 * Saves what she changed of several answers, each by itself: one that is refused or that somebody wrote holds no other
 * up, and one that she left as she met it is not hers to write, whatever stands there now.
 */
export async function saveReportFields(
  ctx: StaffCtx,
  input: { reportId: string; answers: GivenAnswer[] },
): Promise<SectionSaved> {
  const { reportId } = input;
  const { facts } = await reportFacts(ctx, reportId);
  requireGround(ctx.actor, "report.work", facts);
  const rows = await fieldsOfReport(ctx.db.read, reportId);
  const stored = await openFields(ctx.vault, reportId, rows);
  const result: SectionSaved = { errors: {}, conflicts: {} };
  const settled: string[] = [];
  for (const { shown, ...answer } of input.answers) {
    if (shown === printOf(answer.value)) continue;
    if (isSameAnswer(stored.get(answer.field), answer.value)) {
      settled.push(answer.field);
      continue;
    }
    try {
      const saved = await saveReportField(ctx, { reportId, ...answer });
      if (!saved.saved) result.conflicts[answer.field] = saved;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      Object.assign(result.errors, error.errors);
    }
  }
  const { accountId } = ctx.actor;
  if (settled.length > 0)
    await ctx.db.write((tx) => removeKeptAnswers(tx, { accountId, reportId, fields: settled }));
  return result;
}
