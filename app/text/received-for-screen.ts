// A received report as its page shows it: dates in words, the form's answers under their questions. Dates are formatted
// here, so that the browser never formats again.

import type { readReceived } from "~/domain/reception/read-received.server";
import { type ContentSection, sectionsOf } from "~/domain/report/report-content";
import type { ReportValues } from "~/domain/report/values";
import type { Words } from "~/domain/report/words";
import { findMunicipality } from "~/domain/routing/municipalities";
import { dates } from "./dates";
import type { Language } from "./language";

type Read = Awaited<ReturnType<typeof readReceived>>;

export function receivedForScreen(read: Read, { language, words }: { language: Language; words: Words }) {
  const { content } = read;
  const child = content?.child ?? {};
  const receiver = findMunicipality(read.municipalityCode)?.name ?? "";
  const detail = (kind: string, told: string | null) => {
    if (told === null) return null;
    if (kind === "decided") return words(`reception:outcomes.${told}`);
    return kind === "ended" ? words(`reception:endings.${told}.name`) : null;
  };
  return {
    id: read.id,
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
    hasFile: read.digest !== null,
    hasNumber: read.hasNumber,
    can: read.can,
    receivedAt: dates.when(read.receivedAt, language),
    gone: content === null,
    childName: child.name ?? null,
    child: [
      ["name", child.name],
      ["personalNumber", child.personalNumber],
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
    earlier: read.earlier.map(({ id, status, receivedAt, categories }) => ({
      id,
      status,
      category: categories[0] ?? null,
      receivedAt: dates.civil(receivedAt.toISOString().slice(0, 10), language),
    })),
    events: read.events.map(({ at, kind, detail: told, by }) => ({
      at: dates.when(at, language),
      kind,
      detail: detail(kind, told),
      by,
    })),
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
