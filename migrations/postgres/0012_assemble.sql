CREATE TABLE "authority_guard" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"version" bigint NOT NULL,
	"categories" json NOT NULL,
	"chosen_by" text NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "authority_guard_version" UNIQUE("authority_id","version")
);
--> statement-breakpoint
CREATE TABLE "authority_text" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"item" text NOT NULL,
	"language" text NOT NULL,
	"version" bigint NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "authority_text_version" UNIQUE("authority_id","kind","item","language","version")
);
--> statement-breakpoint
CREATE TABLE "report_guard_decision" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"number" bigint NOT NULL,
	"decision" text NOT NULL,
	"purpose" text NOT NULL,
	"categories" json NOT NULL,
	"sealed_reason" "bytea" NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_guard_decision_number" UNIQUE("report_id","number")
);
--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "sibling_group" text;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "specialist_honour" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "specialist_violence" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_unit" ADD COLUMN "specialist_sexual" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "authority_guard" ADD CONSTRAINT "authority_guard_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_guard" ADD CONSTRAINT "authority_guard_chosen_by_account_id_fk" FOREIGN KEY ("chosen_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_text" ADD CONSTRAINT "authority_text_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_text" ADD CONSTRAINT "authority_text_written_by_account_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_guard_decision" ADD CONSTRAINT "report_guard_decision_report_id_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_guard_decision" ADD CONSTRAINT "report_guard_decision_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_siblings" ON "report" USING btree ("sibling_group");