ALTER TABLE `history_file` ADD `sealed_at` integer;--> statement-breakpoint
ALTER TABLE `history_transfer` ADD `sealed_reason` blob;