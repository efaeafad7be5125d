// What running the house needs: sessions, sign-in orders, invitations, idempotency, outbox, leases.
import { bytes, index, instant, int, json, primaryKey, table, text } from "../dialect.server";
import { account } from "./school.server";

export const session = table(
  "session",
  {
    /** SHA-256 of the cookie's random value: the table alone lets nobody in. */
    idHash: text("id_hash").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    method: text("method", { enum: ["demo", "bankid"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /**
     * Vault text under the house's key: the number that the electronic identity vouched for, so that a signature can be
     * asked of that very person. Gone with the session; null where she signed in otherwise.
     */
    sealedNumber: bytes("sealed_number"),
  },
  (t) => [index("session_account").on(t.accountId), index("session_expiry").on(t.expiresAt)],
);

/** A BankID order under way, for sign-in or for a signature, or the choice between one person's accounts; sealed. */
export const signingOrder = table(
  "signing_order",
  {
    id: text("id").primaryKey(),
    purpose: text("purpose", {
      enum: [
        "sign_in",
        "sign_report",
        "sign_action_plan",
        "choose_account",
        "open_plan_link",
        "read_plan_link",
      ],
    }).notNull(),
    accountId: text("account_id").references(() => account.id),
    subjectId: text("subject_id"),
    browserHash: text("browser_hash").notNull(),
    sealedState: bytes("sealed_state").notNull(),
    status: text("status", { enum: ["pending", "complete", "failed", "cancelled"] }).notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    version: int("version").notNull(),
  },
  (t) => [index("signing_order_expiry").on(t.expiresAt)],
);

export const invitation = table("invitation", {
  id: text("id").primaryKey(),
  codeHash: text("code_hash").notNull().unique(),
  accountId: text("account_id")
    .notNull()
    .references(() => account.id),
  createdAt: instant("created_at").notNull(),
  expiresAt: instant("expires_at").notNull(),
  usedAt: instant("used_at"),
});

/** One row a form that was carried out: the second submit of the same form gets the first one's answer. */
export const idempotency = table(
  "idempotency",
  {
    key: text("key").notNull(),
    accountId: text("account_id").notNull(),
    useCase: text("use_case").notNull(),
    result: json<Record<string, string>>("result").notNull(),
    /**
     * Of what the form said, under the key of the school authority or municipality: tells the same from something else,
     * and nothing more. Null once it is too old to compare.
     */
    contentPrint: text("content_print"),
    createdAt: instant("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.useCase, t.key] }), index("idempotency_age").on(t.createdAt)],
);

export const outbox = table(
  "outbox",
  {
    id: text("id").primaryKey(),
    kind: text("kind").notNull(),
    subjectId: text("subject_id").notNull(),
    availableAt: instant("available_at").notNull(),
    attempts: int("attempts").notNull().default(0),
    leasedBy: text("leased_by"),
    leasedUntil: instant("leased_until"),
    doneAt: instant("done_at"),
    failedAt: instant("failed_at"),
    /** A code, never a message with content. */
    lastError: text("last_error"),
  },
  (t) => [index("outbox_due").on(t.doneAt, t.failedAt, t.availableAt)],
);

/** When the last mail of a kind went to a reception unit or an account. Neither address nor text is kept. */
export const mailSent = table(
  "mail_sent",
  {
    kind: text("kind", { enum: ["reception", "digest"] }).notNull(),
    /** The unit's id in the register of contacts, or the account's. */
    subjectId: text("subject_id").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.subjectId] })],
);

export const lease = table("lease", {
  name: text("name").primaryKey(),
  holder: text("holder").notNull(),
  until: instant("until").notNull(),
});

/** Something about a report that a person must see to, at the school or at social services. Codes and ids, no content. */
export const alarm = table(
  "alarm",
  {
    id: text("id").primaryKey(),
    kind: text("kind", {
      enum: [
        "not_delivered",
        "not_carried",
        "no_receipt",
        "not_opened",
        "reconcile_not_received",
        "reconcile_not_sent",
        "reconcile_not_at_service",
        "reconcile_unknown_message",
        "reconcile_not_forwarded",
        "forward_not_delivered",
        "forward_not_arrived",
        "forward_not_opened",
      ],
    }).notNull(),
    side: text("side", { enum: ["school", "social"] }).notNull(),
    /** School: the authority. Social: the municipality's code. */
    scopeId: text("scope_id").notNull(),
    /** A delivery, a received report, or a message's id: as kind and side say. */
    subjectId: text("subject_id").notNull(),
    raisedAt: instant("raised_at").notNull(),
    resolvedAt: instant("resolved_at"),
    /** The account; null where the state moved by itself. */
    resolvedBy: text("resolved_by"),
    resolvedHow: text("resolved_how", {
      enum: ["moved", "phoned", "carried", "found", "sent_again", "supplier", "mistaken"],
    }),
    /** Vault text under the authority's or the municipality's key: what whoever ended it adds. */
    sealedWord: bytes("sealed_word"),
    /** When the daily comparison last found it: what it no longer finds is over. */
    seenAt: instant("seen_at"),
    /** Kind, side and subject while it stands, so that it stands once; null when it is over. */
    standing: text("standing").unique(),
  },
  (t) => [
    index("alarm_scope").on(t.side, t.scopeId, t.resolvedAt),
    index("alarm_subject").on(t.subjectId, t.resolvedAt),
  ],
);
