CREATE TABLE "mail_sent" (
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_sent_kind_subject_id_pk" PRIMARY KEY("kind","subject_id")
);
--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "lookups_made" boolean DEFAULT false NOT NULL;