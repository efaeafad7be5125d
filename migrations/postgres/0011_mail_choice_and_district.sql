ALTER TABLE "account" ADD COLUMN "mail_digest" text DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE "pupil" ADD COLUMN "district" text;