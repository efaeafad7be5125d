CREATE TABLE "matter" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text NOT NULL,
	"pupil_id" text NOT NULL,
	"circle" text NOT NULL,
	"status" text NOT NULL,
	"sealed_name" "bytea" NOT NULL,
	"next_on" text,
	"sealed_closing" "bytea",
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closed_by" text,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "matter_entry" (
	"matter_id" text NOT NULL,
	"concern_id" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "matter_entry_matter_id_concern_id_pk" PRIMARY KEY("matter_id","concern_id")
);
--> statement-breakpoint
CREATE TABLE "occasion_entry" (
	"concern_id" text PRIMARY KEY NOT NULL,
	"occasion_id" text NOT NULL,
	"pupil_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "concern_link" ADD COLUMN "kind" text DEFAULT 'same_matter' NOT NULL;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter" ADD CONSTRAINT "matter_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_entry" ADD CONSTRAINT "matter_entry_matter_id_matter_id_fk" FOREIGN KEY ("matter_id") REFERENCES "public"."matter"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matter_entry" ADD CONSTRAINT "matter_entry_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occasion_entry" ADD CONSTRAINT "occasion_entry_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "occasion_entry" ADD CONSTRAINT "occasion_entry_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "matter_pupil" ON "matter" USING btree ("pupil_id");--> statement-breakpoint
CREATE INDEX "matter_entry_concern" ON "matter_entry" USING btree ("concern_id");--> statement-breakpoint
CREATE INDEX "occasion_entry_occasion" ON "occasion_entry" USING btree ("occasion_id");--> statement-breakpoint
CREATE INDEX "occasion_entry_pupil" ON "occasion_entry" USING btree ("pupil_id");