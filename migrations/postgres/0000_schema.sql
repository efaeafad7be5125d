CREATE TABLE "audit_checkpoint" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"signature" text NOT NULL,
	"key_id" text NOT NULL,
	CONSTRAINT "audit_checkpoint_seq" UNIQUE("seq","key_id")
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"authority_id" text,
	"municipality_code" text,
	"kind" text NOT NULL,
	"ground" text NOT NULL,
	"pupil_id" text,
	"subject" json NOT NULL,
	CONSTRAINT "audit_event_id_unique" UNIQUE("id"),
	CONSTRAINT "audit_event_person" CHECK (("audit_event"."actor_kind" in ('staff', 'social')) = ("audit_event"."actor_id" is not null) and ("audit_event"."actor_kind" <> 'anonymous' or "audit_event"."authority_id" is null))
);
--> statement-breakpoint
CREATE TABLE "audit_link" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"prev_hash" text NOT NULL,
	CONSTRAINT "audit_link_hash_unique" UNIQUE("hash"),
	CONSTRAINT "audit_link_prev" UNIQUE("prev_hash")
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text NOT NULL,
	"pupil_id" text NOT NULL,
	"concern_id" text,
	"added_by" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sealed_meta" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachment_chunk" (
	"attachment_id" text NOT NULL,
	"position" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "attachment_chunk_attachment_id_position_pk" PRIMARY KEY("attachment_id","position")
);
--> statement-breakpoint
CREATE TABLE "concern" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text NOT NULL,
	"pupil_id" text NOT NULL,
	"author_id" text NOT NULL,
	"circle" text NOT NULL,
	"status" text NOT NULL,
	"priority" text NOT NULL,
	"category" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	"handled_by" text,
	"withdrawn_at" timestamp (3) with time zone,
	"sealed_withdrawal" "bytea",
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "concern_link" (
	"id" text PRIMARY KEY NOT NULL,
	"pupil_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "concern_link_pair" UNIQUE("from_id","to_id"),
	CONSTRAINT "concern_link_two" CHECK ("concern_link"."from_id" <> "concern_link"."to_id")
);
--> statement-breakpoint
CREATE TABLE "concern_version" (
	"concern_id" text NOT NULL,
	"version" bigint NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"priority" text NOT NULL,
	"category" text NOT NULL,
	"circle" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "concern_version_concern_id_version_pk" PRIMARY KEY("concern_id","version")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_account_id_kind_subject_pk" PRIMARY KEY("account_id","kind","subject")
);
--> statement-breakpoint
CREATE TABLE "loose_note" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"school_unit_id" text NOT NULL,
	"author_id" text NOT NULL,
	"sealed_note" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"placed_at" timestamp (3) with time zone,
	"placed_by" text
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"pupil_id" text,
	"subject_id" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "access_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"pupil_id" text NOT NULL,
	"account_id" text NOT NULL,
	"ground" text NOT NULL,
	"source_id" text NOT NULL,
	"sealed_reason" "bytea",
	"granted_by" text,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text,
	"group_id" text,
	"change_on" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handover_pupil" (
	"handover_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"sealed_summary" "bytea",
	CONSTRAINT "handover_pupil_handover_id_pupil_id_pk" PRIMARY KEY("handover_id","pupil_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"key" text NOT NULL,
	"account_id" text NOT NULL,
	"use_case" text NOT NULL,
	"result" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_account_id_use_case_key_pk" PRIMARY KEY("account_id","use_case","key")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"code_hash" text NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "invitation_code_hash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"leased_by" text,
	"leased_until" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"method" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_order" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" text,
	"subject_id" text,
	"browser_hash" text NOT NULL,
	"sealed_state" "bytea" NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "received_event" (
	"id" text PRIMARY KEY NOT NULL,
	"received_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"account_id" text,
	"kind" text NOT NULL,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "received_report" (
	"id" text PRIMARY KEY NOT NULL,
	"municipality_code" text NOT NULL,
	"secrecy_area" text NOT NULL,
	"reference" text NOT NULL,
	"way_in" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"digest" text,
	"receipt" text,
	"acute" boolean NOT NULL,
	"protected_identity" boolean NOT NULL,
	"child_lookup" text,
	"sealed_content" "bytea" NOT NULL,
	"sealed_file" "bytea",
	"sex" text NOT NULL,
	"age_group" text NOT NULL,
	"categories" json NOT NULL,
	"reporter_kind" text NOT NULL,
	"status" text NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"opened_by" text,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" text,
	"registration_number" text,
	"protection_assessed_at" timestamp (3) with time zone,
	"decision" text,
	"decided_at" timestamp (3) with time zone,
	"ending" text,
	"ended_at" timestamp (3) with time zone,
	"feedback_requested" boolean NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "received_once" UNIQUE("municipality_code","reference","digest")
);
--> statement-breakpoint
CREATE TABLE "statistics_month" (
	"municipality_code" text NOT NULL,
	"month" text NOT NULL,
	"sex" text NOT NULL,
	"age_group" text NOT NULL,
	"category" text NOT NULL,
	"reporter_kind" text NOT NULL,
	"way_in" text NOT NULL,
	"outcome" text NOT NULL,
	"ending" text NOT NULL,
	"reports" bigint NOT NULL,
	CONSTRAINT "statistics_month_municipality_code_month_sex_age_group_category_reporter_kind_way_in_outcome_ending_pk" PRIMARY KEY("municipality_code","month","sex","age_group","category","reporter_kind","way_in","outcome","ending")
);
--> statement-breakpoint
CREATE TABLE "delivery" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"document_id" text NOT NULL,
	"municipality_code" text NOT NULL,
	"channel" text NOT NULL,
	"digest" text NOT NULL,
	"sealed_file" "bytea" NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "delivery_once" UNIQUE("report_id","municipality_code","digest")
);
--> statement-breakpoint
CREATE TABLE "delivery_event" (
	"id" text PRIMARY KEY NOT NULL,
	"delivery_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "report" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'report' NOT NULL,
	"school_unit_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"created_by" text NOT NULL,
	"status" text NOT NULL,
	"form_version" bigint NOT NULL,
	"language" text NOT NULL,
	"acute" boolean DEFAULT false NOT NULL,
	"receiver_code" text,
	"route_decision" text,
	"route_ground" text,
	"sealed_route_reason" "bytea",
	"route_confirmation" text,
	"route_confirmed_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"sent_by" text,
	"follows_id" text,
	"version" bigint NOT NULL,
	CONSTRAINT "report_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "report_attachment" (
	"report_id" text NOT NULL,
	"attachment_id" text NOT NULL,
	CONSTRAINT "report_attachment_report_id_attachment_id_pk" PRIMARY KEY("report_id","attachment_id")
);
--> statement-breakpoint
CREATE TABLE "report_author" (
	"report_id" text NOT NULL,
	"account_id" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_author_report_id_account_id_pk" PRIMARY KEY("report_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "report_document" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"number" bigint NOT NULL,
	"sealed_pdf" "bytea" NOT NULL,
	"sealed_data" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"state_digest" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_document_number" UNIQUE("report_id","number")
);
--> statement-breakpoint
CREATE TABLE "report_entry" (
	"report_id" text NOT NULL,
	"concern_id" text NOT NULL,
	"concern_version" bigint NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_entry_report_id_concern_id_pk" PRIMARY KEY("report_id","concern_id")
);
--> statement-breakpoint
CREATE TABLE "report_field" (
	"report_id" text NOT NULL,
	"field" text NOT NULL,
	"sealed_value" "bytea" NOT NULL,
	"version" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_field_report_id_field_pk" PRIMARY KEY("report_id","field")
);
--> statement-breakpoint
CREATE TABLE "report_signature" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"document_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider" text NOT NULL,
	"sealed_evidence" "bytea" NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_signature_once" UNIQUE("document_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"authority_id" text,
	"municipality_code" text,
	"external_id" text,
	"name" text NOT NULL,
	"email" text,
	"phone" text,
	"identity_lookup" text,
	"locale" text DEFAULT 'sv' NOT NULL,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "account_identity_lookup_unique" UNIQUE("identity_lookup"),
	CONSTRAINT "account_external" UNIQUE("authority_id","external_id"),
	CONSTRAINT "account_one_side" CHECK (("account"."kind" = 'staff' and "account"."authority_id" is not null and "account"."municipality_code" is null) or ("account"."kind" = 'social' and "account"."municipality_code" is not null and "account"."authority_id" is null))
);
--> statement-breakpoint
CREATE TABLE "contact_unit" (
	"municipality_code" text NOT NULL,
	"unit" text NOT NULL,
	"phone" text,
	"out_of_hours_phone" text,
	"channel" text NOT NULL,
	"source" text NOT NULL,
	"checked_on" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "contact_unit_municipality_code_unit_pk" PRIMARY KEY("municipality_code","unit")
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"school_unit_id" text,
	"role" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text
);
--> statement-breakpoint
CREATE TABLE "group_member" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text
);
--> statement-breakpoint
CREATE TABLE "group_staff" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"account_id" text NOT NULL,
	"role" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text
);
--> statement-breakpoint
CREATE TABLE "guardian" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"pupil_id" text NOT NULL,
	"external_id" text,
	"sealed_details" "bytea" NOT NULL,
	"custody" text NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" bigint PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pupil" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"school_unit_id" text NOT NULL,
	"external_id" text,
	"given_name" text NOT NULL,
	"family_name" text NOT NULL,
	"name_key" text NOT NULL,
	"birth_date" text,
	"sex" text NOT NULL,
	"identity_lookup" text,
	"sealed_identity" "bytea",
	"residence_code" text,
	"placed_by_code" text,
	"stays_in_code" text,
	"protection" text NOT NULL,
	"left_on" text,
	"version" bigint DEFAULT 1 NOT NULL,
	CONSTRAINT "pupil_external" UNIQUE("authority_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "school_authority" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"legal_profile" text NOT NULL,
	"organisation_number" text,
	"municipality_code" text
);
--> statement-breakpoint
CREATE TABLE "school_group" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"school_unit_id" text NOT NULL,
	"external_id" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	CONSTRAINT "school_group_external" UNIQUE("authority_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "school_unit" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"external_id" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"municipality_code" text NOT NULL,
	"phone" text,
	CONSTRAINT "school_unit_external" UNIQUE("authority_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_added_by_account_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment_chunk" ADD CONSTRAINT "attachment_chunk_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern" ADD CONSTRAINT "concern_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern" ADD CONSTRAINT "concern_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern" ADD CONSTRAINT "concern_author_id_account_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_link" ADD CONSTRAINT "concern_link_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_link" ADD CONSTRAINT "concern_link_from_id_concern_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_link" ADD CONSTRAINT "concern_link_to_id_concern_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concern_version" ADD CONSTRAINT "concern_version_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loose_note" ADD CONSTRAINT "loose_note_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loose_note" ADD CONSTRAINT "loose_note_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loose_note" ADD CONSTRAINT "loose_note_author_id_account_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_from_id_account_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_to_id_account_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_group_id_school_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."school_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_pupil" ADD CONSTRAINT "handover_pupil_handover_id_handover_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handover"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_pupil" ADD CONSTRAINT "handover_pupil_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_order" ADD CONSTRAINT "signing_order_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_event" ADD CONSTRAINT "received_event_received_id_received_report_id_fk" FOREIGN KEY ("received_id") REFERENCES "public"."received_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_report" ADD CONSTRAINT "received_report_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_document_id_report_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."report_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_event" ADD CONSTRAINT "delivery_event_delivery_id_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."delivery"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report" ADD CONSTRAINT "report_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_attachment" ADD CONSTRAINT "report_attachment_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_attachment" ADD CONSTRAINT "report_attachment_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_author" ADD CONSTRAINT "report_author_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_author" ADD CONSTRAINT "report_author_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_document" ADD CONSTRAINT "report_document_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_entry" ADD CONSTRAINT "report_entry_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_field" ADD CONSTRAINT "report_field_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signature" ADD CONSTRAINT "report_signature_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signature" ADD CONSTRAINT "report_signature_document_id_report_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."report_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_signature" ADD CONSTRAINT "report_signature_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty" ADD CONSTRAINT "duty_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_id_school_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."school_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_staff" ADD CONSTRAINT "group_staff_group_id_school_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."school_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_staff" ADD CONSTRAINT "group_staff_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_group" ADD CONSTRAINT "school_group_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_group" ADD CONSTRAINT "school_group_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_unit" ADD CONSTRAINT "school_unit_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_pupil" ON "audit_event" USING btree ("pupil_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_authority" ON "audit_event" USING btree ("authority_id","seq");--> statement-breakpoint
CREATE INDEX "attachment_concern" ON "attachment" USING btree ("concern_id");--> statement-breakpoint
CREATE INDEX "attachment_pupil" ON "attachment" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "concern_pupil" ON "concern" USING btree ("pupil_id","occurred_at");--> statement-breakpoint
CREATE INDEX "concern_author" ON "concern" USING btree ("author_id","created_at");--> statement-breakpoint
CREATE INDEX "concern_link_pupil" ON "concern_link" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "concern_link_to" ON "concern_link" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "loose_note_unit" ON "loose_note" USING btree ("school_unit_id","placed_at");--> statement-breakpoint
CREATE INDEX "loose_note_author" ON "loose_note" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "notice_account" ON "notice" USING btree ("account_id","read_at");--> statement-breakpoint
CREATE INDEX "notice_subject" ON "notice" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "access_grant_account" ON "access_grant" USING btree ("account_id","pupil_id");--> statement-breakpoint
CREATE INDEX "access_grant_pupil" ON "access_grant" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "access_grant_source" ON "access_grant" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "handover_from" ON "handover" USING btree ("from_id");--> statement-breakpoint
CREATE INDEX "handover_to" ON "handover" USING btree ("to_id","status");--> statement-breakpoint
CREATE INDEX "handover_pupil_pupil" ON "handover_pupil" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("done_at","failed_at","available_at");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_expiry" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "signing_order_expiry" ON "signing_order" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "received_event_report" ON "received_event" USING btree ("received_id","at");--> statement-breakpoint
CREATE INDEX "received_inbox" ON "received_report" USING btree ("municipality_code","status","received_at");--> statement-breakpoint
CREATE INDEX "received_child" ON "received_report" USING btree ("municipality_code","child_lookup");--> statement-breakpoint
CREATE INDEX "delivery_report" ON "delivery" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "delivery_event_delivery" ON "delivery_event" USING btree ("delivery_id","at");--> statement-breakpoint
CREATE INDEX "report_pupil" ON "report" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "report_creator" ON "report" USING btree ("created_by","status");--> statement-breakpoint
CREATE INDEX "report_author_account" ON "report_author" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "report_entry_concern" ON "report_entry" USING btree ("concern_id");--> statement-breakpoint
CREATE INDEX "duty_account" ON "duty" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "duty_unit" ON "duty" USING btree ("school_unit_id","role");--> statement-breakpoint
CREATE INDEX "group_member_group" ON "group_member" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "group_member_pupil" ON "group_member" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "group_staff_group" ON "group_staff" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "group_staff_account" ON "group_staff" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "guardian_pupil" ON "guardian" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "pupil_unit" ON "pupil" USING btree ("school_unit_id","name_key");--> statement-breakpoint
CREATE INDEX "pupil_identity" ON "pupil" USING btree ("authority_id","identity_lookup");--> statement-breakpoint
CREATE INDEX "school_group_unit" ON "school_group" USING btree ("school_unit_id","name");