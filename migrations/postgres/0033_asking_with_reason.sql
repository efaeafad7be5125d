ALTER TABLE "history_file" ADD COLUMN "sealed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD COLUMN "sealed_reason" "bytea";