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
  },
  (t) => [
    unique("received_once").on(t.municipalityCode, t.reference, t.digest),
    index("received_inbox").on(t.municipalityCode, t.status, t.receivedAt),
    index("received_child").on(t.municipalityCode, t.childLookup),
  ],
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
