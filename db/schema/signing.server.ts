// What surrounds signatures, for every kind of document that people sign: what is asked by policy, who has been asked,
// photographs of signatures on paper, and the sealed documents that list the evidence. The electronic signatures on a
// report stand in report_signature. `kind` and `subjectId` name the signed thing without a key: the table serves several.
import { bytes, index, instant, int, json, primaryKey, table, text, unique } from "../dialect.server";
import { receivedReport } from "./reception.server";
import { account, schoolAuthority } from "./school.server";

/** One row a school authority and kind of document; without a row nobody is asked. */
export const signingPolicy = table(
  "signing_policy",
  {
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    kind: text("kind", { enum: ["report", "action_plan"] }).notNull(),
    /** Whose signatures are asked for, by what they are to the document. */
    askedOf: json<string[]>("asked_of").notNull(),
    strength: text("strength", { enum: ["electronic", "electronic_or_paper"] }).notNull(),
    /** The paragraph or decision that it rests on, in words. */
    ground: text("ground").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
    version: int("version").notNull(),
  },
  (t) => [primaryKey({ columns: [t.authorityId, t.kind] })],
);

/** Somebody is asked to sign: it lets her read the document and sign it, and nothing else. */
export const signatureRequest = table(
  "signature_request",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["report", "action_plan"] }).notNull(),
    subjectId: text("subject_id").notNull(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    /** Who asked; null where the policy did. */
    askedBy: text("asked_by"),
    askedAt: instant("asked_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [
    unique("signature_request_once").on(t.kind, t.subjectId, t.accountId),
    index("signature_request_account").on(t.accountId),
  ],
);

/** A photograph of a signature on paper. Never changed. */
export const signaturePhoto = table(
  "signature_photo",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["report", "action_plan"] }).notNull(),
    subjectId: text("subject_id").notNull(),
    documentId: text("document_id").notNull(),
    /** SHA-256, hex, of the document that the paper was signed for. */
    documentSha256: text("document_sha256").notNull(),
    attachedBy: text("attached_by")
      .notNull()
      .references(() => account.id),
    attachedAt: instant("attached_at").notNull(),
    /** Vault bytes under the document's content key. */
    sealedImage: bytes("sealed_image").notNull(),
    /** Vault text: JSON { signer, mediaType, sha256 }. */
    sealedMeta: bytes("sealed_meta").notNull(),
  },
  (t) => [index("signature_photo_subject").on(t.kind, t.subjectId)],
);

/** The second sealed document: who signed which digest, when and how. Never changed; a new signature makes a new one. */
export const signatureEvidence = table(
  "signature_evidence",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["report", "action_plan"] }).notNull(),
    subjectId: text("subject_id").notNull(),
    documentId: text("document_id").notNull(),
    number: int("number").notNull(),
    /** SHA-256 over the ids of the signatures and photographs that it lists: one evidence a set. */
    basisDigest: text("basis_digest").notNull(),
    /** SHA-256, hex, of the sealed PDF. */
    sha256: text("sha256").notNull(),
    /** Vault bytes: the sealed PDF. */
    sealedPdf: bytes("sealed_pdf").notNull(),
    /** Vault text: JSON, the raw evidence that the PDF lists by digest. */
    sealedRaw: bytes("sealed_raw").notNull(),
    /** Vault text: JSON, what a page shows of it. */
    sealedSummary: bytes("sealed_summary").notNull(),
    createdAt: instant("created_at").notNull(),
    deliveredAt: instant("delivered_at"),
  },
  (t) => [unique("signature_evidence_once").on(t.documentId, t.basisDigest)],
);

/** The evidence as the receiver has it, under the municipality's own key: it can come long after the report. */
export const receivedEvidence = table(
  "received_evidence",
  {
    id: text("id").primaryKey(),
    receivedId: text("received_id")
      .notNull()
      .references(() => receivedReport.id),
    /** SHA-256, hex, of the sealed PDF. */
    digest: text("digest").notNull(),
    receivedAt: instant("received_at").notNull(),
    /** Vault bytes under the received report's content key. */
    sealedFile: bytes("sealed_file").notNull(),
    sealedRaw: bytes("sealed_raw").notNull(),
    sealedSummary: bytes("sealed_summary").notNull(),
  },
  (t) => [unique("received_evidence_once").on(t.receivedId, t.digest)],
);
