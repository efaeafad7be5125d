// A report as its page shows it: dates as words, one section's questions, what each part still lacks.

import { cite } from "~/domain/law/citations";
import { isAsked } from "~/domain/report/completeness";
import { isLocked } from "~/domain/report/family-guard";
import { formOfVersion } from "~/domain/report/form";
import type { ReportField, SectionId } from "~/domain/report/form-shape";
import { guardianNotice } from "~/domain/report/guardian-notice";
import type { readReport } from "~/domain/report/read-report.server";
import type { FieldSaved, SectionSaved } from "~/domain/report/save-report-field.server";
import { ownTexts } from "~/domain/report-text/own-texts";
import { remarkGrounds } from "~/domain/routing/rules";
import { dates } from "./dates";
import type { Language } from "./language";

type Read = Awaited<ReturnType<typeof readReport>>;

export function sectionOf(formVersion: number, wanted: string | null): SectionId {
  const { sections } = formOfVersion(formVersion);
  return sections.find((s) => s.id === wanted)?.id ?? "now";
}

export function questionsOf(formVersion: number, section: SectionId): ReportField[] {
  const found = formOfVersion(formVersion).sections.find((s) => s.id === section);
  return (found?.fields ?? []).filter((f) => f.kind !== "municipality");
}

/** The section after this one; the last leads to itself. */
export function nextSection(formVersion: number, section: SectionId): SectionId {
  const ids = formOfVersion(formVersion).sections.map((s) => s.id);
  return ids[ids.indexOf(section) + 1] ?? section;
}

/** The version that stands, where somebody has signed it. */
function signedVersion(document: Read["document"]): { number: number; count: number } | null {
  const count = document?.current ? document.signatures.length : 0;
  return document && count > 0 ? { number: document.number, count } : null;
}

export function reportForScreen(
  report: Read,
  { section, language }: { section: SectionId; language: Language },
) {
  const versions = new Map(report.fields.map((f) => [f.field, f.version]));
  const { route } = report;
  const chosen = new Set(report.entries.map((e) => e.concernId));
  const files = new Set(report.attachments.map((a) => a.id));
  const readable = new Set(report.thread.map((e) => e.id));
  const unread = report.entries.filter((e) => !readable.has(e.concernId));
  return {
    id: report.id,
    discardWay: report.discard?.way ?? null,
    reference: report.reference,
    status: report.status,
    signed: signedVersion(report.document),
    adult: report.adult,
    acute: report.acute,
    danger: report.danger,
    lockedBy: isLocked(report.guard, "print") ? report.id : null,
    pupil: report.pupil,
    savedAt: dates.time(report.updatedAt, language),
    section,
    parts: formOfVersion(report.formVersion).sections.map((s) => {
      const asked = s.fields.filter((f) => isAsked(f, report.values));
      const begun = asked.some((f) => report.stored.has(f.id));
      return { id: s.id, begun };
    }),
    questions: questionsOf(report.formVersion, section)
      .filter((f) => isAsked(f, report.values))
      .map((asked) => ({
        asked,
        value: report.stored.get(asked.id) ?? (report.stored.has(asked.id) ? null : ""),
        version: versions.get(asked.id) ?? 0,
      })),
    missing: report.missing,
    heldBack: report.heldBack,
    guardianNotice: guardianNotice(report.values.categories ?? []),
    entries: report.thread.map((e) => ({
      id: e.id,
      day: dates.date(e.occurredAt, language),
      authorName: e.authorName,
      text: e.text ?? "",
      isNew: e.isNew,
      inner: e.circle === "student_health",
      chosen: chosen.has(e.id),
      attachments: e.attachments.map((a) => ({ ...a, chosen: files.has(a.id) })),
    })),
    own: ownTexts(report.ownTexts, { language, categories: report.values.categories ?? [] }),
    siblings: report.siblings,
    follows: report.follows && {
      reference: report.follows.reference,
      date: dates.date(report.follows.sentAt, language),
      entries: report.thread.filter((e) => e.isNew).length,
      changed: report.follows.changed,
    },
    looseFiles: report.looseFiles.map(({ createdAt, ...f }) => ({
      ...f,
      day: dates.date(createdAt, language),
      chosen: files.has(f.id),
    })),
    others: unread.filter((e) => e.circle !== "student_health").length,
    fromHealth: unread.filter((e) => e.circle === "student_health").length,
    route: {
      explanation: route.proposed.explanation,
      remarks: route.proposed.remarks.map((id) => ({ id, citation: cite(remarkGrounds[id], language) })),
      movedRecently: route.movedRecently,
      parentsApart: route.parentsApart,
      staysIn: route.staysIn,
      specialists: route.specialists,
      unitHow: route.unitHow,
      unit: route.unit,
      units: route.units,
      phoneNow: route.phoneNow,
      proposedCode: route.proposed.municipality?.code ?? "",
      proposedName: route.proposed.municipality?.name ?? "",
      receiverCode: route.receiver?.code ?? "",
      receiverName: route.receiver?.name ?? "",
      citation: cite(route.proposed.ground, language),
      reason: route.reason,
      byPerson: route.decision === "by_person",
      outdated: route.outdated,
      // Of a child who was only described nobody but its authors may know.
      asksSecond: route.decision === "by_person" && report.pupil.id !== null,
      connected: route.connected,
      phone: route.phone ?? "",
      outOfHours: route.outOfHoursPhone ?? "",
    },
  };
}

export function savedForScreen(saved: FieldSaved, field: string, language: Language) {
  if (saved.saved) return { version: saved.version, at: dates.time(saved.at, language) };
  return { conflicts: conflictsForScreen({ [field]: saved }, language) };
}

export function conflictsForScreen(conflicts: SectionSaved["conflicts"], language: Language) {
  return Object.fromEntries(
    Object.entries(conflicts).map(([field, { version, theirs, byName, at }]) => [
      field,
      { version, theirs, byName, at: dates.time(at, language) },
    ]),
  );
}
