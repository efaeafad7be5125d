CREATE TABLE "action_plan" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"school_unit_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"language" text NOT NULL,
	"status" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "action_plan_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "action_plan_document" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"number" bigint NOT NULL,
	"sealed_pdf" "bytea" NOT NULL,
	"signed_length" bigint NOT NULL,
	"sha256" text NOT NULL,
	"file_sha256" text NOT NULL,
	"state_digest" text NOT NULL,
	"whole_digest" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "action_plan_document_number" UNIQUE("plan_id","number")
);
--> statement-breakpoint
CREATE TABLE "action_plan_entry" (
	"plan_id" text NOT NULL,
	"concern_id" text NOT NULL,
	"concern_version" bigint NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "action_plan_entry_plan_id_concern_id_pk" PRIMARY KEY("plan_id","concern_id")
);
--> statement-breakpoint
CREATE TABLE "action_plan_field" (
	"plan_id" text NOT NULL,
	"field" text NOT NULL,
	"sealed_value" "bytea" NOT NULL,
	"version" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "action_plan_field_plan_id_field_pk" PRIMARY KEY("plan_id","field")
);
--> statement-breakpoint
CREATE TABLE "action_plan_link" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"document_id" text NOT NULL,
	"signer" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"protected_chosen" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"sealed_mail" "bytea",
	"mailed_at" timestamp (3) with time zone,
	CONSTRAINT "action_plan_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "action_plan_measure" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"position" bigint NOT NULL,
	"sealed_content" "bytea" NOT NULL,
	"owner_id" text,
	"due_on" text,
	"version" bigint NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"status" text DEFAULT 'planned' NOT NULL,
	"sealed_note" "bytea",
	"followed_by" text,
	"followed_at" timestamp (3) with time zone,
	"follow_version" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_plan_signature" (
	"id" text PRIMARY KEY NOT NULL,
	"plan_id" text NOT NULL,
	"document_id" text NOT NULL,
	"signer" text NOT NULL,
	"beside" text,
	"provider" text NOT NULL,
	"sealed_evidence" "bytea" NOT NULL,
	"revocation" text,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "action_plan_signature_once" UNIQUE("document_id","signer")
);
--> statement-breakpoint
ALTER TABLE "action_plan" ADD CONSTRAINT "action_plan_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan" ADD CONSTRAINT "action_plan_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan" ADD CONSTRAINT "action_plan_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan" ADD CONSTRAINT "action_plan_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_document" ADD CONSTRAINT "action_plan_document_plan_id_action_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."action_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_document" ADD CONSTRAINT "action_plan_document_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_entry" ADD CONSTRAINT "action_plan_entry_plan_id_action_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."action_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_entry" ADD CONSTRAINT "action_plan_entry_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_field" ADD CONSTRAINT "action_plan_field_plan_id_action_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."action_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_link" ADD CONSTRAINT "action_plan_link_plan_id_action_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."action_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_link" ADD CONSTRAINT "action_plan_link_document_id_action_plan_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."action_plan_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_link" ADD CONSTRAINT "action_plan_link_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_measure" ADD CONSTRAINT "action_plan_measure_plan_id_action_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."action_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_measure" ADD CONSTRAINT "action_plan_measure_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_signature" ADD CONSTRAINT "action_plan_signature_plan_id_action_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."action_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_plan_signature" ADD CONSTRAINT "action_plan_signature_document_id_action_plan_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."action_plan_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_plan_pupil" ON "action_plan" USING btree ("pupil_id","created_at");--> statement-breakpoint
CREATE INDEX "action_plan_entry_concern" ON "action_plan_entry" USING btree ("concern_id");--> statement-breakpoint
CREATE INDEX "action_plan_link_plan" ON "action_plan_link" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "action_plan_measure_plan" ON "action_plan_measure" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "action_plan_measure_owner" ON "action_plan_measure" USING btree ("owner_id","due_on");