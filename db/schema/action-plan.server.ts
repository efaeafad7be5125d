// Action plans (handlingsplaner): what is being worked on, its measures, its finished versions, and who has signed which.
// The working text is sealed field by field, so that two people can write at once; a finished version is never changed.
// Photographs of paper, who is asked to sign and the evidence stand in signing.server.ts under the kind "action_plan".
import { bool, bytes, index, instant, int, primaryKey, table, text, unique } from "../dialect.server";
import { concern } from "./concern.server";
import { account, pupil, schoolAuthority, schoolUnit } from "./school.server";

export const actionPlan = table(
  "action_plan",
  {
    id: text("id").primaryKey(),
    /** Shown to people; not in sequence, tells neither place nor volume. */
    reference: text("reference").notNull().unique(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    schoolUnitId: text("school_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    language: text("language", { enum: ["sv", "en"] }).notNull(),
    status: text("status", { enum: ["open", "closed"] }).notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => account.id),
    createdAt: instant("created_at").notNull(),
    closedBy: text("closed_by"),
    closedAt: instant("closed_at"),
    version: int("version").notNull(),
  },
  (t) => [index("action_plan_pupil").on(t.pupilId, t.createdAt)],
);

/** One row a field; `version` guards the same one against two writers. */
export const actionPlanField = table(
  "action_plan_field",
  {
    planId: text("plan_id")
      .notNull()
      .references(() => actionPlan.id),
    field: text("field").notNull(),
    sealedValue: bytes("sealed_value").notNull(),
    version: int("version").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.field] })],
);

/** The entries that it is made out of, in the version that was read. */
export const actionPlanEntry = table(
  "action_plan_entry",
  {
    planId: text("plan_id")
      .notNull()
      .references(() => actionPlan.id),
    concernId: text("concern_id")
      .notNull()
      .references(() => concern.id),
    concernVersion: int("concern_version").notNull(),
    addedBy: text("added_by").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.concernId] }),
    index("action_plan_entry_concern").on(t.concernId),
  ],
);

export const actionPlanMeasure = table(
  "action_plan_measure",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => actionPlan.id),
    position: int("position").notNull(),
    /** Vault text: JSON { what, owner }: owner is a name in free words, or "" where an account has it. */
    sealedContent: bytes("sealed_content").notNull(),
    ownerId: text("owner_id").references(() => account.id),
    /** Civil date yyyy-mm-dd; null where none is set. */
    dueOn: text("due_on"),
    /** Guards what, owner and date. */
    version: int("version").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: instant("updated_at").notNull(),
    removedAt: instant("removed_at"),
    /** How it went: apart from the plan's text, so that following up leaves what was signed as it was. */
    status: text("status", { enum: ["planned", "done", "partly", "not_done"] })
      .notNull()
      .default("planned"),
    /** Vault text: the note on how it went. */
    sealedNote: bytes("sealed_note"),
    followedBy: text("followed_by"),
    followedAt: instant("followed_at"),
    /** Guards status and note. */
    followVersion: int("follow_version").notNull().default(0),
  },
  (t) => [
    index("action_plan_measure_plan").on(t.planId),
    index("action_plan_measure_owner").on(t.ownerId, t.dueOn),
  ],
);

/** A finished version. Never changed. */
export const actionPlanDocument = table(
  "action_plan_document",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => actionPlan.id),
    number: int("number").notNull(),
    /** Vault bytes: the file under the organisation's seal; what is signed is its first `signedLength` bytes. */
    sealedPdf: bytes("sealed_pdf").notNull(),
    signedLength: int("signed_length").notNull(),
    /** Vault text: JSON of what was drawn, to be read where a page of paper is too small; null on what is older than this. */
    sealedText: bytes("sealed_text"),
    /** SHA-256, hex, of what is signed, and of the whole file. */
    sha256: text("sha256").notNull(),
    fileSha256: text("file_sha256").notNull(),
    /** Of the plan's text, and of the text with how it has gone. */
    stateDigest: text("state_digest").notNull(),
    wholeDigest: text("whole_digest").notNull(),
    createdBy: text("created_by")
      .notNull()
      .references(() => account.id),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("action_plan_document_number").on(t.planId, t.number)],
);

export const actionPlanSignature = table(
  "action_plan_signature",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => actionPlan.id),
    documentId: text("document_id")
      .notNull()
      .references(() => actionPlanDocument.id),
    /** Whose: "staff:<account>", "guardian:<guardian>" or "pupil:<pupil>". */
    signer: text("signer").notNull(),
    /** Who stood beside it on the same screen; null where it came by a link. */
    beside: text("beside"),
    provider: text("provider").notNull(),
    /** Vault text: JSON, see app/domain/signing/kept-evidence.ts. */
    sealedEvidence: bytes("sealed_evidence").notNull(),
    revocation: text("revocation", { enum: ["good", "unproven"] }),
    signedAt: instant("signed_at").notNull(),
  },
  (t) => [unique("action_plan_signature_once").on(t.documentId, t.signer)],
);

/** A way for one person to one version, for reading and signing it: by its hash, for a time, until it is used or revoked. */
export const actionPlanLink = table(
  "action_plan_link",
  {
    id: text("id").primaryKey(),
    planId: text("plan_id")
      .notNull()
      .references(() => actionPlan.id),
    documentId: text("document_id")
      .notNull()
      .references(() => actionPlanDocument.id),
    /** As in action_plan_signature: a guardian or the pupil. */
    signer: text("signer").notNull(),
    /** SHA-256 of the token: the table alone opens nothing. */
    tokenHash: text("token_hash").notNull().unique(),
    createdBy: text("created_by")
      .notNull()
      .references(() => account.id),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** The pupil's identity was protected, and whoever made it had taken a stand on that. */
    protectedChosen: bool("protected_chosen").notNull().default(false),
    /** When it was last opened by the person that it is for. */
    openedAt: instant("opened_at"),
    usedAt: instant("used_at"),
    revokedAt: instant("revoked_at"),
    /** Vault text: the link itself, while it waits to be mailed and no longer. */
    sealedMail: bytes("sealed_mail"),
    /** Vault text: the address that it is or was mailed to; null where it was handed over, revoked or used. */
    sealedMailTo: bytes("sealed_mail_to"),
    /** When a mail server took it. */
    mailedAt: instant("mailed_at"),
    /** When it was given up: refused, or over before it could leave. */
    mailFailedAt: instant("mail_failed_at"),
  },
  (t) => [index("action_plan_link_plan").on(t.planId)],
);
