CREATE TABLE `report_comment` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`field` text NOT NULL,
	`answers_id` text,
	`author_id` text NOT NULL,
	`sealed_text` blob NOT NULL,
	`created_at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_comment_report` ON `report_comment` (`report_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `report_presence` (
	`report_id` text NOT NULL,
	`account_id` text NOT NULL,
	`field` text NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`report_id`, `account_id`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_presence_seen` ON `report_presence` (`seen_at`);