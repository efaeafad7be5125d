CREATE TABLE `history_transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`to_unit_id` text NOT NULL,
	`to_pupil_id` text NOT NULL,
	`from_authority_id` text NOT NULL,
	`from_unit_id` text NOT NULL,
	`from_pupil_id` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`status` text NOT NULL,
	`ground` text,
	`consent_on` text,
	`decided_by` text,
	`decided_at` integer,
	`sealed_content` blob,
	`digest` text,
	`entries` integer,
	`read_at` integer,
	`read_by` text,
	`standing` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`read_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `history_transfer_standing_unique` ON `history_transfer` (`standing`);--> statement-breakpoint
CREATE INDEX `history_transfer_from` ON `history_transfer` (`from_unit_id`,`status`);--> statement-breakpoint
CREATE INDEX `history_transfer_pupil` ON `history_transfer` (`to_pupil_id`);