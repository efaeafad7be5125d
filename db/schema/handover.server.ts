// Handover (överlämning) of pupils from one teacher to the next.
import { bytes, index, instant, int, primaryKey, table, text } from "../dialect.server";
import { account, pupil, schoolAuthority, schoolGroup } from "./school.server";

export const handover = table(
  "handover",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    fromId: text("from_id")
      .notNull()
      .references(() => account.id),
    /** Null: no receiver yet, the principal holds the pupils. */
    toId: text("to_id").references(() => account.id),
    groupId: text("group_id").references(() => schoolGroup.id),
    /** Civil date in Stockholm: from its first moment the giver's access has ended. */
    changeOn: text("change_on").notNull(),
    status: text("status", { enum: ["proposed", "accepted", "declined", "withdrawn"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    decidedAt: instant("decided_at"),
    /** A person, or the tool itself where an import moved pupils from one teacher to another. */
    origin: text("origin", { enum: ["person", "roster"] })
      .notNull()
      .default("person"),
    /** The receipt of reading: when the receiver in `toId` first opened it; null again where the receiver changes. */
    readAt: instant("read_at"),
    /** Vault text under the authority's key: why the last receiver declined. */
    sealedWord: bytes("sealed_word"),
    /** Who declined last, for whoever reads the word. */
    declinedBy: text("declined_by").references(() => account.id),
    /** The civil date of the last reminder. */
    remindedOn: text("reminded_on"),
    version: int("version").notNull(),
  },
  (t) => [index("handover_from").on(t.fromId), index("handover_to").on(t.toId, t.status)],
);

export const handoverPupil = table(
  "handover_pupil",
  {
    handoverId: text("handover_id")
      .notNull()
      .references(() => handover.id),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    /** Vault text under the pupil's key. */
    sealedSummary: bytes("sealed_summary"),
  },
  (t) => [primaryKey({ columns: [t.handoverId, t.pupilId] }), index("handover_pupil_pupil").on(t.pupilId)],
);
