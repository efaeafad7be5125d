CREATE TABLE `authority_guard` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`version` integer NOT NULL,
	`categories` text NOT NULL,
	`chosen_by` text NOT NULL,
	`chosen_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`chosen_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authority_guard_version` ON `authority_guard` (`authority_id`,`version`);--> statement-breakpoint
CREATE TABLE `authority_text` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`item` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`written_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authority_text_version` ON `authority_text` (`authority_id`,`kind`,`item`,`language`,`version`);--> statement-breakpoint
CREATE TABLE `report_guard_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`number` integer NOT NULL,
	`decision` text NOT NULL,
	`purpose` text NOT NULL,
	`categories` text NOT NULL,
	`sealed_reason` blob NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_guard_decision_number` ON `report_guard_decision` (`report_id`,`number`);--> statement-breakpoint
ALTER TABLE `report` ADD `sibling_group` text;--> statement-breakpoint
CREATE INDEX `report_siblings` ON `report` (`sibling_group`);--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `specialist_honour` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `specialist_violence` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `specialist_sexual` text DEFAULT '' NOT NULL;