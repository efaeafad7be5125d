// The schema of the key store: a database of its own, so that its backups can expire sooner than the
// house's and a restored house does not bring back what was erased.
import { bytes, index, int, primaryKey, table, text } from "./dialect.server";

export const wrappedKey = table(
  "wrapped_key",
  {
    kind: text("kind", { enum: ["authority", "pupil", "municipality", "content"] }).notNull(),
    ownerId: text("owner_id").notNull(),
    version: int("version").notNull(),
    /** Null once destroyed: the row stays, so that no restored or late key takes its place. */
    wrapped: bytes("wrapped"),
    /** Null where the master key wraps it. */
    wrappedByKind: text("wrapped_by_kind", { enum: ["authority", "pupil", "municipality", "content"] }),
    wrappedById: text("wrapped_by_id"),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.ownerId, t.version] }),
    index("wrapped_key_wrapper").on(t.wrappedByKind, t.wrappedById),
  ],
);
