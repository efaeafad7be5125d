CREATE TABLE `attachment_thumbnail` (
	`attachment_id` text PRIMARY KEY NOT NULL,
	`sealed` blob NOT NULL,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `upload` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`account_id` text NOT NULL,
	`state` text NOT NULL,
	`size` integer NOT NULL,
	`received` integer NOT NULL,
	`content_id` text NOT NULL,
	`media_type` text,
	`held_at` integer,
	`sealed_meta` blob NOT NULL,
	`sealed_thumbnail` blob,
	`created_at` integer NOT NULL,
	`touched_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `upload_account` ON `upload` (`account_id`,`touched_at`);--> statement-breakpoint
CREATE INDEX `upload_touched` ON `upload` (`touched_at`);--> statement-breakpoint
CREATE TABLE `upload_chunk` (
	`content_id` text NOT NULL,
	`position` integer NOT NULL,
	`sealed` blob NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`content_id`, `position`)
);
--> statement-breakpoint
CREATE INDEX `upload_chunk_at` ON `upload_chunk` (`at`);--> statement-breakpoint
ALTER TABLE `attachment` ADD `held_at` integer;