// Renders a report as the PDF that people read, sign and send, and keeps it sealed. What is current already is not
// rendered again: the digest of the report's state tells. What changed while it was rendered is rendered again, so that
// nobody is given a document of another state than the one she asked to see. Policy "report.work". Does not send, and checks no completeness:
// a half-written report can be read as a document too.
import { createHash, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import type { DocumentDraft } from "~/documents/model";
import { RenderError, renderDocument } from "~/documents/render-document.server";
import { findReport, type ReportRow } from "~db/report.server";
import { type DocumentHead, insertDocument, latestDocument, receiverOf } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { findMunicipality } from "../routing/municipalities";
import { isPicture, type OwnAttachment } from "./attachment-list";
import { type LoadedReport, loadReport } from "./load-report.server";
import { documentDataPlace, documentPdfPlace } from "./places";
import { receivedContentOf, sectionsOf } from "./report-content";
import { reportDocument } from "./report-document";
import { reportState } from "./report-state.server";
import { wholeFile } from "./sent-attachments.server";
import type { Words } from "./words";

export interface RenderedReport {
  documentId: string;
  /** SHA-256 of the PDF, hex. */
  sha256: string;
  number: number;
}

/** So many times what changed meanwhile is rendered anew; then the reader is shown what there is. */
const mostRenderings = 4;

export async function renderReport(
  ctx: StaffCtx,
  input: { reportId: string; words: Words },
): Promise<RenderedReport> {
  for (let left = mostRenderings; left > 0; left--) {
    const document = await renderOnce(ctx, input, { last: left === 1 });
    if (document) return rendered(document);
  }
  throw new Error("a report could not be rendered: others came first each time");
}

/** Null where the report changed, or somebody else's document took the number, while this one was made. */
async function renderOnce(
  ctx: StaffCtx,
  input: { reportId: string; words: Words },
  { last }: { last: boolean },
): Promise<DocumentHead | null> {
  const { report, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  const latest = await latestDocument(ctx.db.read, report.id);
  if (report.status === "sent" && latest) return latest;
  const loaded = await loadReport(ctx, report);
  if (latest?.stateDigest === loaded.stateDigest) return latest;

  const { pdf, data } = await make(ctx, report, loaded, input.words);
  const documentId = randomUUID();
  const made = {
    id: documentId,
    reportId: report.id,
    sealedPdf: await seal(ctx, documentPdfPlace(report.id, documentId), pdf),
    sealedData: await seal(ctx, documentDataPlace(report.id, documentId), JSON.stringify(data)),
    sha256: createHash("sha256").update(pdf).digest("hex"),
    stateDigest: loaded.stateDigest,
    basis: loaded.basis,
    createdAt: ctx.now,
  };
  return ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, report.id, tx);
    requireGround(ctx.actor, "report.work", again.facts);
    const newest = await latestDocument(tx, report.id);
    if (newest && (again.report.status === "sent" || newest.stateDigest === made.stateDigest)) return newest;
    const { digest } = await reportState(tx, again.report);
    if (digest !== made.stateDigest && !last) return null;
    const row = { ...made, number: (newest?.number ?? 0) + 1 };
    if (!(await insertDocument(tx, row))) return null;
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "report.rendered", pupilId: report.pupilId, reportId: report.id, documentId },
    });
    return row;
  });
}

const rendered = ({ id, sha256, number }: { id: string; sha256: string; number: number }) => ({
  documentId: id,
  sha256,
  number,
});

const seal = (ctx: StaffCtx, at: ReturnType<typeof documentPdfPlace>, content: string | Uint8Array) =>
  ctx.vault.seal(at.owner, at.place, content);

async function make(ctx: StaffCtx, report: ReportRow, loaded: LoadedReport, words: Words) {
  const unit = await unitWithAuthority(ctx.db.read, report.schoolUnitId);
  const code = report.receiverCode;
  const municipality = code ? findMunicipality(code) : null;
  const receiving = code ? await receiverOf(ctx.db.read, code, report.receiverUnit) : null;
  const receiver = municipality
    ? [words("routing:receiver", { municipality: municipality.name }), receiving?.unitName]
        .filter(Boolean)
        .join(", ")
    : "–";
  const { values, entries, attachments } = loaded;
  const isProtected = values.protectedIdentity === "yes";
  const follows = report.followsId ? await findReport(ctx.db.read, report.followsId) : null;
  const facts = {
    language: report.language,
    sections: sectionsOf(values, { formVersion: report.formVersion, words, receiver }),
    reference: report.reference,
    created: ctx.now,
    authority: isProtected ? words("report:document.issuerHidden") : (unit?.authorityName ?? ""),
    unit: isProtected ? "" : (unit?.name ?? ""),
    legalProfile: unit?.legalProfile ?? ("municipal" as const),
    acute: report.acute,
    protectedIdentity: isProtected,
    receiver,
    entries,
  };
  const draftOf = async (shown: LoadedReport["attachments"]) => {
    const beside = listOf(
      attachments.filter((a) => !shown.includes(a)),
      words,
    );
    const images: Uint8Array<ArrayBuffer>[] = [];
    for (const { id } of shown) images.push(await wholeFile(ctx, id));
    return { model: reportDocument({ ...facts, images, beside }, words), beside };
  };
  const { pdf, beside } = await renderWithPictures(draftOf, {
    pictures: attachments.filter((a) => isPicture(a.mediaType)),
    words,
  });
  return { pdf, data: { ...receivedContentOf(values, follows?.reference), attachments: beside } };
}

const listOf = (files: LoadedReport["attachments"], words: Words): OwnAttachment[] =>
  files.map(({ id, mediaType, size, sha256 }, at) => ({
    id,
    label: words("report:document.attachment", { number: at + 1 }),
    mediaType,
    size,
    sha256,
  }));

type Draft = { model: DocumentDraft; beside: OwnAttachment[] };

/** A picture that cannot be shown never holds a report back: then the pictures go beside it, as the other files do. */
async function renderWithPictures(
  draftOf: (shown: LoadedReport["attachments"]) => Promise<Draft>,
  { pictures, words }: { pictures: LoadedReport["attachments"]; words: Words },
): Promise<{ pdf: Uint8Array; beside: OwnAttachment[] }> {
  const { model, beside } = await draftOf(pictures);
  try {
    return { pdf: await renderWhatCanBe(model), beside };
  } catch (error) {
    if (!(error instanceof RenderError) || error.fault.kind !== "image" || pictures.length === 0) throw error;
    const without = await draftOf([]);
    const notices = [...(without.model.notices ?? []), words("report:document.imageLost")];
    return { pdf: await renderWhatCanBe({ ...without.model, notices }), beside: without.beside };
  }
}

/** A character that no font has never holds a report back. */
async function renderWhatCanBe(model: DocumentDraft, attempts = 3): Promise<Uint8Array> {
  try {
    return await renderDocument(model);
  } catch (error) {
    if (!(error instanceof RenderError) || attempts === 0 || error.fault.kind !== "missing-glyph")
      throw error;
    return renderWhatCanBe(without(model, error.fault.characters), attempts - 1);
  }
}

/** The characters are named by code point, "U+1F469+U+200D+U+1F467"; a replacement mark shows where they stood. */
function without(model: DocumentDraft, named: readonly string[]): DocumentDraft {
  const lacking = named.map((name) =>
    String.fromCodePoint(
      ...[...name.matchAll(/U\+([0-9A-F]+)/g)].map(([, hex]) => Number.parseInt(hex ?? "", 16)),
    ),
  );
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return lacking.reduce((text, c) => text.replaceAll(c, "[?]"), value);
    if (value instanceof Uint8Array || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(clean);
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, clean(v)]));
  };
  return clean(model) as DocumentDraft;
}
