CREATE TABLE `wrapped_key` (
	`kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`version` integer NOT NULL,
	`wrapped` blob,
	`wrapped_by_kind` text,
	`wrapped_by_id` text,
	PRIMARY KEY(`kind`, `owner_id`, `version`)
);
--> statement-breakpoint
CREATE INDEX `wrapped_key_wrapper` ON `wrapped_key` (`wrapped_by_kind`,`wrapped_by_id`);