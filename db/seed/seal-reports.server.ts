// Seals the reports on the school's side under the pupil's key, and the receptions' copies under the municipality's.
import { createHash } from "node:crypto";
import { childLookups } from "~/domain/reception/child-lookups";
import { queueOf } from "~/domain/reception/due";
import { receivedPlace } from "~/domain/reception/places";
import {
  deliveryFilePlace,
  documentDataPlace,
  documentPdfPlace,
  reportFieldPlace,
} from "~/domain/report/places";
import { receivedContentOf } from "~/domain/report/report-content";
import type { KeyOwner, Vault } from "~/vault/vault.server";
import type { delivery, deliveryEvent } from "../schema/delivery.server";
import type { receivedEvent, receivedGuardian, receivedReport } from "../schema/reception.server";
import type { report, reportAuthor, reportDocument, reportEntry, reportField } from "../schema/report.server";
import type { ReceivedRow, ReportRow, SeedPlan } from "./plan";

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

interface SealedReports {
  reports: (typeof report.$inferInsert)[];
  authors: (typeof reportAuthor.$inferInsert)[];
  fields: (typeof reportField.$inferInsert)[];
  entries: (typeof reportEntry.$inferInsert)[];
  documents: (typeof reportDocument.$inferInsert)[];
  deliveries: (typeof delivery.$inferInsert)[];
  deliveryEvents: (typeof deliveryEvent.$inferInsert)[];
}

export async function sealReports(vault: Vault, plan: SeedPlan): Promise<SealedReports> {
  const sealed: SealedReports = {
    reports: [],
    authors: [],
    fields: [],
    entries: [],
    documents: [],
    deliveries: [],
    deliveryEvents: [],
  };
  const versionOf = new Map(plan.concerns.map((c) => [c.id, c.versions.length]));
  for (const planned of plan.reports) {
    const { authorIds, fields, entryIds, delivery: sent, ...row } = planned;
    const owner: KeyOwner = { kind: "content", id: row.id };
    await vault.ensureKey(owner, { kind: "pupil", id: row.pupilId });
    sealed.reports.push(row);
    for (const accountId of authorIds) {
      sealed.authors.push({ reportId: row.id, accountId, addedAt: row.createdAt });
    }
    for (const [field, value] of Object.entries(fields)) {
      const { place } = reportFieldPlace(row.id, field, 1);
      sealed.fields.push({
        reportId: row.id,
        field,
        sealedValue: await vault.seal(owner, place, JSON.stringify(value)),
        version: 1,
        updatedBy: row.createdBy,
        updatedAt: row.createdAt,
      });
    }
    for (const concernId of entryIds) {
      const concernVersion = versionOf.get(concernId) ?? 1;
      const [addedBy, addedAt] = [row.createdBy, row.createdAt];
      sealed.entries.push({ reportId: row.id, concernId, concernVersion, addedBy, addedAt });
    }
    if (sent) await sealDelivery(vault, sealed, planned);
  }
  return sealed;
}

async function sealDelivery(vault: Vault, sealed: SealedReports, row: ReportRow): Promise<void> {
  const { delivery: sent, id: reportId, sentAt } = row;
  if (!sent || !sentAt) return;
  const { documentId, file } = sent;
  const pdf = documentPdfPlace(reportId, documentId);
  const data = JSON.stringify(receivedContentOf(row.fields));
  sealed.documents.push({
    id: documentId,
    reportId,
    number: 1,
    sealedPdf: await vault.seal(pdf.owner, pdf.place, file),
    sealedData: await vault.seal(pdf.owner, documentDataPlace(reportId, documentId).place, data),
    sha256: sha256(file),
    stateDigest: sha256(data),
    createdAt: sentAt,
  });
  sealed.deliveries.push({
    id: sent.id,
    reportId,
    documentId,
    municipalityCode: row.receiverCode as string,
    channel: "own_reception",
    digest: sha256(file),
    sealedFile: await vault.seal(pdf.owner, deliveryFilePlace(reportId, sent.id).place, file),
    state: sent.state,
    createdAt: sentAt,
    updatedAt: sent.events.at(-1)?.at ?? sentAt,
    version: sent.events.length,
  });
  for (const event of sent.events) sealed.deliveryEvents.push({ ...event, deliveryId: sent.id });
}

export async function sealReceived(vault: Vault, plan: SeedPlan) {
  const received: (typeof receivedReport.$inferInsert)[] = [];
  const guardians: (typeof receivedGuardian.$inferInsert)[] = [];
  const events: (typeof receivedEvent.$inferInsert)[] = [];
  for (const planned of plan.received) {
    const { guardianLookups, ...row } = await sealOne(vault, planned);
    received.push(row);
    const { id: receivedId, municipalityCode } = row;
    for (const lookup of guardianLookups) guardians.push({ receivedId, municipalityCode, lookup });
    for (const event of planned.events) events.push({ ...event, receivedId: planned.id });
  }
  return { received, guardians, events };
}

async function sealOne(vault: Vault, planned: ReceivedRow) {
  const { childNumber, content, file, events, ...row } = planned;
  const municipality: KeyOwner = { kind: "municipality", id: row.municipalityCode };
  const { owner, place } = receivedPlace(row.id, "sealed_content");
  await vault.ensureKey(owner, municipality);
  const digest = file ? sha256(file) : null;
  const told = events.find(({ kind }) => kind === "feedback_sent");
  const standing = {
    ...unworked,
    ...row,
    feedbackAt: told?.at ?? null,
    feedbackWay: told ? (row.wayIn === "tool" ? ("tool" as const) : ("phone" as const)) : null,
  };
  const known = { ...content, child: { ...content.child, personalNumber: childNumber } };
  return {
    ...standing,
    ...queueOf(standing),
    digest,
    ...(await childLookups(vault, row.municipalityCode, known)),
    sealedContent: await vault.seal(owner, place, JSON.stringify(content)),
    sealedFile: file ? await vault.seal(owner, receivedPlace(row.id, "sealed_file").place, file) : null,
  };
}

const unworked = {
  protectionAssessedAt: null,
  decision: null,
  decidedAt: null,
  endedAt: null,
  feedbackRequestedAt: null,
  forwardedAt: null,
};
