ALTER TABLE `idempotency` ADD `content_print` text;--> statement-breakpoint
CREATE INDEX `idempotency_age` ON `idempotency` (`created_at`);