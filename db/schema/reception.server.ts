// Social services' side: another authority's documents, sealed under the receiving municipality's own key.
// Nothing here refers to the school's tables by key: neither side's erasure touches the other's.
import { bool, bytes, index, instant, int, json, primaryKey, table, text, unique } from "../dialect.server";
import { account } from "./school.server";

export const receivedReport = table(
  "received_report",
  {
    id: text("id").primaryKey(),
    municipalityCode: text("municipality_code").notNull(),
    /** "social_services:<municipality code>". */
    secrecyArea: text("secrecy_area").notNull(),
    reference: text("reference").notNull(),
    wayIn: text("way_in", { enum: ["tool", "phone", "paper", "e_service", "visit", "other"] }).notNull(),
    receivedAt: instant("received_at").notNull(),
    /** SHA-256 of the delivered file; null for reports entered by hand. */
    digest: text("digest"),
    receipt: text("receipt"),
    acute: bool("acute").notNull(),
    protectedIdentity: bool("protected_identity").notNull(),
    /** HMAC under this municipality's key of the child's number: finds earlier reports here and nowhere else. */
    childLookup: text("child_lookup"),
    /** Vault text: JSON, ReceivedContent. */
    sealedContent: bytes("sealed_content").notNull(),
    sealedFile: bytes("sealed_file"),
    /** Vault text: the delivered document's machine-readable twin; null where none came. */
    sealedTwin: bytes("sealed_twin"),
    sex: text("sex", { enum: ["female", "male", "unknown"] }).notNull(),
    ageGroup: text("age_group").notNull(),
    categories: json<string[]>("categories").notNull(),
    reporterKind: text("reporter_kind").notNull(),
    status: text("status", {
      enum: [
        "received",
        "opened",
        "acknowledged",
        "registered",
        "investigating",
        "closed_not_opened",
        "closed_already_under_way",
        "ended",
        "forwarded",
      ],
    }).notNull(),
    openedAt: instant("opened_at"),
    openedBy: text("opened_by").references(() => account.id),
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgedBy: text("acknowledged_by"),
    registrationNumber: text("registration_number"),
    protectionAssessedAt: instant("protection_assessed_at"),
    decision: text("decision", { enum: ["opened", "not_opened", "already_under_way"] }),
    decidedAt: instant("decided_at"),
    ending: text("ending"),
    endedAt: instant("ended_at"),
    feedbackRequested: bool("feedback_requested").notNull(),
    /** When it was asked for after the report had come; null where the report itself asked, or nobody has (SoL 19:6). */
    feedbackRequestedAt: instant("feedback_requested_at"),
    version: int("version").notNull(),
    /** The reception unit, by its name in the contact register; empty: the municipality's only reception. */
    unit: text("unit").notNull().default(""),
    /** Which list it stands in, and since when which work is due: due.ts keeps them with every change of the row. */
    stage: text("stage", { enum: ["todo", "investigating", "closed"] })
      .notNull()
      .default("todo"),
    /** Last day (yyyy-mm-dd, Stockholm) of what is due next; null: nothing is. */
    dueOn: text("due_on"),
    /** What its list is sorted by. */
    queueKey: text("queue_key").notNull().default(""),
    /** Account that works with it. */
    assignedTo: text("assigned_to").references(() => account.id),
    protectionAssessedBy: text("protection_assessed_by"),
    /** Day (yyyy-mm-dd) of the meeting that was offered (SoL 19:5). */
    meetingOn: text("meeting_on"),
    feedbackAt: instant("feedback_at"),
    feedbackWay: text("feedback_way", {
      enum: ["tool", "phone", "letter", "meeting", "other", "withheld"],
    }),
    /** HMAC under this municipality's key of folded name and birth date: proposes, a person confirms. */
    nameLookup: text("name_lookup"),
    /** False for what was stored before the look-ups were: make-lookups makes them. */
    lookupsMade: bool("lookups_made").notNull().default(false),
    /** Reference of the earlier report that the sender says this one follows. */
    followsReference: text("follows_reference"),
    /** The reporter takes it back: marked, assessed all the same, never removed. */
    withdrawnAt: instant("withdrawn_at"),
    /** Code of the municipality that forwarded it here. */
    cameFrom: text("came_from"),
    /** Vault text: JSON, the earlier municipality's ledger and its reason. */
    sealedOrigin: bytes("sealed_origin"),
    /** Code of the municipality it is to go to, or has gone to. */
    forwardTo: text("forward_to"),
    forwardWay: text("forward_way", { enum: ["tool", "phone", "letter", "other"] }),
    /** Vault text: why. */
    sealedForwardReason: bytes("sealed_forward_reason"),
    forwardAskedAt: instant("forward_asked_at"),
    forwardedAt: instant("forwarded_at"),
    /** What is forwarded must have got there, and what was forwarded here been opened, by then, or it is an alarm. */
    alarmDueAt: instant("alarm_due_at"),
  },
  (t) => [
    unique("received_once").on(t.municipalityCode, t.reference, t.digest),
    index("received_inbox").on(t.municipalityCode, t.status, t.receivedAt),
    index("received_child").on(t.municipalityCode, t.childLookup),
    index("received_alarm_due").on(t.alarmDueAt),
    index("received_name").on(t.municipalityCode, t.nameLookup),
    index("received_reference").on(t.municipalityCode, t.reference),
    index("received_registration").on(t.municipalityCode, t.registrationNumber),
    index("received_follows").on(t.municipalityCode, t.followsReference),
    // Everything that a list filters, counts and sorts by, so that no row with its file is read to do so.
    index("received_queue").on(
      t.municipalityCode,
      t.stage,
      t.queueKey,
      t.id,
      t.unit,
      t.assignedTo,
      t.status,
      t.dueOn,
    ),
    index("received_due").on(t.municipalityCode, t.dueOn, t.queueKey, t.id, t.unit, t.assignedTo),
  ],
);

/** HMAC under the municipality's key of each guardian's number in a report: proposes other children of the family. */
export const receivedGuardian = table(
  "received_guardian",
  {
    receivedId: text("received_id")
      .notNull()
      .references(() => receivedReport.id),
    municipalityCode: text("municipality_code").notNull(),
    lookup: text("lookup").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.receivedId, t.lookup] }),
    index("received_guardian_lookup").on(t.municipalityCode, t.lookup),
  ],
);

/** What a person said of two reports: of the same child, or of children of one family. The pair is in order of id. */
export const receivedMatch = table(
  "received_match",
  {
    municipalityCode: text("municipality_code").notNull(),
    kind: text("kind", { enum: ["same_child", "family"] }).notNull(),
    firstId: text("first_id")
      .notNull()
      .references(() => receivedReport.id),
    secondId: text("second_id")
      .notNull()
      .references(() => receivedReport.id),
    answer: text("answer", { enum: ["confirmed", "rejected"] }).notNull(),
    answeredBy: text("answered_by").notNull(),
    answeredAt: instant("answered_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.firstId, t.secondId] }),
    index("received_match_second").on(t.secondId),
  ],
);

/** Consent of those concerned that the reporter is told more (SoL 19:6). */
export const receivedConsent = table(
  "received_consent",
  {
    id: text("id").primaryKey(),
    receivedId: text("received_id")
      .notNull()
      .references(() => receivedReport.id),
    /** Vault text under the report's content key: JSON { who, what, until }. */
    sealedConsent: bytes("sealed_consent").notNull(),
    recordedBy: text("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull(),
    withdrawnAt: instant("withdrawn_at"),
  },
  (t) => [index("received_consent_report").on(t.receivedId)],
);

/** What came beside the report's document, bound to it by the digest that the document lists. */
export const receivedAttachment = table(
  "received_attachment",
  {
    id: text("id").primaryKey(),
    receivedId: text("received_id")
      .notNull()
      .references(() => receivedReport.id),
    position: int("position").notNull(),
    mediaType: text("media_type").notNull(),
    size: int("size").notNull(),
    /** SHA-256 of the file, lower-case hexadecimal. */
    digest: text("digest").notNull(),
    /** Vault text under the received report's content key: JSON { name }. */
    sealedMeta: bytes("sealed_meta").notNull(),
  },
  (t) => [unique("received_attachment_position").on(t.receivedId, t.position)],
);

export const receivedAttachmentChunk = table(
  "received_attachment_chunk",
  {
    attachmentId: text("attachment_id")
      .notNull()
      .references(() => receivedAttachment.id),
    position: int("position").notNull(),
    sealed: bytes("sealed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.attachmentId, t.position] })],
);

/**
 * Files on their way in, sealed already: a file is never whole in memory, and its report stands nowhere before all of
 * them do. They move to received_attachment_chunk with the report; what an interrupted attempt left is swept away.
 */
export const incomingChunk = table(
  "incoming_chunk",
  {
    attachmentId: text("attachment_id").notNull(),
    position: int("position").notNull(),
    sealed: bytes("sealed").notNull(),
    at: instant("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.attachmentId, t.position] }), index("incoming_chunk_at").on(t.at)],
);

export const receivedEvent = table(
  "received_event",
  {
    id: text("id").primaryKey(),
    receivedId: text("received_id")
      .notNull()
      .references(() => receivedReport.id),
    at: instant("at").notNull(),
    accountId: text("account_id"),
    kind: text("kind").notNull(),
    detail: text("detail"),
  },
  (t) => [index("received_event_report").on(t.receivedId, t.at)],
);

/** Rollup by month of receipt: groups, never a person. `outcome` and `ending` move as they are recorded. */
export const statisticsMonth = table(
  "statistics_month",
  {
    municipalityCode: text("municipality_code").notNull(),
    /** yyyy-mm in Stockholm. */
    month: text("month").notNull(),
    sex: text("sex").notNull(),
    ageGroup: text("age_group").notNull(),
    category: text("category").notNull(),
    reporterKind: text("reporter_kind").notNull(),
    wayIn: text("way_in").notNull(),
    outcome: text("outcome").notNull(),
    ending: text("ending").notNull(),
    reports: int("reports").notNull(),
  },
  (t) => [
    primaryKey({
      columns: [
        t.municipalityCode,
        t.month,
        t.sex,
        t.ageGroup,
        t.category,
        t.reporterKind,
        t.wayIn,
        t.outcome,
        t.ending,
      ],
    }),
  ],
);
