CREATE TABLE "quick_signal" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"item" text NOT NULL,
	"version" bigint NOT NULL,
	"name_sv" text NOT NULL,
	"name_en" text NOT NULL,
	"category" text NOT NULL,
	"priority" text NOT NULL,
	"position" bigint NOT NULL,
	"offered" boolean NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quick_signal_version" UNIQUE("authority_id","item","version")
);
--> statement-breakpoint
ALTER TABLE "concern" ADD COLUMN "signal_item" text;--> statement-breakpoint
ALTER TABLE "concern" ADD COLUMN "signal_version" bigint;--> statement-breakpoint
ALTER TABLE "concern_version" ADD COLUMN "sealed_body_map" "bytea";--> statement-breakpoint
ALTER TABLE "quick_signal" ADD CONSTRAINT "quick_signal_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quick_signal" ADD CONSTRAINT "quick_signal_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quick_signal_authority" ON "quick_signal" USING btree ("authority_id");