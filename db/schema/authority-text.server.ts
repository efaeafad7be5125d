// What a school authority adds to the report form in its own words, and which categories it guards. Each change is a new
// version beside the old ones; the last one holds. No personal data: nothing here is sealed.
import { instant, int, json, table, text, unique } from "../dialect.server";
import { account, schoolAuthority } from "./school.server";

export const authorityText = table(
  "authority_text",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    kind: text("kind", { enum: ["intro", "guidance", "phrase"] }).notNull(),
    /** A field of the form, a category, or "" for the intro. */
    item: text("item").notNull(),
    language: text("language", { enum: ["sv", "en"] }).notNull(),
    version: int("version").notNull(),
    /** Empty where the authority has taken its words back. */
    text: text("text").notNull(),
    writtenBy: text("written_by")
      .notNull()
      .references(() => account.id),
    writtenAt: instant("written_at").notNull(),
  },
  (t) => [unique("authority_text_version").on(t.authorityId, t.kind, t.item, t.language, t.version)],
);

export const authorityGuard = table(
  "authority_guard",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    version: int("version").notNull(),
    /** The categories at which every output that a guardian could meet is locked. */
    categories: json<string[]>("categories").notNull(),
    chosenBy: text("chosen_by")
      .notNull()
      .references(() => account.id),
    chosenAt: instant("chosen_at").notNull(),
  },
  (t) => [unique("authority_guard_version").on(t.authorityId, t.version)],
);
