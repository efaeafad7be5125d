// Reads a report as the family may be expected to read it. Policy "report.work"; logged as a reading of the report. What is
// usually held back is not handed out at all, only that it is and on which ground. Locked by the guard on what a guardian
// could meet. Neither attachments nor signatures. Decides nothing for social services: family-reading.ts.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { withMarks } from "../body-map/mark-words";
import { findMunicipality } from "../routing/municipalities";
import { heldBackFromFamily } from "./family-reading";
import type { FieldId } from "./form";
import { guardOfReport, requireOpen } from "./guard-of-report.server";
import { loadReport } from "./load-report.server";
import { sectionsOf } from "./report-content";
import type { Words } from "./words";

export async function readFamilyView(ctx: StaffCtx, input: { reportId: string; words: Words }) {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  await requireOpen(ctx, report, "family_view");
  const guard = await guardOfReport(ctx, report);
  const { values, entries } = await loadReport(ctx, report);
  const protectedIdentity = values.protectedIdentity === "yes";
  const { words } = input;
  const municipality = report.receiverCode ? (findMunicipality(report.receiverCode)?.name ?? "") : "";
  const receiver = municipality ? words("routing:receiver", { municipality }) : "";
  const sections = sectionsOf(values, { formVersion: report.formVersion, words, receiver });
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.read", pupilId: report.pupilId, reportId: report.id },
    }),
  );
  return {
    id: report.id,
    reference: report.reference,
    status: report.status,
    guarded: guard.guarded.length > 0,
    sections: sections.map(({ id, heading, rows }) => ({
      id,
      heading,
      rows: rows.map(({ field, label, value }) => {
        const held = heldBackFromFamily(field as FieldId, { guard, protectedIdentity });
        return { field, label, held, value: held ? "" : value };
      }),
    })),
    entries: entries.map(({ occurredAt, authorName, text, marks }) => ({
      occurredAt,
      // Who works where the child goes to school tells where that is.
      authorName: protectedIdentity ? "" : authorName,
      text: withMarks(words, text, marks),
    })),
  };
}
