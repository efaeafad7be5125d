// Sends a report about a child in danger with what there is: a few words, the receiver if one must be chosen, one press.
// Policy "report.work". The document is made of what stands at that moment and goes unsigned; it is supplemented by a new
// report, and can be signed there. Held back by the same three things as any report and by nothing else.
// Each part records itself: the answers, the route, the document and the sending. Source: SoL 19:1 (at once).
// audit: none of its own; the use cases that it calls record what they do.
import type { StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import type { ReportRow } from "~db/report.server";
import { Refusal, refuse } from "../refusal";
import { isSameAnswer } from "./answer-print";
import { heldBackBy } from "./completeness";
import { loadReport } from "./load-report.server";
import { proposeRoute } from "./propose-route.server";
import { renderReport } from "./render-report.server";
import { type SaveReportField, saveReportFields } from "./save-report-field.server";
import { type SendReport, sendReport } from "./send-report.server";
import { settleRoute } from "./settle-route.server";
import type { Words } from "./words";

export interface SendInDanger extends Omit<SendReport, "documentId"> {
  /** What was written on the page, each with the version that its writer had before her. */
  answers: Omit<SaveReportField, "reportId">[];
  /** Where no receiver stands yet: the one that was chosen, or "". */
  municipalityCode: string;
  words: Words;
}

/** Throws Refusal beside what holds it back; what was written is saved by then. A report that has gone stays as it is: what is not in it is told. */
export async function sendInDanger(ctx: StaffCtx, input: SendInDanger): Promise<void> {
  const { reportId, answers, municipalityCode, words, ...sending } = input;
  const { report, facts } = await reportFacts(ctx, reportId);
  requireGround(ctx.actor, "report.work", facts);
  if (report.status === "sent") return nothingLeftBehind(ctx, { report, answers });
  const { unknown } = (await loadReport(ctx, report)).values;
  // What was answered with "I do not know" and is left alone here stays so.
  const given = answers.filter((a) => a.value !== "" || !unknown?.some((field) => field === a.field));
  const { errors, conflicts } = await saveReportFields(ctx, { reportId, answers: given });
  const [conflict] = Object.keys(conflicts);
  if (Object.keys(errors).length > 0) throw new Refusal(errors);
  if (conflict) refuse(conflict, "report-danger:writtenSince");
  await settleReceiver(ctx, { reportId, municipalityCode });
  const { values } = await loadReport(ctx, report);
  const held = heldBackBy(values);
  if (held.includes("child")) refuse("childDescription", "report-form:holdsBack.child");
  if (held.includes("what")) refuse("acuteHow", "report-form:holdsBack.what");
  const { documentId } = await renderReport(ctx, { reportId, words });
  await sendReport(ctx, { reportId, documentId, ...sending });
}

/** What she wrote is in the report that has gone, as at a second press; else she is told that it is not, and keeps it. */
async function nothingLeftBehind(
  ctx: StaffCtx,
  { report, answers }: { report: ReportRow; answers: SendInDanger["answers"] },
): Promise<void> {
  const { stored } = await loadReport(ctx, report);
  const isThere = ({ field, value }: SendInDanger["answers"][number]) =>
    value === "" || isSameAnswer(stored.get(field), value);
  if (!answers.every(isThere)) refuse("form", "report-danger:sentBefore");
}

/** The chosen receiver where there is none; where the rules now lead elsewhere, the one that they lead to. */
async function settleReceiver(
  ctx: StaffCtx,
  { reportId, municipalityCode }: { reportId: string; municipalityCode: string },
): Promise<void> {
  const { report, pupil } = await reportFacts(ctx, reportId);
  const { proposed } = await proposeRoute(ctx, { report, pupil });
  const byRule = report.routeDecision === "by_rule" || report.receiverCode === null;
  const stands = byRule ? (proposed.municipality?.code ?? "") : (report.receiverCode ?? "");
  const wanted = stands || municipalityCode;
  if (wanted === report.receiverCode) return;
  if (wanted === "") refuse("municipalityCode", "report-form:holdsBack.receiver");
  await settleRoute(ctx, { reportId, municipalityCode: wanted, reason: "" });
}
