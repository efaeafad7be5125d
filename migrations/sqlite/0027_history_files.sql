CREATE TABLE `history_file` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`transfer_id` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sealed_thumbnail` blob,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`transfer_id`) REFERENCES `history_transfer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `history_file_transfer` ON `history_file` (`transfer_id`);--> statement-breakpoint
CREATE TABLE `history_file_chunk` (
	`file_id` text NOT NULL,
	`position` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`file_id`, `position`),
	FOREIGN KEY (`file_id`) REFERENCES `history_file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `attachment` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `history_transfer` ADD `files` integer;