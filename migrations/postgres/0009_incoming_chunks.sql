CREATE TABLE "incoming_chunk" (
	"attachment_id" text NOT NULL,
	"position" bigint NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "incoming_chunk_attachment_id_position_pk" PRIMARY KEY("attachment_id","position")
);
--> statement-breakpoint
CREATE INDEX "incoming_chunk_at" ON "incoming_chunk" USING btree ("at");