CREATE TABLE `received_consent` (
	`id` text PRIMARY KEY NOT NULL,
	`received_id` text NOT NULL,
	`sealed_consent` blob NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`received_id`) REFERENCES `received_report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `received_consent_report` ON `received_consent` (`received_id`);--> statement-breakpoint
CREATE TABLE `received_guardian` (
	`received_id` text NOT NULL,
	`municipality_code` text NOT NULL,
	`lookup` text NOT NULL,
	PRIMARY KEY(`received_id`, `lookup`),
	FOREIGN KEY (`received_id`) REFERENCES `received_report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `received_guardian_lookup` ON `received_guardian` (`municipality_code`,`lookup`);--> statement-breakpoint
CREATE TABLE `received_match` (
	`municipality_code` text NOT NULL,
	`kind` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text NOT NULL,
	`answer` text NOT NULL,
	`answered_by` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`kind`, `first_id`, `second_id`),
	FOREIGN KEY (`first_id`) REFERENCES `received_report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_id`) REFERENCES `received_report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `received_match_second` ON `received_match` (`second_id`);--> statement-breakpoint
ALTER TABLE `received_report` ADD `unit` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `received_report` ADD `stage` text DEFAULT 'todo' NOT NULL;--> statement-breakpoint
ALTER TABLE `received_report` ADD `due_on` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `queue_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `received_report` ADD `assigned_to` text REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `received_report` ADD `protection_assessed_by` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `meeting_on` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `feedback_at` integer;--> statement-breakpoint
ALTER TABLE `received_report` ADD `feedback_way` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `name_lookup` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `follows_reference` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `received_report` ADD `came_from` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `sealed_origin` blob;--> statement-breakpoint
ALTER TABLE `received_report` ADD `forward_to` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `forward_way` text;--> statement-breakpoint
ALTER TABLE `received_report` ADD `sealed_forward_reason` blob;--> statement-breakpoint
ALTER TABLE `received_report` ADD `forward_asked_at` integer;--> statement-breakpoint
ALTER TABLE `received_report` ADD `forwarded_at` integer;--> statement-breakpoint
CREATE INDEX `received_name` ON `received_report` (`municipality_code`,`name_lookup`);--> statement-breakpoint
CREATE INDEX `received_reference` ON `received_report` (`municipality_code`,`reference`);--> statement-breakpoint
CREATE INDEX `received_follows` ON `received_report` (`municipality_code`,`follows_reference`);--> statement-breakpoint
CREATE INDEX `received_queue` ON `received_report` (`municipality_code`,`stage`,`queue_key`,`id`,`unit`,`assigned_to`,`status`,`due_on`);--> statement-breakpoint
CREATE INDEX `received_due` ON `received_report` (`municipality_code`,`due_on`,`queue_key`,`id`,`unit`,`assigned_to`);