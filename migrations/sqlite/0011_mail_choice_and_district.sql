ALTER TABLE `account` ADD `mail_digest` text DEFAULT 'daily' NOT NULL;--> statement-breakpoint
ALTER TABLE `pupil` ADD `district` text;