CREATE TABLE "calendar_address" (
	"account_id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calendar_address_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text NOT NULL,
	"pupil_id" text NOT NULL,
	"concern_id" text NOT NULL,
	"status" text NOT NULL,
	"owner_id" text,
	"team_unit_id" text,
	"offered_to_id" text,
	"offered_unit_id" text,
	"offered_by" text,
	"team_since" timestamp (3) with time zone,
	"due_on" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"version" bigint NOT NULL,
	CONSTRAINT "follow_up_concern" UNIQUE("concern_id"),
	CONSTRAINT "follow_up_one_owner" CHECK (("follow_up"."owner_id" is null) <> ("follow_up"."team_unit_id" is null))
);
--> statement-breakpoint
CREATE TABLE "follow_up_step" (
	"id" text PRIMARY KEY NOT NULL,
	"follow_up_id" text NOT NULL,
	"authority_id" text NOT NULL,
	"secrecy_area" text NOT NULL,
	"pupil_id" text NOT NULL,
	"concern_id" text NOT NULL,
	"action" text NOT NULL,
	"by_id" text,
	"to_id" text,
	"to_unit_id" text,
	"on_date" text,
	"sealed_text" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "calendar_address" ADD CONSTRAINT "calendar_address_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_owner_id_account_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_team_unit_id_school_unit_id_fk" FOREIGN KEY ("team_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_offered_to_id_account_id_fk" FOREIGN KEY ("offered_to_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_offered_unit_id_school_unit_id_fk" FOREIGN KEY ("offered_unit_id") REFERENCES "public"."school_unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_follow_up_id_follow_up_id_fk" FOREIGN KEY ("follow_up_id") REFERENCES "public"."follow_up"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_authority_id_school_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."school_authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_pupil_id_pupil_id_fk" FOREIGN KEY ("pupil_id") REFERENCES "public"."pupil"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_step" ADD CONSTRAINT "follow_up_step_concern_id_concern_id_fk" FOREIGN KEY ("concern_id") REFERENCES "public"."concern"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_up_owner" ON "follow_up" USING btree ("owner_id","status");--> statement-breakpoint
CREATE INDEX "follow_up_offered" ON "follow_up" USING btree ("offered_to_id");--> statement-breakpoint
CREATE INDEX "follow_up_team" ON "follow_up" USING btree ("team_unit_id","status");--> statement-breakpoint
CREATE INDEX "follow_up_offered_unit" ON "follow_up" USING btree ("offered_unit_id");--> statement-breakpoint
CREATE INDEX "follow_up_pupil" ON "follow_up" USING btree ("pupil_id","status");--> statement-breakpoint
CREATE INDEX "follow_up_step_of" ON "follow_up_step" USING btree ("follow_up_id","created_at");--> statement-breakpoint
CREATE INDEX "follow_up_step_concern" ON "follow_up_step" USING btree ("concern_id");