// School authorities, their units, staff and groups. Roster data: names in clear, what locates a person sealed.
// A duty says what someone does; it gives no right to read a child: that is a grant (see grant.server.ts).
import {
  bool,
  bytes,
  check,
  index,
  instant,
  int,
  json,
  primaryKey,
  sql,
  table,
  text,
  unique,
} from "../dialect.server";

/** The one row that says what this installation is; a demo database is refused in production. */
export const installation = table("installation", {
  id: int("id").primaryKey(),
  mode: text("mode", { enum: ["demo", "production", "test"] }).notNull(),
  createdAt: instant("created_at").notNull(),
});

export const schoolAuthority = table("school_authority", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  /** Decides which rows of the law table apply (OSL and registration for municipal authorities). */
  legalProfile: text("legal_profile", { enum: ["municipal", "private"] }).notNull(),
  organisationNumber: text("organisation_number"),
  municipalityCode: text("municipality_code"),
});

export const schoolUnit = table(
  "school_unit",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    externalId: text("external_id"),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["preschool", "compulsory", "upper_secondary"] }).notNull(),
    municipalityCode: text("municipality_code").notNull(),
    phone: text("phone"),
  },
  (t) => [unique("school_unit_external").on(t.authorityId, t.externalId)],
);

/** Somebody who can sign in: school staff of one authority, or social services of one municipality. */
export const account = table(
  "account",
  {
    id: text("id").primaryKey(),
    kind: text("kind", { enum: ["staff", "social"] }).notNull(),
    authorityId: text("authority_id").references(() => schoolAuthority.id),
    municipalityCode: text("municipality_code"),
    /** Where in social services the person works, as its own people say it. Shown; narrows no right. */
    receptionUnit: text("reception_unit"),
    externalId: text("external_id"),
    name: text("name").notNull(),
    email: text("email"),
    phone: text("phone"),
    /** HMAC of the personal identity number; the number itself is not stored. */
    identityLookup: text("identity_lookup").unique(),
    locale: text("locale", { enum: ["sv", "en"] })
      .notNull()
      .default("sv"),
    /** Whether to be mailed the number of things that wait: its owner's own choice. */
    mailDigest: text("mail_digest", { enum: ["daily", "none"] })
      .notNull()
      .default("daily"),
    closedAt: instant("closed_at"),
  },
  (t) => [
    unique("account_external").on(t.authorityId, t.externalId),
    check(
      "account_one_side",
      sql`(${t.kind} = 'staff' and ${t.authorityId} is not null and ${t.municipalityCode} is null) or (${t.kind} = 'social' and ${t.municipalityCode} is not null and ${t.authorityId} is null)`,
    ),
  ],
);

export const duty = table(
  "duty",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    schoolUnitId: text("school_unit_id").references(() => schoolUnit.id),
    role: text("role", {
      enum: [
        "teacher",
        "principal",
        "counsellor",
        "school_nurse",
        "school_psychologist",
        "special_educator",
        "other_staff",
        "authority_administrator",
        "reception",
        "analyst",
      ],
    }).notNull(),
    startsOn: text("starts_on").notNull(),
    endsOn: text("ends_on"),
    /** A substitution that gives it, and ends it: not the roster's to end. Null: the roster's own. */
    substitutionId: text("substitution_id"),
  },
  (t) => [index("duty_account").on(t.accountId), index("duty_unit").on(t.schoolUnitId, t.role)],
);

/** A class or teaching group of one school year. */
export const schoolGroup = table(
  "school_group",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    schoolUnitId: text("school_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    externalId: text("external_id"),
    name: text("name").notNull(),
    kind: text("kind", { enum: ["class", "teaching"] }).notNull(),
    startsOn: text("starts_on").notNull(),
    endsOn: text("ends_on"),
  },
  (t) => [
    index("school_group_unit").on(t.schoolUnitId, t.name),
    unique("school_group_external").on(t.authorityId, t.externalId),
  ],
);

export const groupStaff = table(
  "group_staff",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => schoolGroup.id),
    accountId: text("account_id")
      .notNull()
      .references(() => account.id),
    role: text("role", { enum: ["mentor", "teacher"] }).notNull(),
    startsOn: text("starts_on").notNull(),
    endsOn: text("ends_on"),
  },
  (t) => [index("group_staff_group").on(t.groupId), index("group_staff_account").on(t.accountId)],
);

/** One row at each school unit that a pupil has gone to: each school has its own record, under its own key. */
export const pupil = table(
  "pupil",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    schoolUnitId: text("school_unit_id")
      .notNull()
      .references(() => schoolUnit.id),
    externalId: text("external_id"),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    /** Full name folded for exact look-up: see app/domain/pupil/name-key.ts. */
    nameKey: text("name_key").notNull(),
    /** Civil date yyyy-mm-dd. */
    birthDate: text("birth_date"),
    sex: text("sex", { enum: ["female", "male", "unknown"] }).notNull(),
    identityLookup: text("identity_lookup"),
    /** Vault text under the pupil's key: JSON { personalNumber, address, phone }. */
    sealedIdentity: bytes("sealed_identity"),
    residenceCode: text("residence_code"),
    placedByCode: text("placed_by_code"),
    staysInCode: text("stays_in_code"),
    /** Part of the home municipality, where it has a reception each; none for protected registration. */
    district: text("district"),
    /** OSL 21:3 and 21:3 a, folkbokföringslagen 16 §. A fictitious identity is never recorded. */
    protection: text("protection", { enum: ["none", "confidentiality", "protected_registration"] }).notNull(),
    leftOn: text("left_on"),
    version: int("version").notNull().default(1),
  },
  (t) => [
    index("pupil_unit").on(t.schoolUnitId, t.nameKey),
    unique("pupil_external").on(t.authorityId, t.schoolUnitId, t.externalId),
    index("pupil_identity").on(t.authorityId, t.identityLookup),
  ],
);

export const groupMember = table(
  "group_member",
  {
    id: text("id").primaryKey(),
    groupId: text("group_id")
      .notNull()
      .references(() => schoolGroup.id),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    startsOn: text("starts_on").notNull(),
    endsOn: text("ends_on"),
  },
  (t) => [index("group_member_group").on(t.groupId), index("group_member_pupil").on(t.pupilId)],
);

export const guardian = table(
  "guardian",
  {
    id: text("id").primaryKey(),
    authorityId: text("authority_id")
      .notNull()
      .references(() => schoolAuthority.id),
    secrecyArea: text("secrecy_area").notNull().default("school"),
    pupilId: text("pupil_id")
      .notNull()
      .references(() => pupil.id),
    externalId: text("external_id"),
    /** Vault text under the pupil's key: JSON { name, personalNumber, address, phone, email }. */
    sealedDetails: bytes("sealed_details").notNull(),
    custody: text("custody", { enum: ["custody", "no_custody", "unknown"] }).notNull(),
    version: int("version").notNull().default(1),
  },
  (t) => [index("guardian_pupil").on(t.pupilId)],
);

/**
 * The contact register: one row a reception unit, the same for every school authority of the installation (decision
 * 0010). Its name is its key: what was delivered stays recorded under the name of its day, and a unit that is renamed
 * is closed and entered anew. Public facts about an office: nothing here is sealed.
 */
export const contactUnit = table(
  "contact_unit",
  {
    /** Opaque, for addresses of pages; always given (the default is for rows from before there were ids). */
    id: text("id").notNull().default(""),
    municipalityCode: text("municipality_code").notNull(),
    unit: text("unit").notNull(),
    /** Names of the districts that it serves; none where it serves the whole municipality. */
    districts: json<string[]>("districts").notNull().default([]),
    address: text("address").notNull().default(""),
    phone: text("phone"),
    outOfHoursPhone: text("out_of_hours_phone"),
    /** For notices without content, that something has arrived. */
    noticeEmail: text("notice_email").notNull().default(""),
    channel: text("channel", {
      enum: ["own_reception", "sdk", "lifecare", "e_service", "letter", "phone_only"],
    }).notNull(),
    /** SDK: the participant, 0203:domain. Lifecare: its organisation's id. Letter: nothing, the address counts. */
    channelAddress: text("channel_address").notNull().default(""),
    /** SDK: the function's id at the participant. */
    functionId: text("function_id").notNull().default(""),
    eServiceUrl: text("e_service_url").notNull().default(""),
    /** What it asks for beyond the form. */
    asksFor: text("asks_for").notNull().default(""),
    /** Whom to ask about honour-related violence, say. */
    specialistContact: text("specialist_contact").notNull().default(""),
    specialistHonour: text("specialist_honour").notNull().default(""),
    specialistViolence: text("specialist_violence").notNull().default(""),
    specialistSexual: text("specialist_sexual").notNull().default(""),
    /** The municipality's own words to its reporters. */
    wordsToReporters: text("words_to_reporters").notNull().default(""),
    /** Within how many minutes a stored report must have been opened; null for the tool's own limit. */
    openWithinMinutes: int("open_within_minutes"),
    source: text("source").notNull(),
    checkedOn: text("checked_on").notNull(),
    checkedBy: text("checked_by").notNull().default(""),
    active: bool("active").notNull().default(true),
    version: int("version").notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.municipalityCode, t.unit] }), unique("contact_unit_id").on(t.id)],
);
