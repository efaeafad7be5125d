// The quick signals that a school authority has made its own: each change is a new version beside the old ones, and the
// last one holds. A signal that was never changed has no row: see app/domain/quick-signal/signals.ts. No personal data.
import { bool, index, instant, int, table, text, unique } from "../dialect.server";
import { account, schoolAuthority } from "./school.server";

export const quickSignal = table(
  "quick_signal",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    /** One of the tool's own, or "own-" and an id. */
    item: text("item").notNull(),
    version: int("version").notNull(),
    nameSv: text("name_sv").notNull(),
    nameEn: text("name_en").notNull(),
    category: text("category").notNull(),
    priority: text("priority", { enum: ["act_now", "action_desirable", "no_action"] }).notNull(),
    /** Its place in the row, from 1. */
    position: int("position").notNull(),
    /** Whether it is offered. */
    offered: bool("offered").notNull(),
    changedBy: text("changed_by")
      .notNull()
      .references(() => account.id),
    changedAt: instant("changed_at").notNull(),
  },
  (t) => [
    unique("quick_signal_version").on(t.authorityId, t.item, t.version),
    index("quick_signal_authority").on(t.authorityId),
  ],
);
