ALTER TABLE "idempotency" ADD COLUMN "content_print" text;--> statement-breakpoint
CREATE INDEX "idempotency_age" ON "idempotency" USING btree ("created_at");