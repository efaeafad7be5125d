ALTER TABLE "delivery" ADD COLUMN "unit" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "receiver_unit" text;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "moved_recently" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "parents_apart" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "districts" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "notice_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "channel_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "function_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "e_service_url" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "asks_for" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "specialist_contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "words_to_reporters" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "open_within_minutes" bigint;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "checked_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "version" bigint DEFAULT 1 NOT NULL;--> statement-breakpoint
-- Rows from before get their ids here, so that the next statement finds no two alike.
UPDATE "contact_unit" SET "id" = gen_random_uuid()::text;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD CONSTRAINT "contact_unit_id" UNIQUE("id");