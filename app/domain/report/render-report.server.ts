// Renders a report as the PDF that people read, sign and send, and keeps it sealed. What is current already is not
// rendered again: the digest of the report's state tells. What changed while it was rendered is rendered again, so that
// nobody is given a document of another state than the one she asked to see. Policy "report.sign". Does not send, and checks no completeness:
// a half-written report can be read as a document too.
import { createHash, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { signFacts } from "~/access/sign-facts.server";
import { record } from "~/audit/record.server";
import { findReport, type ReportRow } from "~db/report.server";
import { type DocumentHead, insertDocument, latestDocument, receiverOf } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { findMunicipality } from "../routing/municipalities";
import { composeReport } from "./compose-report.server";
import { type LoadedReport, loadReport } from "./load-report.server";
import { documentDataPlace, documentPdfPlace, documentTwinPlace } from "./places";
import { reportState } from "./report-state.server";
import { wholePicture } from "./sent-attachments.server";
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
  const { report, facts } = await signFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.sign", facts);
  const latest = await latestDocument(ctx.db.read, report.id);
  if (report.status === "sent" && latest) return latest;
  const loaded = await loadReport(ctx, report);
  if (latest?.stateDigest === loaded.stateDigest) return latest;

  const { pdf, data, twin } = await make(ctx, report, loaded, input.words);
  const documentId = randomUUID();
  const made = {
    id: documentId,
    reportId: report.id,
    sealedPdf: await seal(ctx, documentPdfPlace(report.id, documentId), pdf),
    sealedData: await seal(ctx, documentDataPlace(report.id, documentId), JSON.stringify(data)),
    sealedTwin: await seal(ctx, documentTwinPlace(report.id, documentId), twin),
    sha256: createHash("sha256").update(pdf).digest("hex"),
    stateDigest: loaded.stateDigest,
    basis: loaded.basis,
    createdAt: ctx.now,
  };
  return ctx.db.write(async (tx) => {
    const again = await signFacts(ctx, report.id, tx);
    requireGround(ctx.actor, "report.sign", again.facts);
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
  const follows = report.followsId ? await findReport(ctx.db.read, report.followsId) : null;
  const { language, formVersion, reference, acute } = report;
  return composeReport(
    {
      language,
      formVersion,
      reference,
      acute,
      created: ctx.now,
      receiver,
      issuer: { authority: unit?.authorityName ?? "", unit: unit?.name ?? "" },
      legalProfile: unit?.legalProfile ?? "municipal",
      values: loaded.values,
      entries: loaded.entries,
      attachments: loaded.attachments,
      bytesOf: (id) => wholePicture(ctx, id),
      follows: follows?.reference ?? null,
    },
    words,
  );
}
