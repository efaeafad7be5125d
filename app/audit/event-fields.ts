// What the audit can tell: one kind an act, with ids, codes and counts alone (lag 2001:454 10 §, GDPR 32).
// A kind is never renamed and a field never given another meaning: rows are kept for years and are part of a chain.
// Does not decide when an event is due: every use case records its own.
import { alarmAnswers } from "~/domain/alarm/answers";
import { alarmKinds, notedHows } from "~/domain/delivery/words";
import { unitFields } from "~/domain/register/unit";
import { guardPurposes } from "~/domain/report/family-guard";
import { currentForm, fieldsOf } from "~/domain/report/form";
import { textKinds } from "~/domain/report-text/own-texts";
import { signedKinds } from "~/domain/signing/signing-policy";
import { caseworkFields } from "./casework-fields";
import { count, type Field, id, ids, mark, maybe, municipality, oneOf, someOf } from "./id-fields";

const pupil = { pupilId: id };
const concern = { pupilId: id, concernId: id };
const attachment = { pupilId: id, attachmentId: id, concernId: maybe(id) };
const handover = { handoverId: id, pupilIds: maybe(ids), toId: maybe(id) };
const transfer = { pupilId: id, transferId: id };
const lawfulBy = oneOf("consent", "school_change");
const substitution = { substitutionId: id, schoolUnitId: id, fromId: id, toId: id };
const grant = { pupilId: id, grantId: id, toId: maybe(id) };
/** Without a pupil where the reporter does not have the child, or nobody knows who it is. */
const report = { pupilId: maybe(id), reportId: id };
const document = { ...report, documentId: maybe(id) };
const delivery = { reportId: id, deliveryId: id, municipalityCode: municipality };
const received = { receivedId: id, municipalityCode: maybe(municipality) };
const registered = { unitId: id, municipalityCode: municipality };
/** Without a municipality where student health is asked. */
const consultation = { consultationId: id, municipalityCode: maybe(municipality) };
const way = oneOf("demo", "bankid");
const signedKind = oneOf(...signedKinds);
const plan = { pupilId: id, planId: id };
const planDocument = { ...plan, documentId: id };
const signerKind = oneOf("staff", "guardian", "pupil");
const reportField = oneOf(...(fieldsOf(currentForm).map((field) => field.id) as [string, ...string[]]));

export const eventFields = {
  "session.started": { method: way },
  "session.ended": {},
  "session.failed": {
    method: way,
    reason: oneOf("unknown_person", "closed_account", "cancelled", "expired", "failed"),
  },

  /** The notes that were shown, and of how many, events too, the texts were opened to be searched. Without them: the whole thread. */
  "pupil.read": { ...pupil, concernIds: maybe(ids), searched: maybe(count) },
  /** Left the screen: `copyId` stands on the copy. */
  "thread.copied": {
    ...pupil,
    copyId: id,
    as: oneOf("print", "pdf"),
    concernIds: ids,
    otherIds: ids,
    searched: maybe(count),
  },
  "concern.copied": { ...concern, copyId: id, as: oneOf("page", "pdf") },
  "pupil.state-listed": { pupilIds: ids },
  "todo.listed": { concernIds: ids, matterIds: maybe(ids) },

  "concern.logged": { ...concern, attachmentIds: maybe(ids) },
  "concern.read": concern,
  "concern.versions-read": concern,
  "concern.corrected": { ...concern, version: count },
  "concern.handled": { ...concern, handled: mark },
  "concern.withdrawn": concern,
  "concern.deleted": { ...concern, attachmentIds: maybe(ids) },
  "attachment.added": attachment,
  "attachment.read": attachment,
  "attachment.deleted": attachment,
  "attachment.thumbnail-read": attachment,
  "attachment.released": attachment,
  /** The virus scanner found something: before a form took it, or after. */
  "attachment.refused": attachment,
  "upload.refused": { uploadId: id },
  ...caseworkFields,
  "notice.sent": { pupilId: maybe(id), subjectId: id, toIds: ids },
  "notice.read": { pupilId: maybe(id), subjectId: id },

  "note.left": concern,
  "note.sent-to-principal": { noteId: id, schoolUnitId: id },
  "note.read": { noteId: id },
  "note.placed": { ...concern, noteId: id },
  "note.own-listed": { concernIds: ids, noteIds: ids },

  "handover.proposed": handover,
  "handover.previewed": handover,
  "handover.accepted": handover,
  "handover.declined": handover,
  "handover.withdrawn": handover,
  "handover.expired": handover,
  "handover.summarised": handover,
  "handover.appointed": handover,
  "handover.returned": handover,

  "access.granted": grant,
  "access.ended": grant,
  "access.extended": grant,
  "substitution.started": substitution,
  "history.listed": pupil,
  "history.asked": transfer,
  "history.requests-listed": { pupilIds: ids },
  "history.request-read": transfer,
  "history.sent": { ...transfer, lawfulBy, entries: count, files: maybe(count) },
  "history.refused": transfer,
  "history.read": transfer,
  "history.file-read": { ...transfer, fileId: id },
  "history.thumbnail-read": { ...transfer, fileId: id },
  "substitution.ended": substitution,
  /** A pupil has become protected: these accounts lost a grant. */
  "access.narrowed": { ...pupil, fromIds: ids },
  "access.listed": pupil,
  "access.rebuilt": { authorityId: id, added: count, changed: count, ended: count },
  "roster.imported": { authorityId: id, pupils: count, staff: count },
  "register.unit-added": registered,
  "register.unit-changed": { ...registered, fields: someOf(...unitFields) },
  "register.unit-checked": registered,
  "register.unit-closed": registered,
  "register.unit-reopened": registered,
  "register.imported": { added: count, changed: count },
  "register.exported": { units: count },
  "authority.text-saved": { authorityId: id, textKind: oneOf(...textKinds), version: count },
  "authority.signal-saved": { authorityId: id, version: count },
  "authority.guard-chosen": { authorityId: id, version: count },
  "invitation.made": { invitationId: id, toId: id },
  "invitation.used": { invitationId: id, toId: id },
  "account.closed": { toId: id, sessions: count },

  "report.drafted": { ...report, concernIds: maybe(ids), attachmentIds: maybe(ids) },
  "report.field-saved": { ...report, field: reportField, version: count },
  "report.entries-chosen": { ...report, concernIds: ids, attachmentIds: ids },
  /** Student health's own notes were let into a report: its other authors and its receiver read them. */
  "report.inner-released": { ...report, concernIds: ids, attachmentIds: ids },
  "report.author-added": { ...report, toId: id },
  "report.listed": { reportIds: ids },
  "report.read": report,
  "report.routed": { ...report, municipalityCode: municipality, decision: oneOf("by_rule", "by_person") },
  "report.route-confirmed": { ...report, municipalityCode: maybe(municipality) },
  "report.rendered": document,
  "report.document-read": document,
  "report.signing-read": document,
  "report.signature-asked": { ...report, byPolicy: mark, toIds: ids },
  "report.paper-attached": { ...document, photoId: id },
  "report.paper-read": { ...document, photoId: id },
  "report.evidence-made": { ...document, evidenceId: id, signatures: count },
  "report.evidence-read": { ...document, evidenceId: id },
  "signing.policy-changed": { authorityId: id, signedKind, version: count },
  "report.signed": { ...document, signatureId: id },
  "report.sent": { ...document, deliveryId: id, municipalityCode: municipality, signatures: maybe(count) },
  "report.cover-made": document,
  "report.sent-file-read": document,
  "report.attachment-read": { ...report, attachmentId: id },
  "report.discarded": report,
  /** A report about a sibling was begun from another one. */
  "report.sibling-linked": { ...report, otherId: id },
  /** Somebody decided otherwise than the guard on what a guardian could meet, or took it back. */
  "report.guard-decided": {
    ...report,
    decision: oneOf("lifted", "restored"),
    purpose: oneOf(...guardPurposes),
  },
  /** An author left a draft to the others who wrote in it. */
  "report.left": report,
  "report.commented": { ...report, commentId: id, field: reportField },
  "report.comments-read": { ...report, commentIds: ids },
  "report.comment-resolved": { ...report, commentId: id, resolved: mark },
  "report.review-asked": { ...report, toId: id },
  "report.feedback-asked": { ...report, deliveryId: id, asked: oneOf("request", "reminder") },

  "plan.started": { ...plan, concernIds: ids },
  "plan.entries-chosen": { ...plan, concernIds: ids },
  /** Student health's own notes were let into a plan: all who have the pupil, and guardians, read it. */
  "plan.inner-released": { ...plan, concernIds: ids },
  "plan.read": plan,
  "plan.written": {
    ...plan,
    fields: someOf("needs", "goals", "followUp", "followUpOn", "evaluation"),
    measureIds: ids,
  },
  "plan.finished": planDocument,
  "plan.document-read": planDocument,
  "plan.signing-read": plan,
  "plan.signature-asked": { ...plan, toIds: ids },
  /** `signerId`: an account, a guardian of the roster, or the pupil. */
  "plan.signed": { ...planDocument, signatureId: id, signerKind, signerId: id },
  "plan.paper-attached": { ...planDocument, photoId: id },
  "plan.paper-read": { ...planDocument, photoId: id },
  "plan.evidence-made": { ...planDocument, evidenceId: id, signatures: count },
  "plan.evidence-read": { ...planDocument, evidenceId: id },
  "plan.link-made": { ...planDocument, linkId: id, signerKind, signerId: id },
  /** To be mailed; then that a mail server took it, or that it was given up. Never to what address. */
  "plan.link-mail-asked": { ...planDocument, linkId: id },
  "plan.link-mailed": { ...planDocument, linkId: id },
  "plan.link-not-mailed": { ...planDocument, linkId: id },
  "plan.link-revoked": { ...planDocument, linkId: id },
  "plan.link-opened": { ...planDocument, linkId: id },
  /** Somebody signed in at a link that is not theirs, or stands no longer. */
  "plan.link-refused": { linkId: maybe(id) },
  "plan.followed-up": { ...plan, measureId: id },
  "plan.closed": plan,
  "plan.reopened": plan,

  "delivery.stored": { ...delivery, receivedId: maybe(id) },
  "delivery.handed-over": delivery,
  "delivery.rejected": delivery,
  "delivery.lost-by-service": delivery,
  "delivery.copy-removed": delivery,
  /** A person carried it, or noted what the receiver said. */
  "delivery.noted": { ...delivery, noted: oneOf(...notedHows) },
  "delivery.sent-again": delivery,
  "alarm.raised": { alarmKind: oneOf(...alarmKinds), subjectId: id },
  "alarm.listed": { alarmIds: ids },
  "alarm.ended": { alarmId: id, alarmKind: oneOf(...alarmKinds), answer: oneOf(...alarmAnswers) },
  "deliveries.reconciled": { compared: count, mismatches: count },
  "delivery.given-up": { ...delivery, attempts: count },
  "delivery.failed": { ...delivery, attempts: maybe(count) },
  "delivery.reconciled": delivery,
  "delivery.evidence-stored": { ...delivery, evidenceId: id },
  "delivery.feedback-asked": { ...delivery, asked: oneOf("request", "reminder") },

  "reception.stored": received,
  "reception.lookups-made": received,
  "reception.listed": { receivedIds: ids },
  "reception.read": received,
  "reception.file-read": received,
  "reception.attachment-read": { ...received, attachmentId: id },
  "reception.opened": received,
  "reception.acknowledged": received,
  "reception.registered": received,
  "reception.protection-assessed": received,
  "reception.decision": { ...received, decision: oneOf("opened", "not_opened", "already_under_way") },
  "reception.outcome": received,
  "reception.evidence-stored": { ...received, evidenceId: id },
  "reception.evidence-read": { ...received, evidenceId: id },
  "reception.feedback-asked": { ...received, asked: oneOf("request", "reminder") },
  "reception.entered": received,
  "reception.assigned": { ...received, toId: maybe(id) },
  "reception.invited": received,
  "reception.consent-recorded": { ...received, consentId: id },
  "reception.consent-withdrawn": { ...received, consentId: id },
  "reception.taken-back": received,
  "reception.moved-to-unit": received,
  "reception.forward-asked": { ...received, toCode: municipality },
  "reception.forward-returned": { ...received, toCode: municipality },
  "reception.forwarded": {
    ...received,
    toCode: municipality,
    way: oneOf("tool", "phone", "letter", "other"),
  },
  "reception.forwarded-here": received,
  "reception.compared": { ...received, otherId: id },
  "reception.match-answered": {
    ...received,
    otherId: id,
    match: oneOf("same_child", "family"),
    answer: oneOf("confirmed", "rejected", "reopened"),
  },
  "mail.notice-sent": { unitId: id, municipalityCode: municipality },
  "mail.digest-sent": { toId: id, waiting: count },
  "mail.digest-chosen": { toId: id, choice: oneOf("daily", "none") },
  "reception.outcomes-imported": { municipalityCode: municipality, lines: count, changed: count },
  "statistics.read": { municipalityCode: municipality },

  /** Without an actor: at the hour when letters are handed over, of the day on which they were posted. */
  "consultation.opened": consultation,
  "consultation.written": consultation,
  /** Of those who are asked, who are not anonymous. */
  "consultation.answered": consultation,
  "consultation.read": consultation,
  "consultation.listed": { consultationIds: ids },

  "key.destroyed": { owner: oneOf("authority", "pupil", "municipality", "content"), ownerId: id },
  "key.rotated": {
    owner: oneOf("authority", "pupil", "municipality", "content"),
    ownerId: id,
    version: count,
  },
  "audit.read": { pupilId: maybe(id), accountId: maybe(id) },
  "audit.verified": { rows: count, findings: count },
} as const satisfies Record<string, Record<string, Field>>;
