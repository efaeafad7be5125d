// Sends the very document that the sender has read, signed or not. Policy "report.work". Where the report has changed since
// she is told and shown the new version: one more press sends that. Held back by three things only: no description of the
// child, nothing of what happened, no receiver. A receiver that no machine reaches holds nothing back: then a person carries
// the report, and the page says how. Delivery, ledger, outbox and audit stand in one transaction; a second submit is the
// first. Source: SoL 19:1 (at once, personal). Does not deliver: the runner does, or a person.
import { createHash, randomUUID } from "node:crypto";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { insertDelivery } from "~db/delivery.server";
import { holdersOf } from "~db/grant.server";
import { addNotices } from "~db/notice.server";
import { enqueue } from "~db/outbox.server";
import type { ReportRow } from "~db/report.server";
import { findDocument, signaturesOn } from "~db/report-document.server";
import { clearWriting } from "~db/report-together.server";
import { addAuthor, markSent } from "~db/report-write.server";
import { childNumber } from "../delivery/child-number.server";
import type { Connected } from "../delivery/choose-channel";
import { wayOut } from "../delivery/way-out.server";
import { Refusal, refuse } from "../refusal";
import { dataEntry, registerSealed, sealedEntry } from "../seal/register-sealed.server";
import { askByPolicy } from "./ask-signatures.server";
import { heldBackBy } from "./completeness";
import { currentDocument } from "./current-document.server";
import { evidenceToDeliver } from "./evidence-to-deliver.server";
import { loadReport } from "./load-report.server";
import { deliveryFilePlace, documentPdfPlace } from "./places";
import { proposeRoute } from "./propose-route.server";
import { isSecondPerson } from "./second-person";
import { twinOf } from "./sent-attachments.server";

export interface SendReport {
  reportId: string;
  /** The document that the sender has before her. */
  documentId: string;
  /** Puts the organisation's seal on the file; null where none is configured. */
  seal: ((pdf: Uint8Array) => Promise<Uint8Array>) | null;
  /** Message services that this house is connected to; none where it is left out. */
  connected?: Connected;
}

/** Throws Refusal beside what holds it back; one that was sent already stays as it is. */
export async function sendReport(ctx: StaffCtx, input: SendReport): Promise<void> {
  const { report, pupil, facts } = await reportFacts(ctx, input.reportId);
  const ground = requireGround(ctx.actor, "report.work", facts);
  if (report.status === "sent") return;
  const { proposed, adult } = await proposeRoute(ctx, { report, pupil });
  if (adult) refuse("form", "pupil_adult");
  const { documentId } = input;
  await currentDocument(ctx.db.read, { report, documentId });
  // A route by rule holds only while the rules still lead there: a pupil may have moved, or be protected since.
  if (report.routeDecision === "by_rule" && proposed.municipality?.code !== report.receiverCode) {
    refuse("receiver", "route_changed");
  }
  await mayLeave(ctx, report);
  const document = await findDocument(ctx.db.read, documentId);
  if (!document) throw new Error("a rendered document vanished");
  const from = documentPdfPlace(report.id, documentId);
  const pdf = await ctx.vault.open(from.owner, from.place, document.sealedPdf);
  const file = input.seal ? await input.seal(pdf) : pdf;
  const deliveryId = randomUUID();
  const to = deliveryFilePlace(report.id, deliveryId);
  const sealedFile = await ctx.vault.seal(to.owner, to.place, file);
  const digest = createHash("sha256").update(file).digest("hex");
  const sealed = sealedEntry(file, { kind: "report", seriesId: report.id, at: ctx.now });
  const number = await childNumber({ q: ctx.db.read, vault: ctx.vault }, { report, document });
  const sealedTwin = dataEntry(await twinOf(ctx, document), sealed);
  const asked = report.routeDecision === "by_person" ? await secondPersons(ctx, report) : [];

  await ctx.db.write(async (tx) => {
    const again = await reportFacts(ctx, report.id, tx);
    requireGround(ctx.actor, "report.work", again.facts);
    if (again.report.status === "sent") return;
    const by = ctx.actor.accountId;
    const askSecond = report.routeDecision === "by_person" && report.pupilId !== null;
    const routeConfirmation = askSecond ? "asked" : "not_needed";
    // What somebody wrote in these moments is in no document yet: she is told, and sends what she has seen.
    await currentDocument(tx, { report: again.report, documentId });
    const { version } = again.report;
    if (!(await markSent(tx, { id: report.id, version, by, now: ctx.now, routeConfirmation })))
      refuse("form", "report_changed");
    // What was said about the draft among those who wrote it stays in no copy: it is not part of the report.
    await clearWriting(tx, report.id);
    await addAuthor(tx, { reportId: report.id, accountId: by, now: ctx.now });
    const way = await wayOut(tx, {
      report: again.report,
      connected: input.connected ?? [],
      childFoundByNumber: number !== null,
      now: ctx.now,
    });
    await insertDelivery(tx, {
      id: deliveryId,
      reportId: report.id,
      documentId,
      ...way,
      digest,
      sealedFile,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
    await registerSealed(tx, [sealed, sealedTwin]);
    await askByPolicy(tx, ctx, { report: again.report, documentId, ground });
    await evidenceToDeliver(tx, { report: { ...again.report, status: "sent" }, now: ctx.now });
    if (way.state === "sent")
      await enqueue(tx, [{ kind: "deliver-report", subjectId: deliveryId, availableAt: ctx.now }]);
    await addNotices(tx, toConfirm(report, { asked, createdBy: by, createdAt: ctx.now }));
    await record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: {
        kind: "report.sent",
        pupilId: report.pupilId,
        reportId: report.id,
        documentId,
        deliveryId,
        municipalityCode: way.municipalityCode,
        signatures: (await signaturesOn(tx, documentId)).length,
      },
    });
  });
}

function toConfirm(
  { id: subjectId, pupilId }: ReportRow,
  { asked, ...by }: { asked: readonly string[]; createdBy: string; createdAt: Date },
) {
  const kind = "route_to_confirm" as const;
  return asked.map((accountId) => ({ id: randomUUID(), accountId, kind, pupilId, subjectId, ...by }));
}

const firstField = { child: "childName", what: "observations", receiver: "receiver" } as const;

/** Throws Refusal where one of the three things is missing. */
async function mayLeave(ctx: StaffCtx, report: ReportRow): Promise<void> {
  const { values } = await loadReport(ctx, report);
  const held = heldBackBy(values);
  if (held.length === 0 && report.receiverCode) return;
  const things = held.length > 0 ? held : (["receiver"] as const);
  throw new Refusal(
    Object.fromEntries(things.map((t) => [firstField[t], { key: `report-form:holdsBack.${t}` }])),
  );
}

/** Those who may know of the report and neither chose where it goes nor sent it: student health and principal with the pupil. Nobody has an unknown one. */
async function secondPersons(ctx: StaffCtx, report: ReportRow): Promise<string[]> {
  if (report.pupilId === null) return [];
  const holders = await holdersOf(ctx.db.read, report.pupilId, ctx.now);
  const ids = holders
    .filter((h) => h.ground === "principal" || h.ground === "student_health")
    .map((h) => h.accountId);
  return [...new Set(ids)].filter((id) => isSecondPerson({ ...report, sentBy: ctx.actor.accountId }, id));
}
