CREATE TABLE "history_transfer" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"to_unit_id" text NOT NULL,
	"to_pupil_id" text NOT NULL,
	"from_authority_id" text NOT NULL,
	"from_unit_id" text NOT NULL,
	"from_pupil_id" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"ground" text,
	"consent_on" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"sealed_content" "bytea",
	"digest" text,
	"entries" bigint,
	"read_at" timestamp (3) with time zone,
	"read_by" text,
	"standing" text,
	"version" bigint NOT NULL,
	CONSTRAINT "history_transfer_standing_unique" UNIQUE("standing")
);
--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_to_unit_id_school_unit_id_fk" FOREIGN KEY ("to_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_to_pupil_id_pupil_id_fk" FOREIGN KEY ("to_pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_from_authority_id_school_authority_id_fk" FOREIGN KEY ("from_authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_from_unit_id_school_unit_id_fk" FOREIGN KEY ("from_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_from_pupil_id_pupil_id_fk" FOREIGN KEY ("from_pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD CONSTRAINT "history_transfer_read_by_account_id_fk" FOREIGN KEY ("read_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_transfer_from" ON "history_transfer" USING btree ("from_unit_id","status");--> statement-breakpoint
CREATE INDEX "history_transfer_pupil" ON "history_transfer" USING btree ("to_pupil_id");