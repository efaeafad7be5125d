CREATE TABLE "wrapped_key" (
	"kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"version" bigint NOT NULL,
	"wrapped" "bytea",
	"wrapped_by_kind" text,
	"wrapped_by_id" text,
	CONSTRAINT "wrapped_key_kind_owner_id_version_pk" PRIMARY KEY("kind","owner_id","version")
);
--> statement-breakpoint
CREATE INDEX "wrapped_key_wrapper" ON "wrapped_key" USING btree ("wrapped_by_kind","wrapped_by_id");