// A received report as its page shows it: dates in words, the form's answers under their questions. Dates are formatted
// here, so that the browser never formats again.

import type { ShownEvidenceItem } from "~/components/reception-evidence";
import type { ShownOrigin } from "~/components/reception-origin";
import { asWritten } from "~/domain/pupil/personal-number";
import type { ForwardedOrigin } from "~/domain/reception/forwarded-origin";
import type { ReadReceived } from "~/domain/reception/read-received.server";
import { type ContentSection, sectionsOf } from "~/domain/report/report-content";
import type { ReportValues } from "~/domain/report/values";
import type { Words } from "~/domain/report/words";
import { findMunicipality } from "~/domain/routing/municipalities";
import type { OtherReport } from "~db/related-reports.server";
import { dates } from "./dates";
import { fileForScreen } from "./file-for-screen";
import type { Language } from "./language";

type Read = ReadReceived;

interface Shown {
  language: Language;
  words: Words;
}

const place = (code: string | null) => (code ? (findMunicipality(code)?.name ?? null) : null);

/** What a row of a reception's ledger holds, in words; null where the row's own words say all. */
function detailOf({ kind, detail, person = null }: LedgerRow, { language, words }: Shown): string | null {
  if (detail === null) return null;
  if (kind === "decided") return words(`reception:outcomes.${detail}`);
  if (kind === "ended") return words(`reception:endings.${detail}.name`);
  if (kind === "feedback_sent") return words(`reception:feedbackWays.${detail}`);
  if (kind === "forwarded" || kind.startsWith("forward_")) return place(detail);
  if (kind === "moved_to_unit") return detail;
  if (kind === "invited") return dates.civil(detail, language);
  if (kind === "assigned" || kind === "protection_assessed") return person;
  return /^(?:same_child|family)_/.test(kind) ? detail : null;
}

interface LedgerRow {
  kind: string;
  detail: string | null;
  person?: string | null;
}

function originForScreen(origin: ForwardedOrigin | null, shown: Shown): ShownOrigin | null {
  if (!origin) return null;
  return {
    municipality: place(origin.municipalityCode) ?? "",
    reason: origin.reason,
    registrationNumber: origin.registrationNumber,
    receivedAt: dates.when(new Date(origin.receivedAt), shown.language),
    events: origin.events.map((event) => ({
      at: dates.when(new Date(event.at), shown.language),
      kind: event.kind,
      detail: detailOf({ ...event, person: event.detail }, shown),
      by: event.by,
    })),
    before: originForScreen(origin.before, shown),
  };
}

function otherForScreen(other: OtherReport, { language }: Shown) {
  return {
    id: other.id,
    reference: other.reference,
    status: other.status,
    category: other.categories[0] ?? null,
    receivedAt: dates.date(other.receivedAt, language),
  };
}

function relatedForScreen({ related, row }: { related: Read["related"]; row: Read }, shown: Shown) {
  return {
    hasNumber: row.hasNumber,
    hasName: row.hasName,
    sameChild: related.sameChild.map((one) => otherForScreen(one, shown)),
    family: related.family.map((one) => otherForScreen(one, shown)),
    proposals: related.proposals,
    versions: related.versions.map((one) => ({ ...otherForScreen(one, shown), kind: one.kind })),
  };
}

function evidenceForScreen({ evidence }: Read, { language }: Shown): ShownEvidenceItem[] {
  const when = (at: string) => dates.when(new Date(at), language);
  return evidence.map(({ id, receivedAt, ofThisFile, lacking, signatures, photos }) => ({
    id,
    at: dates.when(receivedAt, language),
    ofThisFile,
    lacking,
    signatures: signatures.map(({ name, at, revocation }) => ({
      name,
      at: when(at),
      verdict: revocation ?? "before",
    })),
    photos: photos.map(({ signer, attachedBy, at }) => ({ signer, attachedBy, at: when(at) })),
  }));
}

export function receivedForScreen(read: Read, shown: Shown) {
  const { language, words } = shown;
  const { content } = read;
  const child = content?.child ?? {};
  const receiver = findMunicipality(read.municipalityCode)?.name ?? "";
  return {
    id: read.id,
    evidence: evidenceForScreen(read, shown),
    version: read.version,
    reference: read.reference,
    receipt: read.receipt,
    status: read.status,
    wayIn: read.wayIn,
    reporterKind: read.reporterKind,
    acute: read.acute,
    protectedIdentity: read.protectedIdentity,
    feedbackRequested: read.feedbackRequested,
    registrationNumber: read.registrationNumber,
    hasFile: read.hasFile,
    hasTwin: read.hasTwin,
    attachments: read.attachments.map((file) => fileForScreen(file, shown)),
    can: read.can,
    receivedAt: dates.when(read.receivedAt, language),
    gone: content === null,
    childName: child.name ?? null,
    child: [
      ["name", child.name],
      ["personalNumber", child.personalNumber ? asWritten(child.personalNumber) : null],
      ["birthDate", child.birthDate ? dates.civil(child.birthDate, language) : null],
      ["address", child.address],
      ["description", child.description],
    ].flatMap(([label, value]) => (label && value ? [{ label, value }] : [])),
    summary: content?.summary ?? null,
    reporter: typeof content?.reporter === "string" ? content.reporter : null,
    categories: read.categories,
    sections: content?.fields
      ? withoutRepeats(
          sectionsOf(content.fields as ReportValues, { formVersion: content.formVersion, words, receiver }),
          content.summary,
        )
      : [],
    deadlines: read.deadlines.map(({ id, done, late, daysLeft, date }) => ({
      id,
      done,
      late,
      daysLeft,
      date: dates.civil(date, language),
    })),
    related: relatedForScreen({ related: read.related, row: read }, shown),
    events: read.events.map((event) => ({
      at: dates.when(event.at, language),
      kind: event.kind,
      detail: detailOf(event, shown),
      by: event.by,
    })),
    unit: read.unit,
    colleagues: read.colleagues,
    assignedTo: read.assignedTo,
    assignee: read.assignee ?? null,
    self: read.self,
    meetingOn: read.meetingOn ? dates.civil(read.meetingOn, language) : null,
    takenBack: read.withdrawnAt !== null,
    consents: read.consents.map(({ id, who, what, until, standing, withdrawnAt }) => ({
      id,
      who,
      what,
      standing,
      withdrawn: withdrawnAt !== null,
      until: dates.civil(until, language),
    })),
    origin: originForScreen(read.origin, shown),
    forward: read.forwardTo
      ? {
          to: place(read.forwardTo) ?? "",
          way: read.forwardWay ?? "other",
          reason: read.forwardReason,
          askedAt: read.forwardAskedAt ? dates.when(read.forwardAskedAt, language) : "",
          arrived: read.forwardedAt ? dates.when(read.forwardedAt, language) : null,
        }
      : null,
  };
}

const shownAbove = [
  "receiver",
  "childName",
  "childPersonalNumber",
  "childBirthDate",
  "childAddress",
  "childDescription",
];

/** What stands in the cards above is not said again: the child, and the words on what has happened. */
function withoutRepeats(sections: ContentSection[], summary: string | null | undefined): ContentSection[] {
  return sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter(({ field, value }) => !shownAbove.includes(field) && value !== summary),
    }))
    .filter(({ rows }) => rows.length > 0);
}
