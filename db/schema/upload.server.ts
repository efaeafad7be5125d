// Files on their way in, before a form has taken them: an account's own, sealed under a key of their own, and gone within
// a day where no form came; a draft's with the draft. Nobody's record yet.
import { bytes, index, instant, int, primaryKey, table, text } from "../dialect.server";
import { attachment } from "./concern.server";
import { account, schoolAuthority } from "./school.server";

export const upload = table(
  "upload",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    state: text("state", { enum: ["receiving", "ready"] }).notNull(),
    /** What was said to come; once ready, what the file is. */
    size: int("size").notNull(),
    received: int("received").notNull(),
    /** Whose chunks are the file's: the upload's own, or those of a picture that was made anew. */
    contentId: text("content_id").notNull(),
    /** Of the half-written note that it was added to (draft.subject, of the same account), where one was kept. */
    draftId: text("draft_id"),
    mediaType: text("media_type"),
    /** Taken in while the virus scanner could not answer. */
    heldAt: instant("held_at"),
    /** Vault text under the upload's key: JSON { name, sha256 }. */
    sealedMeta: bytes("sealed_meta").notNull(),
    sealedThumbnail: bytes("sealed_thumbnail"),
    createdAt: instant("created_at").notNull(),
    touchedAt: instant("touched_at").notNull(),
  },
  (t) => [index("upload_account").on(t.accountId, t.touchedAt), index("upload_touched").on(t.touchedAt)],
);

/** Of an upload, or of an attachment that is being made of one: no row of either need stand yet. */
export const uploadChunk = table(
  "upload_chunk",
  {
    contentId: text("content_id").notNull(),
    position: int("position").notNull(),
    sealed: bytes("sealed").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.contentId, t.position] }), index("upload_chunk_at").on(t.at)],
);

/** A small picture that the server made of an attached one, under the attachment's key. */
export const attachmentThumbnail = table("attachment_thumbnail", {
  attachmentId: text("attachment_id")
    .primaryKey()
    .references(() => attachment.id),
  sealed: bytes("sealed").notNull(),
});
