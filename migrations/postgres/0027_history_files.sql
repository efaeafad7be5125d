CREATE TABLE "history_file" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text DEFAULT 'school' NOT NULL,
	"transfer_id" text NOT NULL,
	"media_type" text NOT NULL,
	"size" bigint NOT NULL,
	"sealed_thumbnail" "bytea"
);
--> statement-breakpoint
CREATE TABLE "history_file_chunk" (
	"file_id" text NOT NULL,
	"position" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "history_file_chunk_file_id_position_pk" PRIMARY KEY("file_id","position")
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "position" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "history_transfer" ADD COLUMN "files" bigint;--> statement-breakpoint
ALTER TABLE "history_file" ADD CONSTRAINT "history_file_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_file" ADD CONSTRAINT "history_file_transfer_id_history_transfer_id_fk" FOREIGN KEY ("transfer_id") REFERENCES "public"."history_transfer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_file_chunk" ADD CONSTRAINT "history_file_chunk_file_id_history_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."history_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_file_transfer" ON "history_file" USING btree ("transfer_id");