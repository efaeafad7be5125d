// What ties notes together beyond a link of two: a matter (ärende) of one pupil, followed as one, and an occasion that
// several pupils were part of, each with a note of their own.
import { bytes, index, instant, int, primaryKey, table, text } from "../dialect.server";
import { concern } from "./concern.server";
import { account, pupil, schoolAuthority } from "./school.server";

export const matter = table(
  "matter",
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
    circle: text("circle", { enum: ["pupil", "student_health"] }).notNull(),
    status: text("status", { enum: ["open", "watched", "closed"] }).notNull(),
    /** Vault text under the pupil's key. */
    sealedName: bytes("sealed_name").notNull(),
    /** A civil date in Stockholm. */
    nextOn: text("next_on"),
    /** Vault text under the pupil's key: how it ended. */
    sealedClosing: bytes("sealed_closing"),
    createdBy: text("created_by")
      .notNull()
      .references(() => account.id),
    createdAt: instant("created_at").notNull(),
    closedAt: instant("closed_at"),
    closedBy: text("closed_by"),
    /** Optimistic lock. */
    version: int("version").notNull(),
  },
  (t) => [index("matter_pupil").on(t.pupilId)],
);

export const matterEntry = table(
  "matter_entry",
  {
    matterId: text("matter_id")
      .notNull()
      .references(() => matter.id),
    concernId: text("concern_id")
      .notNull()
      .references(() => concern.id),
    addedBy: text("added_by").notNull(),
    addedAt: instant("added_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.matterId, t.concernId] }), index("matter_entry_concern").on(t.concernId)],
);

/**
 * One occasion, several pupils: a row a note. It crosses pupils, so it holds ids alone and lies under nobody's key; a
 * note that is deleted, or a pupil who is erased, takes its own row and no other's.
 */
export const occasionEntry = table(
  "occasion_entry",
  {
    concernId: text("concern_id")
      .primaryKey()
      .references(() => concern.id),
    occasionId: text("occasion_id").notNull(),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [index("occasion_entry_occasion").on(t.occasionId), index("occasion_entry_pupil").on(t.pupilId)],
);
