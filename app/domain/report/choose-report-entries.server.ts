// Chooses the concerns and attachments that a report rests on, in the version they now have, and on request quotes them
// in "observations". Policy "report.work", and the scope of "concern.read" for each entry, and each file on none: what the chooser may not read
// she neither adds nor takes away. Student health's own notes come in by student health alone (policy "report.release"),
// who says in so many words that the other authors and the receiver will read them. Does not change the concerns.
// Source: OSL 23:2 (stays among themselves unless they choose otherwise).
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can, concernScope } from "~/access/policy";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { attachmentsOf, concernsWithin } from "~db/concern.server";
import type { Queries } from "~db/database";
import { attachmentsOfReport, entriesOfReport, fieldsOfReport } from "~db/report.server";
import { addAuthor, replaceEntries, touchReport, writeField } from "~db/report-write.server";
import { withMarks } from "../body-map/mark-words";
import { openBodyMaps, textPlace } from "../concern/seal-concern";
import { refuse } from "../refusal";
import { type ChoosableFile, choosableFiles } from "./choosable-files.server";
import { withQuotations } from "./quote-entries";
import { openFields, sealField } from "./sealed-fields";
import type { Words } from "./words";

export interface ChooseReportEntries {
  reportId: string;
  concernIds: string[];
  attachmentIds: string[];
  /** Whether the newly chosen are quoted in "observations". */
  quote: boolean;
  /** In the report's own language, for what was marked on a body map. */
  words?: (language: "sv" | "en") => Words;
  /** That the report's other authors and its receiver will read what is student health's own has been said yes to. */
  release: boolean;
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
  const { pupilId } = report;
  const files = await choosableFiles(ctx.db.read, { pupilId, scope, noteIds: chosenIds });
  const fileIds = new Set(files.map((f) => f.id));
  if (input.attachmentIds.some((id) => !fileIds.has(id))) refuse("entries", "entry_foreign");
  if (files.some((f) => f.heldAt && input.attachmentIds.includes(f.id))) refuse("entries", "file_held");

  const readableIds = new Set(readable.map((c) => c.id));
  const chosen = chosenIds.flatMap((id) => active.get(id) ?? []);
  const hadIds = new Set((await entriesOfReport(ctx.db.read, reportId)).map((e) => e.concernId));
  const quoted = input.quote
    ? await quotation(
        ctx,
        { reportId, words: input.words?.(report.language) },
        chosen.filter((c) => !hadIds.has(c.id)),
      )
    : null;

  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, reportId, tx);
    requireGround(ctx.actor, "report.work", again.facts);
    const by = ctx.actor.accountId;
    // What was corrected, withdrawn or deleted in these moments is chosen anew, never quoted unseen.
    const now = scope && report.pupilId !== null ? await concernsWithin(tx, report.pupilId, scope) : [];
    const standsAs = new Map(now.map((c) => [c.id, `${c.status} ${c.version}`]));
    if (chosen.some((c) => standsAs.get(c.id) !== `active ${c.version}`)) refuse("entries", "version_old");
    const standingFiles = await choosableFiles(tx, { pupilId, scope, noteIds: chosenIds });
    const filesNow = new Set(standingFiles.map((f) => f.id));
    if (input.attachmentIds.some((id) => !filesNow.has(id))) refuse("entries", "version_old");
    const loose = new Set(standingFiles.flatMap((f) => (f.concernId === null ? [f.id] : [])));
    const before = await standing(tx, reportId, { readableIds, loose });
    const inner = released(before, { chosen, files, attachmentIds: input.attachmentIds });
    const release =
      inner.concernIds.length + inner.attachmentIds.length > 0
        ? can(ctx.actor, "report.release", again.facts)
        : null;
    if (release && !release.allow) refuse("entries", "inner_not_yours");
    if (release && !input.release) refuse("release", "inner_not_released");
    await replaceEntries(tx, {
      reportId,
      entries: [
        ...before.others.map((e) => ({ concernId: e.concernId, version: e.version })),
        ...chosen.map((c) => ({ concernId: c.id, version: c.version })),
      ],
      attachmentIds: [...before.othersFiles, ...new Set(input.attachmentIds)],
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
    if (release?.allow) {
      await record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground: release.ground,
        event: { kind: "report.inner-released", pupilId: report.pupilId, reportId, ...inner },
      });
    }
  });
}

/** What the report rests on now, and what of it the chooser may not read and so leaves alone. */
async function standing(
  tx: Queries,
  reportId: string,
  { readableIds, loose }: { readableIds: ReadonlySet<string>; loose: ReadonlySet<string> },
) {
  const entries = await entriesOfReport(tx, reportId);
  const others = entries.filter((e) => !readableIds.has(e.concernId));
  const theirs = await attachmentsOf(
    tx,
    others.map((e) => e.concernId),
  );
  const had = await attachmentsOfReport(tx, reportId);
  const theirIds = new Set(theirs.map((a) => a.id));
  const isTheirs = (file: { id: string; concernId: string | null }) =>
    theirIds.has(file.id) || (file.concernId === null && !loose.has(file.id));
  const othersFiles = had.filter(isTheirs).map(({ id }) => id);
  return { entries, others, fileIds: had.map(({ id }) => id), othersFiles };
}

/** Of the chosen what is student health's own and not in the report yet, in this version: notes, and files. */
function released(
  before: Awaited<ReturnType<typeof standing>>,
  given: { chosen: Chosen[]; files: ChoosableFile[]; attachmentIds: string[] },
) {
  const inner = given.chosen.filter((c) => c.circle === "student_health");
  const had = new Set(before.entries.map((e) => `${e.concernId} ${e.version}`));
  const hadFiles = new Set(before.fileIds);
  const innerIds = new Set(inner.map((c) => c.id));
  const newFiles = given.files.filter(
    (f) =>
      given.attachmentIds.includes(f.id) &&
      !hadFiles.has(f.id) &&
      (f.concernId === null ? f.inner : innerIds.has(f.concernId)),
  );
  const withNewFiles = new Set(newFiles.map((f) => f.concernId));
  return {
    concernIds: inner
      .filter((c) => !had.has(`${c.id} ${c.version}`) || withNewFiles.has(c.id))
      .map((c) => c.id),
    attachmentIds: newFiles.map((f) => f.id),
  };
}

type Chosen = Awaited<ReturnType<typeof concernsWithin>>[number];

/** The observations with the fresh entries quoted after what stands there, sealed as the field's next version. */
async function quotation(
  ctx: StaffCtx,
  { reportId, words }: { reportId: string; words: Words | undefined },
  fresh: Chosen[],
) {
  if (fresh.length === 0) return null;
  const texts = await ctx.vault.openTexts(
    fresh.map((c) => ({ ...textPlace(c.id, c.version), sealed: c.sealedText })),
  );
  const bodyMaps = await openBodyMaps(
    ctx.vault,
    fresh.map((c) => ({ concernId: c.id, version: c.version, sealedBodyMap: c.sealedBodyMap })),
  );
  const quoted = (c: Chosen, text: string) =>
    words ? withMarks(words, text, bodyMaps.get(`${c.id} ${c.version}`) ?? []) : text;
  const rows = (await fieldsOfReport(ctx.db.read, reportId)).filter((r) => r.field === "observations");
  const stored = (await openFields(ctx.vault, reportId, rows)).get("observations");
  const from = rows[0]?.version ?? 0;
  const value = withQuotations(
    typeof stored === "string" ? stored : "",
    fresh.map((c, i) => ({
      occurredAt: c.occurredAt,
      authorName: c.authorName,
      text: quoted(c, texts[i] ?? ""),
    })),
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
