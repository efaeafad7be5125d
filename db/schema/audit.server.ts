// The audit (decision 0005): events as they are recorded, the chain that seals them in order, signed checkpoints.
// Triggers make all three append-only. No foreign keys: a link must be able to testify to a row that is gone,
// and erasing a person leaves the pseudonymous ids where they stand.
import { check, index, instant, int, json, seq, sql, table, text, unique } from "../dialect.server";

export const auditEvent = table(
  "audit_event",
  {
    /** Rises, but PostgreSQL commits out of its order: see app/audit/settled-rows.server.ts. */
    seq: seq("seq"),
    id: text("id").notNull().unique(),
    /** Of an anonymous actor the day alone. */
    at: instant("at").notNull(),
    actorKind: text("actor_kind", { enum: ["staff", "social", "system", "anonymous"] }).notNull(),
    actorId: text("actor_id"),
    authorityId: text("authority_id"),
    municipalityCode: text("municipality_code"),
    kind: text("kind").notNull(),
    /** The policy's ground, as a code. */
    ground: text("ground").notNull(),
    /** The subject's pupil, repeated here for the access log of one pupil. */
    pupilId: text("pupil_id"),
    subject: json<Record<string, string | number | boolean | null | readonly string[]>>("subject").notNull(),
  },
  (t) => [
    index("audit_event_pupil").on(t.pupilId, t.seq),
    index("audit_event_actor").on(t.actorId, t.seq),
    index("audit_event_authority").on(t.authorityId, t.seq),
    check(
      "audit_event_person",
      sql`(${t.actorKind} in ('staff', 'social')) = (${t.actorId} is not null) and (${t.actorKind} <> 'anonymous' or ${t.authorityId} is null)`,
    ),
  ],
);

export const auditLink = table(
  "audit_link",
  {
    /** The event's. */
    seq: int("seq").primaryKey(),
    hash: text("hash").notNull().unique(),
    prevHash: text("prev_hash").notNull(),
  },
  // Two sealers at once cannot fork the chain.
  (t) => [unique("audit_link_prev").on(t.prevHash)],
);

export const auditCheckpoint = table(
  "audit_checkpoint",
  {
    id: text("id").primaryKey(),
    seq: int("seq").notNull(),
    hash: text("hash").notNull(),
    at: instant("at").notNull(),
    /** Ed25519, base64. */
    signature: text("signature").notNull(),
    keyId: text("key_id").notNull(),
  },
  (t) => [unique("audit_checkpoint_seq").on(t.seq, t.keyId)],
);
