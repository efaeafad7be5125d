CREATE TABLE "consultation" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text,
	"secrecy_area" text NOT NULL,
	"school_unit_id" text,
	"municipality_code" text,
	"code_hash" text NOT NULL,
	"asked_on" text NOT NULL,
	"last_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"waits_for" text NOT NULL,
	"messages" bigint NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "consultation_code_hash_unique" UNIQUE("code_hash"),
	CONSTRAINT "consultation_one_receiver" CHECK (("consultation"."school_unit_id" is null) <> ("consultation"."municipality_code" is null))
);
--> statement-breakpoint
CREATE TABLE "consultation_letter" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text,
	"secrecy_area" text NOT NULL,
	"school_unit_id" text,
	"municipality_code" text,
	"code_hash" text NOT NULL,
	"consultation_id" text,
	"posted_on" text NOT NULL,
	"sealed_text" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_message" (
	"id" text PRIMARY KEY NOT NULL,
	"consultation_id" text NOT NULL,
	"secrecy_area" text NOT NULL,
	"place" bigint NOT NULL,
	"side" text NOT NULL,
	"written_on" text NOT NULL,
	"answered_by" text,
	"sealed_text" "bytea" NOT NULL,
	CONSTRAINT "consultation_message_asker" CHECK ("consultation_message"."side" = 'receiver' or "consultation_message"."answered_by" is null)
);
--> statement-breakpoint
CREATE TABLE "substitution" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"school_unit_id" text NOT NULL,
	"absent_id" text NOT NULL,
	"substitute_id" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"source" text NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "origin" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "sealed_word" "bytea";--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "declined_by" text;--> statement-breakpoint
ALTER TABLE "handover" ADD COLUMN "reminded_on" text;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_letter" ADD CONSTRAINT "consultation_letter_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_letter" ADD CONSTRAINT "consultation_letter_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_message" ADD CONSTRAINT "consultation_message_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_message" ADD CONSTRAINT "consultation_message_answered_by_account_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_school_unit_id_school_unit_id_fk" FOREIGN KEY ("school_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_absent_id_account_id_fk" FOREIGN KEY ("absent_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "substitution" ADD CONSTRAINT "substitution_substitute_id_account_id_fk" FOREIGN KEY ("substitute_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_unit" ON "consultation" USING btree ("school_unit_id","last_on");--> statement-breakpoint
CREATE INDEX "consultation_municipality" ON "consultation" USING btree ("municipality_code","last_on");--> statement-breakpoint
CREATE INDEX "consultation_end" ON "consultation" USING btree ("ends_on");--> statement-breakpoint
CREATE INDEX "consultation_letter_code" ON "consultation_letter" USING btree ("code_hash");--> statement-breakpoint
CREATE INDEX "consultation_message_thread" ON "consultation_message" USING btree ("consultation_id","place");--> statement-breakpoint
CREATE INDEX "substitution_authority" ON "substitution" USING btree ("authority_id","ends_on");--> statement-breakpoint
CREATE INDEX "substitution_unit" ON "substitution" USING btree ("school_unit_id","ends_on");--> statement-breakpoint
ALTER TABLE "handover" ADD CONSTRAINT "handover_declined_by_account_id_fk" FOREIGN KEY ("declined_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;