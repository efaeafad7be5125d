// An anonymous consultation: a question that somebody asks without a name, and its answers. No table here has a column
// for the asker, an hour, or anything that another row of theirs could be joined by (docs/threat-model.md, decision 0023).
import { bytes, check, index, int, sql, table, text } from "../dialect.server";
import { account, schoolAuthority, schoolUnit } from "./school.server";

const receiver = {
  /** The school authority whose student health is asked; null where a municipality's reception is. */
  authorityId: text("authority_id").references(() => schoolAuthority.id),
  /** The receiver's: student_health, or social:<municipality>. */
  secrecyArea: text("secrecy_area").notNull(),
  schoolUnitId: text("school_unit_id").references(() => schoolUnit.id),
  municipalityCode: text("municipality_code"),
};

/** What has been posted and not yet handed over: emptied at fixed hours, so that no row tells when it came. */
export const consultationLetter = table(
  "consultation_letter",
  {
    /** Made from the code and the form, so that the same form twice is one letter. */
    id: text("id").primaryKey(),
    ...receiver,
    /** Of the code that the asker keeps. */
    codeHash: text("code_hash").notNull(),
    /** The consultation that it goes on; null for a first question. */
    consultationId: text("consultation_id"),
    /** The civil day in Stockholm. */
    postedOn: text("posted_on").notNull(),
    /** Vault text under the receiver's key: no key of its own is made at that moment. */
    sealedText: bytes("sealed_text").notNull(),
  },
  (t) => [index("consultation_letter_code").on(t.codeHash)],
);

export const consultation = table(
  "consultation",
  {
    id: text("id").primaryKey(),
    ...receiver,
    codeHash: text("code_hash").notNull().unique(),
    /** Civil days. */
    askedOn: text("asked_on").notNull(),
    lastOn: text("last_on").notNull(),
    /** From that day on it is erased. */
    endsOn: text("ends_on").notNull(),
    /** Whose turn it is. */
    waitsFor: text("waits_for", { enum: ["receiver", "asker"] }).notNull(),
    messages: int("messages").notNull(),
    version: int("version").notNull(),
  },
  (t) => [
    index("consultation_unit").on(t.schoolUnitId, t.lastOn),
    index("consultation_municipality").on(t.municipalityCode, t.lastOn),
    index("consultation_end").on(t.endsOn),
    check("consultation_one_receiver", sql`(${t.schoolUnitId} is null) <> (${t.municipalityCode} is null)`),
  ],
);

export const consultationMessage = table(
  "consultation_message",
  {
    id: text("id").primaryKey(),
    consultationId: text("consultation_id")
      .notNull()
      .references(() => consultation.id),
    secrecyArea: text("secrecy_area").notNull(),
    /** Its place in the thread. */
    place: int("place").notNull(),
    side: text("side", { enum: ["asker", "receiver"] }).notNull(),
    writtenOn: text("written_on").notNull(),
    /** Who answered, on the receiver's side alone: an official who answers is not anonymous. */
    answeredBy: text("answered_by").references(() => account.id),
    /** Vault text under the consultation's own content key, destroyed when it ends. */
    sealedText: bytes("sealed_text").notNull(),
  },
  (t) => [
    index("consultation_message_thread").on(t.consultationId, t.place),
    check("consultation_message_asker", sql`${t.side} = 'receiver' or ${t.answeredBy} is null`),
  ],
);
