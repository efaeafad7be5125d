CREATE TABLE "attachment_thumbnail" (
	"attachment_id" text PRIMARY KEY NOT NULL,
	"sealed" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upload" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"account_id" text NOT NULL,
	"state" text NOT NULL,
	"size" bigint NOT NULL,
	"received" bigint NOT NULL,
	"content_id" text NOT NULL,
	"media_type" text,
	"held_at" timestamp (3) with time zone,
	"sealed_meta" "bytea" NOT NULL,
	"sealed_thumbnail" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"touched_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upload_chunk" (
	"content_id" text NOT NULL,
	"position" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "upload_chunk_content_id_position_pk" PRIMARY KEY("content_id","position")
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "held_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "attachment_thumbnail" ADD CONSTRAINT "attachment_thumbnail_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload" ADD CONSTRAINT "upload_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "upload_account" ON "upload" USING btree ("account_id","touched_at");--> statement-breakpoint
CREATE INDEX "upload_touched" ON "upload" USING btree ("touched_at");--> statement-breakpoint
CREATE INDEX "upload_chunk_at" ON "upload_chunk" USING btree ("at");