// A substitution: who stands in for whom at a school, from one civil day to another. It gives what the roster gives the
// one who is replaced, for as long as it lasts (app/domain/access-grant/roster-grants.ts); it gives nothing by itself.
import { index, instant, int, table, text } from "../dialect.server";
import { account, schoolAuthority, schoolUnit } from "./school.server";

export const substitution = table(
  "substitution",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    schoolUnitId: text("school_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    absentId: text("absent_id")
      .notNull()
      .references(() => account.id),
    substituteId: text("substitute_id")
      .notNull()
      .references(() => account.id),
    startsOn: text("starts_on").notNull(),
    /** Exclusive. Always given: a substitution without an end is a duty. */
    endsOn: text("ends_on").notNull(),
    /** The principal on her page, or the roster's file. */
    source: text("source", { enum: ["principal", "roster"] }).notNull(),
    createdBy: text("created_by"),
    createdAt: instant("created_at").notNull(),
    version: int("version").notNull(),
  },
  (t) => [
    index("substitution_authority").on(t.authorityId, t.endsOn),
    index("substitution_unit").on(t.schoolUnitId, t.endsOn),
  ],
);
