// Concerns (noteringar), their immutable versions, links and attachments; drafts and notices.
import { bytes, check, index, instant, int, primaryKey, sql, table, text, unique } from "../dialect.server";
import { account, pupil, schoolAuthority, schoolUnit } from "./school.server";

const priorities = ["act_now", "action_desirable", "no_action"] as const;
const circles = ["pupil", "student_health"] as const;

export const concern = table(
  "concern",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    /** "school", or "student_health" for the inner circle (OSL 23:2). */
    secrecyArea: text("secrecy_area").notNull(),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    authorId: text("author_id")
      .notNull()
      .references(() => account.id),
    circle: text("circle", { enum: circles }).notNull(),
    status: text("status", { enum: ["active", "withdrawn"] }).notNull(),
    priority: text("priority", { enum: priorities }).notNull(),
    category: text("category").notNull(),
    occurredAt: instant("occurred_at").notNull(),
    createdAt: instant("created_at").notNull(),
    handledAt: instant("handled_at"),
    handledBy: text("handled_by"),
    withdrawnAt: instant("withdrawn_at"),
    sealedWithdrawal: bytes("sealed_withdrawal"),
    /** The quick signal that made it, in the version that stood on the button; null for a note that was written. */
    signalItem: text("signal_item"),
    signalVersion: int("signal_version"),
    /** The current version's number; optimistic lock. */
    version: int("version").notNull(),
  },
  (t) => [
    index("concern_pupil").on(t.pupilId, t.occurredAt),
    index("concern_author").on(t.authorId, t.createdAt),
  ],
);

/** Never changed once written (a trigger holds it); deleted only with its concern, by the author. */
export const concernVersion = table(
  "concern_version",
  {
    concernId: text("concern_id")
      .notNull()
      .references(() => concern.id),
    version: int("version").notNull(),
    sealedText: bytes("sealed_text").notNull(),
    /** Visible injuries, as JSON under the note's content key; null where none is marked. */
    sealedBodyMap: bytes("sealed_body_map"),
    priority: text("priority", { enum: priorities }).notNull(),
    category: text("category").notNull(),
    circle: text("circle", { enum: circles }).notNull(),
    occurredAt: instant("occurred_at").notNull(),
    createdAt: instant("created_at").notNull(),
    createdBy: text("created_by").notNull(),
  },
  (t) => [primaryKey({ columns: [t.concernId, t.version] })],
);

export const concernLink = table(
  "concern_link",
  {
    id: text("id").primaryKey(),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    fromId: text("from_id")
      .notNull()
      .references(() => concern.id),
    toId: text("to_id")
      .notNull()
      .references(() => concern.id),
    /** Read from the first to the second: the first follows, or contradicts, the second. */
    kind: text("kind", { enum: ["same_matter", "follows", "contradicts"] })
      .notNull()
      .default("same_matter"),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    unique("concern_link_pair").on(t.fromId, t.toId),
    index("concern_link_pupil").on(t.pupilId),
    index("concern_link_to").on(t.toId),
    check("concern_link_two", sql`${t.fromId} <> ${t.toId}`),
  ],
);

export const attachment = table(
  "attachment",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull(),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    concernId: text("concern_id").references(() => concern.id),
    addedBy: text("added_by")
      .notNull()
      .references(() => account.id),
    mediaType: text("media_type").notNull(),
    size: int("size").notNull(),
    /** Among the files that came with the same form: the order in which they were added. */
    position: int("position").notNull().default(0),
    /** Vault text under the attachment's content key: JSON { name, sha256 }, and a file's own title where it is on no note. */
    sealedMeta: bytes("sealed_meta").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Given to nobody while it waits for the virus scanner; null: it may be. */
    heldAt: instant("held_at"),
  },
  (t) => [index("attachment_concern").on(t.concernId), index("attachment_pupil").on(t.pupilId)],
);

export const attachmentChunk = table(
  "attachment_chunk",
  {
    attachmentId: text("attachment_id")
      .notNull()
      .references(() => attachment.id),
    position: int("position").notNull(),
    sealed: bytes("sealed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.attachmentId, t.position] })],
);

/** A note on somebody whom no exact look-up found, or may not find: it waits with the principal. */
export const looseNote = table(
  "loose_note",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    schoolUnitId: text("school_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    authorId: text("author_id")
      .notNull()
      .references(() => account.id),
    /** Vault text under a content key wrapped by the authority: JSON { about, text, priority, category, occurredAt }. */
    sealedNote: bytes("sealed_note").notNull(),
    createdAt: instant("created_at").notNull(),
    placedAt: instant("placed_at"),
    placedBy: text("placed_by"),
  },
  (t) => [index("loose_note_unit").on(t.schoolUnitId, t.placedAt), index("loose_note_author").on(t.authorId)],
);

export const draft = table(
  "draft",
  {
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    kind: text("kind", { enum: ["concern", "left_note", "report_answer"] }).notNull(),
    /** Of a note the key of the page on which it is written; of a report's answer "report id:field". */
    subject: text("subject").notNull(),
    /** Owner of the key that seals it, destroyed with the draft. Null: the report's, or sealed before drafts had keys of their own. */
    contentId: text("content_id"),
    sealed: bytes("sealed").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.kind, t.subject] })],
);

/** Something waits for somebody: ids and a kind only, never content. */
export const notice = table(
  "notice",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    kind: text("kind", {
      enum: [
        "concern_told",
        "loose_note",
        "handover",
        "temporary_access",
        "access_narrowed",
        "route_to_confirm",
        "report_event",
        "report_discarded",
        "signature_asked",
        "report_left",
        "report_comment",
        "report_review",
        "consultation",
        "handover_reminder",
        "handover_proposed",
        "handover_declined",
        "access_told",
        "history_asked",
        "history_answered",
        "plan_to_sign",
        "plan_link_not_mailed",
        "file_refused",
        "pupil_file_refused",
      ],
    }).notNull(),
    pupilId: text("pupil_id").references(() => pupil.id),
    subjectId: text("subject_id").notNull(),
    createdBy: text("created_by"),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
  },
  (t) => [index("notice_account").on(t.accountId, t.readAt), index("notice_subject").on(t.subjectId)],
);
