CREATE TABLE "received_attachment" (
	"id" text PRIMARY KEY NOT NULL,
	"received_id" text NOT NULL,
	"position" bigint NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"digest" text NOT NULL,
	"sealed_meta" "bytea" NOT NULL,
	CONSTRAINT "received_attachment_position" UNIQUE("received_id","position")
);
--> statement-breakpoint
CREATE TABLE "received_attachment_chunk" (
	"attachment_id" text NOT NULL,
	"position" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "received_attachment_chunk_attachment_id_position_pk" PRIMARY KEY("attachment_id","position")
);
--> statement-breakpoint
ALTER TABLE "report" ALTER COLUMN "pupil_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "routed_by" text;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "routed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "entries_by" text;--> statement-breakpoint
ALTER TABLE "report" ADD COLUMN "entries_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "report_document" ADD COLUMN "basis" json;--> statement-breakpoint
ALTER TABLE "received_attachment" ADD CONSTRAINT "received_attachment_received_id_received_report_id_fk" FOREIGN KEY ("received_id") REFERENCES "public"."received_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "received_attachment_chunk" ADD CONSTRAINT "received_attachment_chunk_attachment_id_received_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."received_attachment"("id") ON DELETE no action ON UPDATE no action;