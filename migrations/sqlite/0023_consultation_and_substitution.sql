CREATE TABLE `consultation` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text,
	`secrecy_area` text NOT NULL,
	`school_unit_id` text,
	`municipality_code` text,
	`code_hash` text NOT NULL,
	`asked_on` text NOT NULL,
	`last_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`waits_for` text NOT NULL,
	`messages` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consultation_one_receiver" CHECK(("consultation"."school_unit_id" is null) <> ("consultation"."municipality_code" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consultation_code_hash_unique` ON `consultation` (`code_hash`);--> statement-breakpoint
CREATE INDEX `consultation_unit` ON `consultation` (`school_unit_id`,`last_on`);--> statement-breakpoint
CREATE INDEX `consultation_municipality` ON `consultation` (`municipality_code`,`last_on`);--> statement-breakpoint
CREATE INDEX `consultation_end` ON `consultation` (`ends_on`);--> statement-breakpoint
CREATE TABLE `consultation_letter` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text,
	`secrecy_area` text NOT NULL,
	`school_unit_id` text,
	`municipality_code` text,
	`code_hash` text NOT NULL,
	`consultation_id` text,
	`posted_on` text NOT NULL,
	`sealed_text` blob NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `consultation_letter_code` ON `consultation_letter` (`code_hash`);--> statement-breakpoint
CREATE TABLE `consultation_message` (
	`id` text PRIMARY KEY NOT NULL,
	`consultation_id` text NOT NULL,
	`secrecy_area` text NOT NULL,
	`place` integer NOT NULL,
	`side` text NOT NULL,
	`written_on` text NOT NULL,
	`answered_by` text,
	`sealed_text` blob NOT NULL,
	FOREIGN KEY (`consultation_id`) REFERENCES `consultation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "consultation_message_asker" CHECK("consultation_message"."side" = 'receiver' or "consultation_message"."answered_by" is null)
);
--> statement-breakpoint
CREATE INDEX `consultation_message_thread` ON `consultation_message` (`consultation_id`,`place`);--> statement-breakpoint
CREATE TABLE `substitution` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`school_unit_id` text NOT NULL,
	`absent_id` text NOT NULL,
	`substitute_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`source` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`absent_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`substitute_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `substitution_authority` ON `substitution` (`authority_id`,`ends_on`);--> statement-breakpoint
CREATE INDEX `substitution_unit` ON `substitution` (`school_unit_id`,`ends_on`);--> statement-breakpoint
ALTER TABLE `handover` ADD `origin` text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE `handover` ADD `read_at` integer;--> statement-breakpoint
ALTER TABLE `handover` ADD `sealed_word` blob;--> statement-breakpoint
ALTER TABLE `handover` ADD `declined_by` text REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `handover` ADD `reminded_on` text;