ALTER TABLE `alarm` ADD `sealed_word` blob;--> statement-breakpoint
ALTER TABLE `alarm` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `received_report` ADD `alarm_due_at` integer;--> statement-breakpoint
CREATE INDEX `received_alarm_due` ON `received_report` (`alarm_due_at`);