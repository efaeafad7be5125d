CREATE TABLE "received_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"received_id" text NOT NULL,
	"digest" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"sealed_file" "bytea" NOT NULL,
	"sealed_raw" "bytea" NOT NULL,
	"sealed_summary" "bytea" NOT NULL,
	CONSTRAINT "received_evidence_once" UNIQUE("received_id","digest")
);
--> statement-breakpoint
CREATE TABLE "signature_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"document_id" text NOT NULL,
	"number" bigint NOT NULL,
	"basis_digest" text NOT NULL,
	"sha256" text NOT NULL,
	"sealed_pdf" "bytea" NOT NULL,
	"sealed_raw" "bytea" NOT NULL,
	"sealed_summary" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	CONSTRAINT "signature_evidence_once" UNIQUE("document_id","basis_digest")
);
--> statement-breakpoint
CREATE TABLE "signature_photo" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"document_id" text NOT NULL,
	"document_sha256" text NOT NULL,
	"attached_by" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	"sealed_image" "bytea" NOT NULL,
	"sealed_meta" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signature_request" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"account_id" text NOT NULL,
	"asked_by" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "signature_request_once" UNIQUE("kind","subject_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "signing_policy" (
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"asked_of" json NOT NULL,
	"strength" text NOT NULL,
	"ground" text NOT NULL,
	"updated_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "signing_policy_authority_id_kind_pk" PRIMARY KEY("authority_id","kind")
);
--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "sealed_number" "bytea";--> statement-breakpoint
ALTER TABLE "report_signature" ADD COLUMN "revocation" text;--> statement-breakpoint
ALTER TABLE "received_evidence" ADD CONSTRAINT "received_evidence_received_id_received_report_id_fk" FOREIGN KEY ("received_id") REFERENCES "public"."received_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature_photo" ADD CONSTRAINT "signature_photo_attached_by_account_id_fk" FOREIGN KEY ("attached_by") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature_request" ADD CONSTRAINT "signature_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_policy" ADD CONSTRAINT "signing_policy_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "signature_photo_subject" ON "signature_photo" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "signature_request_account" ON "signature_request" USING btree ("account_id");