CREATE TABLE `matter` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text NOT NULL,
	`pupil_id` text NOT NULL,
	`circle` text NOT NULL,
	`status` text NOT NULL,
	`sealed_name` blob NOT NULL,
	`next_on` text,
	`sealed_closing` blob,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `matter_pupil` ON `matter` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `matter_entry` (
	`matter_id` text NOT NULL,
	`concern_id` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`matter_id`, `concern_id`),
	FOREIGN KEY (`matter_id`) REFERENCES `matter`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`concern_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `matter_entry_concern` ON `matter_entry` (`concern_id`);--> statement-breakpoint
CREATE TABLE `occasion_entry` (
	`concern_id` text PRIMARY KEY NOT NULL,
	`occasion_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`concern_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `occasion_entry_occasion` ON `occasion_entry` (`occasion_id`);--> statement-breakpoint
CREATE INDEX `occasion_entry_pupil` ON `occasion_entry` (`pupil_id`);--> statement-breakpoint
ALTER TABLE `concern_link` ADD `kind` text DEFAULT 'same_matter' NOT NULL;