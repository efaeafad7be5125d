// What goes from one school to another when a pupil has changed school: the request, the decision with its ground, and the
// copy, sealed under the receiving pupil's key. The originals stay where they are (decisions 0030 and 0035).
import { bytes, index, instant, int, primaryKey, table, text } from "../dialect.server";
import { account, pupil, schoolAuthority, schoolUnit } from "./school.server";

export const historyTransfer = table(
  "history_transfer",
  {
    id: text("id").primaryKey(),
    /** The new school's: whose the copy is. */
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    toUnitId: text("to_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    toPupilId: text("to_pupil_id")
      .notNull()
      .references(() => pupil.id),
    fromAuthorityId: text("from_authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    fromUnitId: text("from_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    fromPupilId: text("from_pupil_id")
      .notNull()
      .references(() => pupil.id),
    askedBy: text("asked_by")
      .notNull()
      .references(() => account.id),
    askedAt: instant("asked_at").notNull(),
    /** Vault text under the receiving pupil's key: what they who ask need to know, and why; null where they said nothing. */
    sealedReason: bytes("sealed_reason"),
    status: text("status", { enum: ["asked", "sent", "refused"] }).notNull(),
    ground: text("ground", { enum: ["consent", "school_change"] }),
    /** The civil day on which consent was given. */
    consentOn: text("consent_on"),
    decidedBy: text("decided_by").references(() => account.id),
    decidedAt: instant("decided_at"),
    /** Vault text under the receiving pupil's key. */
    sealedContent: bytes("sealed_content"),
    /** SHA-256 of what was sealed, for the receipt. */
    digest: text("digest"),
    entries: int("entries"),
    /** How many files went along. */
    files: int("files"),
    /** The receipt: when somebody at the new school first opened it, and who. */
    readAt: instant("read_at"),
    readBy: text("read_by").references(() => account.id),
    /** While it is asked, so that a pupil's history is asked for once at a school; null afterwards. */
    standing: text("standing").unique(),
    version: int("version").notNull(),
  },
  (t) => [
    index("history_transfer_from").on(t.fromUnitId, t.status),
    index("history_transfer_pupil").on(t.toPupilId),
  ],
);

/**
 * A file that went along, sealed under a key of its own which the receiving pupil's wraps. What it was called, and its digest,
 * stand in the copy.
 */
export const historyFile = table(
  "history_file",
  {
    id: text("id").primaryKey(),
    /** The new school's. */
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    transferId: text("transfer_id")
      .notNull()
      .references(() => historyTransfer.id),
    mediaType: text("media_type").notNull(),
    size: int("size").notNull(),
    /** A small picture that the server made of a picture, under the file's key. */
    sealedThumbnail: bytes("sealed_thumbnail"),
    /** When it was sealed for a decision that is not made yet; null once it is the transfer's. */
    sealedAt: instant("sealed_at"),
  },
  (t) => [index("history_file_transfer").on(t.transferId)],
);

export const historyFileChunk = table(
  "history_file_chunk",
  {
    fileId: text("file_id")
      .notNull()
      .references(() => historyFile.id),
    position: int("position").notNull(),
    sealed: bytes("sealed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.position] })],
);
