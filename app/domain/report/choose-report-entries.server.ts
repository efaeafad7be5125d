// Chooses the concerns and attachments that a report rests on, in the version they now have, and on request quotes them
// in "observations". Policy "report.work", and the scope of "concern.read" for each entry: what the chooser may not read
// she neither adds nor takes away. Does not change the concerns.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { attachmentsOf, concernsWithin } from "~db/concern.server";
import { attachmentsOfReport, entriesOfReport, fieldsOfReport } from "~db/report.server";
import { addAuthor, replaceEntries, touchReport, writeField } from "~db/report-write.server";
import { textPlace } from "../concern/seal-concern";
import { refuse } from "../refusal";
import { withQuotations } from "./quote-entries";
import { openFields, sealField } from "./sealed-fields";

export interface ChooseReportEntries {
  reportId: string;
  concernIds: string[];
  attachmentIds: string[];
  /** Whether the newly chosen are quoted in "observations". */
  quote: boolean;
}

export async function chooseReportEntries(ctx: StaffCtx, input: ChooseReportEntries): Promise<void> {
  const { reportId } = input;
  const { report, facts } = await reportFacts(ctx, reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  if (report.status !== "draft") refuse("form", "report_sent");
  // A child who was only described has no thread to choose from.
  const scope = report.pupilId === null ? null : concernScope(ctx.actor, facts);
  const readable =
    scope && report.pupilId !== null ? await concernsWithin(ctx.db.read, report.pupilId, scope) : [];
  const active = new Map(readable.filter((c) => c.status === "active").map((c) => [c.id, c]));
  if (input.concernIds.some((id) => !active.has(id))) refuse("entries", "entry_foreign");
  const chosenIds = [...new Set(input.concernIds)];
  const files = await attachmentsOf(ctx.db.read, chosenIds);
  const fileIds = new Set(files.map((f) => f.id));
  if (input.attachmentIds.some((id) => !fileIds.has(id))) refuse("entries", "entry_foreign");

  const before = await entriesOfReport(ctx.db.read, reportId);
  const readableIds = new Set(readable.map((c) => c.id));
  const others = before.filter((e) => !readableIds.has(e.concernId));
  const othersFiles = new Set(
    (
      await attachmentsOf(
        ctx.db.read,
        others.map((e) => e.concernId),
      )
    ).map((a) => a.id),
  );
  const keptFiles = (await attachmentsOfReport(ctx.db.read, reportId)).filter((a) => othersFiles.has(a.id));
  const chosen = chosenIds.flatMap((id) => active.get(id) ?? []);
  const hadIds = new Set(before.map((e) => e.concernId));
  const quoted = input.quote
    ? await quotation(
        ctx,
        reportId,
        chosen.filter((c) => !hadIds.has(c.id)),
      )
    : null;

  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, reportId, tx);
    requireGround(ctx.actor, "report.work", again.facts);
    const by = ctx.actor.accountId;
    await replaceEntries(tx, {
      reportId,
      entries: [
        ...others.map((e) => ({ concernId: e.concernId, version: e.version })),
        ...chosen.map((c) => ({ concernId: c.id, version: c.version })),
      ],
      attachmentIds: [...keptFiles.map((a) => a.id), ...new Set(input.attachmentIds)],
      by,
      now: ctx.now,
    });
    if (quoted && !(await writeField(tx, { reportId, field: "observations", ...quoted, by, now: ctx.now }))) {
      refuse("entries", "version_old");
    }
    if (!(await touchReport(tx, { id: reportId, now: ctx.now }))) refuse("form", "report_sent");
    await addAuthor(tx, { reportId, accountId: by, now: ctx.now });
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.entries-chosen",
        pupilId: report.pupilId,
        reportId,
        concernIds: chosen.map((c) => c.id),
        attachmentIds: input.attachmentIds,
      },
    });
  });
}

type Chosen = Awaited<ReturnType<typeof concernsWithin>>[number];

/** The observations with the fresh entries quoted after what stands there, sealed as the field's next version. */
async function quotation(ctx: StaffCtx, reportId: string, fresh: Chosen[]) {
  if (fresh.length === 0) return null;
  const texts = await ctx.vault.openTexts(
    fresh.map((c) => ({ ...textPlace(c.id, c.version), sealed: c.sealedText })),
  );
  const rows = (await fieldsOfReport(ctx.db.read, reportId)).filter((r) => r.field === "observations");
  const stored = (await openFields(ctx.vault, reportId, rows)).get("observations");
  const from = rows[0]?.version ?? 0;
  const value = withQuotations(
    typeof stored === "string" ? stored : "",
    fresh.map((c, i) => ({ occurredAt: c.occurredAt, authorName: c.authorName, text: texts[i] ?? "" })),
  );
  if (value.length > longestText) refuse("entries", "report-form:errors.tooLong");
  const sealedValue = await sealField(ctx.vault, {
    reportId,
    field: "observations",
    version: from + 1,
    value,
  });
  return { sealedValue, from };
}

/** As values.ts has it for long texts. */
const longestText = 10_000;
