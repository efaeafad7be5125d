// An action plan for the page: dates in the reader's language, and nothing that it does not show.

import { formOf, measurePrint } from "~/domain/action-plan/measure-form";
import type { ReadPlan } from "~/domain/action-plan/read-plan.server";
import type { ReadPlanSigning } from "~/domain/action-plan/read-plan-signing.server";
import type { Progress } from "~/domain/action-plan/rules";
import { printOf } from "~/domain/report/answer-print";
import { dates } from "./dates";
import type { Language } from "./language";

export const progressForScreen = ({ done, of, next, overdue }: Progress, language: Language) => ({
  done,
  of,
  next: next ? dates.civil(next, language) : "",
  overdue,
});

/** To be read and followed up. */
export function planForScreen(plan: ReadPlan, view: { language: Language; today: string }) {
  const { language, today } = view;
  const { fields } = plan;
  const [latest] = plan.versions;
  return {
    id: plan.id,
    reference: plan.reference,
    pupil: plan.pupil,
    closed: plan.closedAt ? dates.date(plan.closedAt, language) : "",
    needs: fields.needs.value,
    goals: fields.goals.value,
    followUp: fields.followUp.value,
    followUpOn: fields.followUpOn.value ? dates.civil(fields.followUpOn.value, language) : "",
    evaluation: fieldForScreen(fields.evaluation),
    measures: plan.measures.map((m) => ({
      id: m.id,
      what: m.what,
      owner: m.ownerName,
      due: m.dueOn ? dates.civil(m.dueOn, language) : "",
      overdue: m.status === "planned" && m.dueOn !== null && m.dueOn < today,
      status: m.status,
      note: m.note,
      by: m.followedBy,
      at: m.followedAt ? dates.date(m.followedAt, language) : "",
      version: m.followVersion,
    })),
    progress: progressForScreen(plan.progress, language),
    entries: plan.entries.map((e) => ({
      id: e.concernId,
      date: dates.date(e.occurredAt, language),
      name: e.authorName,
    })),
    hiddenEntries: plan.hiddenEntries,
    versions: plan.versions.map(({ createdAt, byName, ...v }) => ({
      ...v,
      date: dates.date(createdAt, language),
      name: byName,
    })),
    changedSince: latest && !plan.current ? latest.number : null,
    nothingSince: plan.nothingSince,
    lacking: plan.lacking,
    lockedBy: plan.lockedBy,
    can: plan.can,
  };
}

export type ShownPlan = ReturnType<typeof planForScreen>;

const fieldForScreen = ({ value, version }: { value: string; version: number }) => ({
  value,
  version,
  print: printOf(value),
});

/** To be written in: with the marks by which the server knows what its writer met. */
export function planToWrite(plan: ReadPlan) {
  const [latest] = plan.versions;
  const { needs, goals, followUp, followUpOn } = plan.fields;
  return {
    id: plan.id,
    pupil: plan.pupil,
    fields: {
      needs: fieldForScreen(needs),
      goals: fieldForScreen(goals),
      followUp: fieldForScreen(followUp),
      followUpOn: fieldForScreen(followUpOn),
    },
    measures: plan.measures.map((m) => ({
      id: m.id,
      ...formOf(m),
      ownerName: m.ownerName,
      version: m.version,
      print: measurePrint(formOf(m)),
    })),
    owners: plan.owners,
    signedNumber: latest && latest.signatures + latest.photos > 0 ? latest.number : null,
    lockedBy: plan.lockedBy,
  };
}

export type WrittenPlan = ReturnType<typeof planToWrite>;

export function planSigningForScreen(signing: ReadPlanSigning, language: Language) {
  const when = (at: Date) => dates.when(at, language);
  return {
    ...signing,
    signatures: signing.signatures.map((s) => ({ ...s, signedAt: when(s.signedAt) })),
    earlier: signing.earlier.map((s) => ({ ...s, signedAt: when(s.signedAt) })),
    photos: signing.photos.map(({ id, signer, attachedByName, attachedAt, onThis }) => ({
      id,
      signer,
      name: attachedByName,
      at: when(attachedAt),
      onThis,
    })),
    requests: signing.requests.map((r) => ({ ...r, askedAt: when(r.askedAt) })),
    family: signing.family.map(({ link, ...f }) => ({
      ...f,
      link: link && {
        id: link.id,
        stands: link.stands,
        until: when(link.expiresAt),
        opened: link.openedAt ? when(link.openedAt) : "",
        mail: link.mail && { ...link.mail, at: when(link.mail.at) },
      },
    })),
  };
}

export type ShownPlanSigning = ReturnType<typeof planSigningForScreen>;
