CREATE TABLE `alarm` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`side` text NOT NULL,
	`scope_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`raised_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	`resolved_how` text,
	`standing` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alarm_standing_unique` ON `alarm` (`standing`);--> statement-breakpoint
CREATE INDEX `alarm_scope` ON `alarm` (`side`,`scope_id`,`resolved_at`);--> statement-breakpoint
CREATE INDEX `alarm_subject` ON `alarm` (`subject_id`,`resolved_at`);--> statement-breakpoint
ALTER TABLE `delivery` ADD `channel_address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `delivery` ADD `function_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `delivery` ADD `message_id` text;--> statement-breakpoint
ALTER TABLE `delivery` ADD `conversation_id` text;--> statement-breakpoint
ALTER TABLE `delivery` ADD `progress` text;--> statement-breakpoint
ALTER TABLE `delivery` ADD `receipt` text;--> statement-breakpoint
ALTER TABLE `delivery` ADD `code` text;--> statement-breakpoint
ALTER TABLE `delivery` ADD `due_at` integer;--> statement-breakpoint
CREATE INDEX `delivery_due` ON `delivery` (`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_message` ON `delivery` (`message_id`);