// Saves one answer while its writer goes on, and tells what a complete report still lacks: what is missing is always in
// view. Decides nothing of its own: save-report-field does, and records it.
import type { StaffCtx } from "~/access/context.server";
import { findReport } from "~db/report.server";
import { type HeldBackBy, heldBackBy, missingFields } from "./completeness";
import type { FieldId } from "./form";
import { loadReport } from "./load-report.server";
import { type FieldSaved, type SaveReportField, saveReportField } from "./save-report-field.server";

export interface StillMissing {
  missing: FieldId[];
  heldBack: HeldBackBy[];
}

export async function autosaveAnswer(
  ctx: StaffCtx,
  input: SaveReportField,
): Promise<{ saved: FieldSaved; still: StillMissing | null }> {
  const saved = await saveReportField(ctx, input);
  const report = saved.saved ? await findReport(ctx.db.read, input.reportId) : null;
  if (!report) return { saved, still: null };
  const { values } = await loadReport(ctx, report);
  return {
    saved,
    still: { missing: missingFields(values, report.formVersion), heldBack: heldBackBy(values) },
  };
}
