CREATE TABLE `quick_signal` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`item` text NOT NULL,
	`version` integer NOT NULL,
	`name_sv` text NOT NULL,
	`name_en` text NOT NULL,
	`category` text NOT NULL,
	`priority` text NOT NULL,
	`position` integer NOT NULL,
	`offered` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `quick_signal_authority` ON `quick_signal` (`authority_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `quick_signal_version` ON `quick_signal` (`authority_id`,`item`,`version`);--> statement-breakpoint
ALTER TABLE `concern` ADD `signal_item` text;--> statement-breakpoint
ALTER TABLE `concern` ADD `signal_version` integer;--> statement-breakpoint
ALTER TABLE `concern_version` ADD `sealed_body_map` blob;