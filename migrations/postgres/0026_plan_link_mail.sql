ALTER TABLE "action_plan_link" ADD COLUMN "sealed_mail_to" "bytea";--> statement-breakpoint
ALTER TABLE "action_plan_link" ADD COLUMN "mail_failed_at" timestamp (3) with time zone;