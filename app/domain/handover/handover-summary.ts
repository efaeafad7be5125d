// Opens the summaries of a pupil's handovers for the thread. No policy: the caller has decided.
import type { StaffCtx } from "~/access/context.server";
import type { handoversOfPupil } from "~db/handover.server";
import { summaryPlace } from "./summary-place";

type Row = Awaited<ReturnType<typeof handoversOfPupil>>[number];

export async function openHandoverSummaries(ctx: StaffCtx, pupilId: string, rows: Row[]) {
  const withText = rows.filter((r) => r.sealedSummary !== null);
  const texts = await ctx.vault.openTexts(
    withText.map((r) => ({ ...summaryPlace(r.id, pupilId), sealed: r.sealedSummary ?? new Uint8Array() })),
  );
  const textOf = new Map(withText.map((r, i) => [r.id, texts[i] ?? null]));
  return rows.map((r) => ({
    id: r.id,
    fromName: r.fromName,
    toName: r.toName,
    changeOn: r.changeOn,
    at: r.decidedAt ?? r.createdAt,
    accepted: r.status === "accepted",
    summary: textOf.get(r.id) ?? null,
  }));
}
