CREATE TABLE "alarm" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"side" text NOT NULL,
	"scope_id" text NOT NULL,
	"subject_id" text NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" text,
	"resolved_how" text,
	"standing" text,
	CONSTRAINT "alarm_standing_unique" UNIQUE("standing")
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "channel_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "function_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "message_id" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "conversation_id" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "progress" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "receipt" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "code" text;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "alarm_scope" ON "alarm" USING btree ("side","scope_id","resolved_at");--> statement-breakpoint
CREATE INDEX "alarm_subject" ON "alarm" USING btree ("subject_id","resolved_at");--> statement-breakpoint
CREATE INDEX "delivery_due" ON "delivery" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "delivery_message" ON "delivery" USING btree ("message_id");