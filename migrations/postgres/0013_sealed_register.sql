CREATE TABLE "seal_certificate" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"certificate" text NOT NULL,
	"first_used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sealed_document" (
	"sha256" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"series_id" text NOT NULL,
	"sealed_by" text NOT NULL,
	"certificate" text NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "received_report" ADD COLUMN "sealed_twin" "bytea";--> statement-breakpoint
ALTER TABLE "report_document" ADD COLUMN "sealed_twin" "bytea";--> statement-breakpoint
ALTER TABLE "sealed_document" ADD CONSTRAINT "sealed_document_certificate_seal_certificate_fingerprint_fk" FOREIGN KEY ("certificate") REFERENCES "public"."seal_certificate"("fingerprint") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sealed_document_series" ON "sealed_document" USING btree ("series_id","kind");--> statement-breakpoint
CREATE INDEX "delivery_digest" ON "delivery" USING btree ("digest");