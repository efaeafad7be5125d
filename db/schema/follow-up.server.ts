// Who sees to a concern that needs doing, by when, and how it ended; its history; and the secret addresses of
// calendars. What was said on the way is sealed under the concern's own content key: it goes when the concern goes.
import { bytes, check, index, instant, int, sql, table, text, unique } from "../dialect.server";
import { concern } from "./concern.server";
import { account, pupil, schoolAuthority, schoolUnit } from "./school.server";

export const followUp = table(
  "follow_up",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    /** The concern's: "school", or "student_health" for the inner circle (OSL 23:2). */
    secrecyArea: text("secrecy_area").notNull(),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    concernId: text("concern_id")
      .notNull()
      .references(() => concern.id),
    status: text("status", { enum: ["open", "offered", "closed"] }).notNull(),
    /** Exactly one of the two: a person, or the student-health team of a school as a body. */
    ownerId: text("owner_id").references(() => account.id),
    teamUnitId: text("team_unit_id").references(() => schoolUnit.id),
    /** While offered, exactly one of the two; it stays with its owner until they accept. */
    offeredToId: text("offered_to_id").references(() => account.id),
    offeredUnitId: text("offered_unit_id").references(() => schoolUnit.id),
    offeredBy: text("offered_by"),
    /** Since when the team has had it, or has been asked to: the meeting's list is by age. */
    teamSince: instant("team_since"),
    /** Civil date yyyy-mm-dd. */
    dueOn: text("due_on").notNull(),
    createdAt: instant("created_at").notNull(),
    closedAt: instant("closed_at"),
    version: int("version").notNull(),
  },
  (t) => [
    unique("follow_up_concern").on(t.concernId),
    index("follow_up_owner").on(t.ownerId, t.status),
    index("follow_up_offered").on(t.offeredToId),
    index("follow_up_team").on(t.teamUnitId, t.status),
    index("follow_up_offered_unit").on(t.offeredUnitId),
    index("follow_up_pupil").on(t.pupilId, t.status),
    check("follow_up_one_owner", sql`(${t.ownerId} is null) <> (${t.teamUnitId} is null)`),
  ],
);

/** Append-only: what has happened to it, and the words that were said, each sealed. */
export const followUpStep = table(
  "follow_up_step",
  {
    id: text("id").primaryKey(),
    followUpId: text("follow_up_id")
      .notNull()
      .references(() => followUp.id),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull(),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    concernId: text("concern_id")
      .notNull()
      .references(() => concern.id),
    /** The follow-up's version that it was taken from: the order of steps of one moment. */
    position: int("position").notNull().default(0),
    /** An action of app/domain/follow-up/status.ts. */
    action: text("action").notNull(),
    /** Null: the tool itself, by a rule. */
    byId: text("by_id"),
    toId: text("to_id"),
    toUnitId: text("to_unit_id"),
    /** The next date that was set. */
    onDate: text("on_date"),
    /** Vault text under the concern's content key: a word, a closing note or a decision. */
    sealedText: bytes("sealed_text"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("follow_up_step_of").on(t.followUpId, t.createdAt),
    index("follow_up_step_concern").on(t.concernId),
  ],
);

/** One secret address of a calendar an account. The table alone lets nobody in. */
export const calendarAddress = table(
  "calendar_address",
  {
    accountId: text("account_id")
      .primaryKey()
      .references(() => account.id),
    /** SHA-256 of the address's random part. */
    tokenHash: text("token_hash").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [unique("calendar_address_token").on(t.tokenHash)],
);
