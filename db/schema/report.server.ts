// Reports of concern (orosanmälan) on the school's side: form, document, signatures. Deliveries: delivery.server.ts.
// Strictest class (OSL 40:7 g): who may know that a report exists stands in app/access/policy.ts.
import { bool, bytes, index, instant, int, json, primaryKey, table, text, unique } from "../dialect.server";
import { attachment } from "./concern.server";
import { account, pupil, schoolAuthority, schoolUnit } from "./school.server";

export const report = table(
  "report",
  {
    id: text("id").primaryKey(),
    /** Shown to people; not in sequence, tells neither place nor volume. */
    reference: text("reference").notNull().unique(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("report"),
    schoolUnitId: text("school_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    /** Null where the reporter does not have the child, or nobody knows who it is: then its authors alone know of it. */
    pupilId: text("pupil_id").references(() => pupil.id),
    createdBy: text("created_by")
      .notNull()
      .references(() => account.id),
    status: text("status", { enum: ["draft", "sent"] }).notNull(),
    formVersion: int("form_version").notNull(),
    language: text("language", { enum: ["sv", "en"] }).notNull(),
    acute: bool("acute").notNull().default(false),
    /** Routing: code of the receiving municipality and how it was settled. */
    receiverCode: text("receiver_code"),
    /** The reception unit that the reporter chose among several; null where the register leads to one. */
    receiverUnit: text("receiver_unit"),
    /** What the reporter knows that no register says: the register's home may be the old one, or one of two. */
    movedRecently: bool("moved_recently").notNull().default(false),
    parentsApart: bool("parents_apart").notNull().default(false),
    routeDecision: text("route_decision", { enum: ["by_rule", "by_person"] }),
    routeGround: text("route_ground"),
    /** Vault text under the report's content key: why a person chose otherwise. */
    sealedRouteReason: bytes("sealed_route_reason"),
    routedBy: text("routed_by"),
    routedAt: instant("routed_at"),
    routeConfirmation: text("route_confirmation", { enum: ["not_needed", "asked", "confirmed"] }),
    routeConfirmedBy: text("route_confirmed_by"),
    /** Who last chose the entries and attachments that it rests on. */
    entriesBy: text("entries_by"),
    entriesAt: instant("entries_at"),
    /** Why it went without a signature is never asked; that it did is known. */
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    sentAt: instant("sent_at"),
    sentBy: text("sent_by"),
    /** The report that this one supplements or repeats. */
    followsId: text("follows_id"),
    /** Reports about children of one family, each with its own: the same opaque value; null where there is no other. */
    siblingGroup: text("sibling_group"),
    version: int("version").notNull(),
  },
  (t) => [
    index("report_pupil").on(t.pupilId),
    index("report_creator").on(t.createdBy, t.status),
    index("report_siblings").on(t.siblingGroup),
  ],
);

export const reportAuthor = table(
  "report_author",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.accountId] }), index("report_author_account").on(t.accountId)],
);

/** One row a field: two people write different fields at once; `version` guards the same one. */
export const reportField = table(
  "report_field",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    field: text("field").notNull(),
    sealedValue: bytes("sealed_value").notNull(),
    version: int("version").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.field] })],
);

/**
 * What those who write say to each other about a field, before it is sent. It never leaves the house, and is in no
 * document, digest or delivery. Gone with the draft: when it is discarded and when it is sent.
 */
export const reportComment = table(
  "report_comment",
  {
    id: text("id").primaryKey(),
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    /** The field that it is about. */
    field: text("field").notNull(),
    /** The comment that this one answers; null for one that begins a thread. */
    answersId: text("answers_id"),
    authorId: text("author_id")
      .notNull()
      .references(() => account.id),
    /** Vault text under the report's content key, like the fields. */
    sealedText: bytes("sealed_text").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Of the one that begins a thread. */
    resolvedAt: instant("resolved_at"),
    resolvedBy: text("resolved_by"),
  },
  (t) => [index("report_comment_report").on(t.reportId, t.createdAt)],
);

/** Who has a draft open just now, and at which field: for half a minute, and then the row is gone. No content, no history. */
export const reportPresence = table(
  "report_presence",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    /** "" where no field is open. */
    field: text("field").notNull(),
    seenAt: instant("seen_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.accountId] }), index("report_presence_seen").on(t.seenAt)],
);

/** Which version of which concern the report rests on. */
export const reportEntry = table(
  "report_entry",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    concernId: text("concern_id").notNull(),
    concernVersion: int("concern_version").notNull(),
    addedBy: text("added_by").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.concernId] }), index("report_entry_concern").on(t.concernId)],
);

export const reportAttachment = table(
  "report_attachment",
  {
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    attachmentId: text("attachment_id")
      .notNull()
      .references(() => attachment.id),
  },
  (t) => [primaryKey({ columns: [t.reportId, t.attachmentId] })],
);

/**
 * That somebody decided otherwise than the guard on what a guardian could meet, or took it back. Never changed: the last
 * one holds, for the categories that the report had then.
 */
export const reportGuardDecision = table(
  "report_guard_decision",
  {
    id: text("id").primaryKey(),
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    number: int("number").notNull(),
    decision: text("decision", { enum: ["lifted", "restored"] }).notNull(),
    purpose: text("purpose").notNull(),
    /** The guarded categories that it was decided about. */
    categories: json<string[]>("categories").notNull(),
    /** Vault text under the report's content key: why. */
    sealedReason: bytes("sealed_reason").notNull(),
    decidedBy: text("decided_by")
      .notNull()
      .references(() => account.id),
    decidedAt: instant("decided_at").notNull(),
  },
  (t) => [unique("report_guard_decision_number").on(t.reportId, t.number)],
);

/** What a rendered version rests on: versions and ids alone. */
export interface ReportBasis {
  formVersion: number;
  language: string;
  receiverCode: string | null;
  receiverUnit: string | null;
  /** Version by field. */
  fields: Record<string, number>;
  /** Version by concern. */
  entries: Record<string, number>;
  attachmentIds: string[];
  /** The roster says that the identity is protected: only then, so that other digests stand. */
  protected?: true;
}

/** A rendered version of the report. Never changed. */
export const reportDocument = table(
  "report_document",
  {
    id: text("id").primaryKey(),
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    number: int("number").notNull(),
    /** Vault bytes under the report's content key: the finished, unsealed PDF that people sign. */
    sealedPdf: bytes("sealed_pdf").notNull(),
    /** Vault text: JSON of the same content for the receiver. */
    sealedData: bytes("sealed_data").notNull(),
    /** Vault text: the document's machine-readable twin (docs/report-document), null in what is older than it. */
    sealedTwin: bytes("sealed_twin"),
    /** SHA-256, hex, of the unsealed PDF. */
    sha256: text("sha256").notNull(),
    /** SHA-256 over the form's state that it shows: tells whether it is still current. */
    stateDigest: text("state_digest").notNull(),
    /** The versions that the digest is of, so that what has changed since can be told. */
    basis: json<ReportBasis>("basis"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("report_document_number").on(t.reportId, t.number)],
);

export const reportSignature = table(
  "report_signature",
  {
    id: text("id").primaryKey(),
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    documentId: text("document_id")
      .notNull()
      .references(() => reportDocument.id),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    provider: text("provider").notNull(),
    /** Vault text: JSON, see app/domain/signing/kept-evidence.ts. */
    sealedEvidence: bytes("sealed_evidence").notNull(),
    /** What the proof of the certificate's status said when the signature was verified; null from before it was kept. */
    revocation: text("revocation", { enum: ["good", "unproven"] }),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [unique("report_signature_once").on(t.documentId, t.accountId)],
);
