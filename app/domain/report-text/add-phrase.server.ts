// Puts one of the school authority's standard phrases after what stands in "observations" of a draft, once. Policy
// "report.work". Saved as any answer is, by save-report-field, which records it: what somebody wrote meanwhile is not lost.
// audit: none of its own.
import type { StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { fieldsOfReport } from "~db/report.server";
import { refuse } from "../refusal";
import { saveReportField } from "../report/save-report-field.server";
import { openFields } from "../report/sealed-fields";
import { heldTexts } from "./held-texts.server";

export async function addPhrase(
  ctx: StaffCtx,
  { reportId, category }: { reportId: string; category: string },
): Promise<void> {
  const { report, facts } = await reportFacts(ctx, reportId);
  requireGround(ctx.actor, "report.work", facts);
  const texts = await heldTexts(ctx.db.read, report.authorityId);
  // The document is filed in the report's language.
  const found = texts.filter((t) => t.kind === "phrase" && t.item === category && t.text !== "");
  const phrase = found.find((t) => t.language === report.language) ?? found[0];
  if (!phrase) refuse("form", "form_incomplete");
  const rows = (await fieldsOfReport(ctx.db.read, reportId)).filter((r) => r.field === "observations");
  const stored = (await openFields(ctx.vault, reportId, rows)).get("observations");
  const written = typeof stored === "string" ? stored : "";
  if (written.includes(phrase.text)) return;
  const value = [written.trimEnd(), phrase.text].filter(Boolean).join("\n\n");
  const version = rows[0]?.version ?? 0;
  const saved = await saveReportField(ctx, { reportId, field: "observations", value, version });
  if (!saved.saved) refuse("form", "version_old");
}
