// Who has which pupil: the sole truth that the policy reads. Fed by roster, handover, principal and substitution.
import { bytes, index, instant, table, text } from "../dialect.server";
import { account, pupil, schoolAuthority } from "./school.server";

export const accessGrant = table(
  "access_grant",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    ground: text("ground", {
      enum: [
        "teaching",
        "mentor",
        "principal",
        "student_health",
        "handover",
        "temporary",
        "named",
        "substitution",
      ],
    }).notNull(),
    /** What fed it: a group_staff, duty, handover or a principal's decision. */
    sourceId: text("source_id").notNull(),
    /** Vault text under the pupil's key: the principal's reason. */
    sealedReason: bytes("sealed_reason"),
    grantedBy: text("granted_by"),
    startsAt: instant("starts_at").notNull(),
    /** Exclusive. Null: until its source ends it. */
    endsAt: instant("ends_at"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [
    index("access_grant_account").on(t.accountId, t.pupilId),
    index("access_grant_pupil").on(t.pupilId),
    index("access_grant_source").on(t.sourceId),
  ],
);
