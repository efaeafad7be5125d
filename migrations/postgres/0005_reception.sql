CREATE TABLE "received_consent" (
	"id" text PRIMARY KEY NOT NULL,
	"received_id" text NOT NULL,
	"sealed_consent" "bytea" NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "received_guardian" (
	"received_id" text NOT NULL,
	"municipality_code" text NOT NULL,
	"lookup" text NOT NULL,
	CONSTRAINT "received_guardian_received_id_lookup_pk" PRIMARY KEY("received_id","lookup")
);
--> statement-breakpoint
CREATE TABLE "received_match" (
	"municipality_code" text NOT NULL,
	"kind" text NOT NULL,
	"first_id" text NOT NULL,
	"second_id" text NOT NULL,
	"answer" text NOT NULL,
	"answered_by" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "received_match_kind_first_id_second_id_pk" PRIMARY KEY("kind","first_id","second_id")
);
--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "unit" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "stage" text DEFAULT 'todo' NOT NULL;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "due_on" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "queue_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "assigned_to" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "protection_assessed_by" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "meeting_on" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "feedback_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "feedback_way" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "name_lookup" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "follows_reference" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "withdrawn_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "came_from" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "sealed_origin" "bytea";--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "forward_to" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "forward_way" text;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "sealed_forward_reason" "bytea";--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "forward_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "forwarded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "received_consent" ADD CONSTRAINT "received_consent_received_id_received_report_id_fk" FOREIGN KEY ("received_id") REFERENCES "public"."received_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_guardian" ADD CONSTRAINT "received_guardian_received_id_received_report_id_fk" FOREIGN KEY ("received_id") REFERENCES "public"."received_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_match" ADD CONSTRAINT "received_match_first_id_received_report_id_fk" FOREIGN KEY ("first_id") REFERENCES "public"."received_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_match" ADD CONSTRAINT "received_match_second_id_received_report_id_fk" FOREIGN KEY ("second_id") REFERENCES "public"."received_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "received_consent_report" ON "received_consent" USING btree ("received_id");--> statement-breakpoint
CREATE INDEX "received_guardian_lookup" ON "received_guardian" USING btree ("municipality_code","lookup");--> statement-breakpoint
CREATE INDEX "received_match_second" ON "received_match" USING btree ("second_id");--> statement-breakpoint
ALTER TABLE "received_report" ADD CONSTRAINT "received_report_assigned_to_account_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "received_name" ON "received_report" USING btree ("municipality_code","name_lookup");--> statement-breakpoint
CREATE INDEX "received_reference" ON "received_report" USING btree ("municipality_code","reference");--> statement-breakpoint
CREATE INDEX "received_follows" ON "received_report" USING btree ("municipality_code","follows_reference");--> statement-breakpoint
CREATE INDEX "received_queue" ON "received_report" USING btree ("municipality_code","stage","queue_key","id","unit","assigned_to","status","due_on");--> statement-breakpoint
CREATE INDEX "received_due" ON "received_report" USING btree ("municipality_code","due_on","queue_key","id","unit","assigned_to");