ALTER TABLE "alarm" ADD COLUMN "sealed_word" "bytea";--> statement-breakpoint
ALTER TABLE "alarm" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "alarm_due_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "received_alarm_due" ON "received_report" USING btree ("alarm_due_at");