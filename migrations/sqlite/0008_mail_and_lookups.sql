CREATE TABLE `mail_sent` (
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `subject_id`)
);
--> statement-breakpoint
ALTER TABLE `received_report` ADD `lookups_made` integer DEFAULT false NOT NULL;