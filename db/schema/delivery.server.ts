// Deliveries of reports of concern: one version on its way to one municipality, and the ledger of what happened to it.
// In the same class as the report itself (OSL 40:7 g).
import { bytes, index, instant, int, table, text, unique } from "../dialect.server";
import { report, reportDocument } from "./report.server";

/** A version of a report on its way to one municipality. */
export const delivery = table(
  "delivery",
  {
    id: text("id").primaryKey(),
    reportId: text("report_id")
      .notNull()
      .references(() => report.id),
    documentId: text("document_id")
      .notNull()
      .references(() => reportDocument.id),
    municipalityCode: text("municipality_code").notNull(),
    /** The reception unit's name in the register when it was sent; empty where the register names none. */
    unit: text("unit").notNull().default(""),
    channel: text("channel", {
      enum: ["own_reception", "sdk", "lifecare", "e_service", "letter", "personal", "phone", "phone_only"],
    }).notNull(),
    /** Where the register led when it was sent: what is changed there since is another delivery's. */
    channelAddress: text("channel_address").notNull().default(""),
    functionId: text("function_id").notNull().default(""),
    /** Chosen in the sending transaction: every attempt is the same message. Null where no machine carries it. */
    messageId: text("message_id"),
    conversationId: text("conversation_id"),
    /** What a channel that cannot know a message again asked to have kept between attempts. Opaque, no content. */
    progress: text("progress"),
    /** The receiver's receipt. */
    receipt: text("receipt"),
    /** What the channel said last, by its code. */
    code: text("code"),
    /** The state must have moved by then, or it is an alarm; null where nothing more is waited for. */
    dueAt: instant("due_at"),
    /** SHA-256 of the sealed PDF that is delivered. */
    digest: text("digest").notNull(),
    sealedFile: bytes("sealed_file").notNull(),
    state: text("state", {
      enum: [
        "sent",
        "to_be_carried",
        "handed_over",
        "carried",
        "stored",
        "opened",
        "acknowledged",
        "registered",
        "outcome",
        "failed",
        "given_up",
        "rejected",
      ],
    }).notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    version: int("version").notNull(),
  },
  (t) => [
    unique("delivery_once").on(t.reportId, t.municipalityCode, t.digest),
    index("delivery_report").on(t.reportId),
    index("delivery_due").on(t.dueAt),
    index("delivery_message").on(t.messageId),
    // Who verifies a file asks for its digest alone.
    index("delivery_digest").on(t.digest),
  ],
);

/** The ledger: what happened to a delivery, in order. */
export const deliveryEvent = table(
  "delivery_event",
  {
    id: text("id").primaryKey(),
    deliveryId: text("delivery_id")
      .notNull()
      .references(() => delivery.id),
    at: instant("at").notNull(),
    kind: text("kind").notNull(),
    /** Receipt number, outcome key or error code: never content. */
    detail: text("detail"),
  },
  (t) => [index("delivery_event_delivery").on(t.deliveryId, t.at)],
);
