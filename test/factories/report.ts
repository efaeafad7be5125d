// A report begun in a small world, and answers put into it by the product's own code.
import { randomUUID } from "node:crypto";
import type { StaffCtx } from "~/access/context.server";
import { renderReport } from "~/domain/report/render-report.server";
import { saveReportField } from "~/domain/report/save-report-field.server";
import { type SendReport, sendReport } from "~/domain/report/send-report.server";
import { startReport } from "~/domain/report/start-report.server";
import { createTexts } from "~/text/i18n";
import { swedish } from "~/text/swedish";

export const words = createTexts("sv", swedish).t as (
  key: string,
  params?: Record<string, string | number>,
) => string;

export async function aReport(
  ctx: StaffCtx,
  pupilId: string,
  answers: Record<string, unknown> = {},
): Promise<string> {
  const { reportId } = await startReport(ctx, {
    who: { pupilId },
    follows: "",
    language: "sv",
    words,
    idempotencyKey: randomUUID(),
  });
  for (const [field, value] of Object.entries(answers))
    await saveReportField(ctx, { reportId, field, value, version: 0 });
  return reportId;
}

/** Sends as a person does: the document is rendered and read, and that very one is sent. */
export async function sendAsRead(
  ctx: StaffCtx,
  reportId: string,
  seal: SendReport["seal"] = null,
  connected: SendReport["connected"] = [],
): Promise<void> {
  const { documentId } = await renderReport(ctx, { reportId, words });
  await sendReport(ctx, { reportId, documentId, seal, connected });
}

/** The key of the refusal beside a field; null where nothing was refused. */
export async function refusedAt(attempt: Promise<unknown>): Promise<Record<string, string> | null> {
  try {
    await attempt;
    return null;
  } catch (error) {
    const { errors } = error as { errors?: Record<string, { key: string }> };
    if (!errors) throw error;
    return Object.fromEntries(Object.entries(errors).map(([field, { key }]) => [field, key]));
  }
}
