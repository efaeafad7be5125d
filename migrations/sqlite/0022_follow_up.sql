CREATE TABLE `calendar_address` (
	`account_id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_address_token` ON `calendar_address` (`token_hash`);--> statement-breakpoint
CREATE TABLE `follow_up` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text NOT NULL,
	`pupil_id` text NOT NULL,
	`concern_id` text NOT NULL,
	`status` text NOT NULL,
	`owner_id` text,
	`team_unit_id` text,
	`offered_to_id` text,
	`offered_unit_id` text,
	`offered_by` text,
	`team_since` integer,
	`due_on` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`concern_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offered_to_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offered_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "follow_up_one_owner" CHECK(("follow_up"."owner_id" is null) <> ("follow_up"."team_unit_id" is null))
);
--> statement-breakpoint
CREATE INDEX `follow_up_owner` ON `follow_up` (`owner_id`,`status`);--> statement-breakpoint
CREATE INDEX `follow_up_offered` ON `follow_up` (`offered_to_id`);--> statement-breakpoint
CREATE INDEX `follow_up_team` ON `follow_up` (`team_unit_id`,`status`);--> statement-breakpoint
CREATE INDEX `follow_up_offered_unit` ON `follow_up` (`offered_unit_id`);--> statement-breakpoint
CREATE INDEX `follow_up_pupil` ON `follow_up` (`pupil_id`,`status`);--> statement-breakpoint
CREATE UNIQUE INDEX `follow_up_concern` ON `follow_up` (`concern_id`);--> statement-breakpoint
CREATE TABLE `follow_up_step` (
	`id` text PRIMARY KEY NOT NULL,
	`follow_up_id` text NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text NOT NULL,
	`pupil_id` text NOT NULL,
	`concern_id` text NOT NULL,
	`action` text NOT NULL,
	`by_id` text,
	`to_id` text,
	`to_unit_id` text,
	`on_date` text,
	`sealed_text` blob,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`follow_up_id`) REFERENCES `follow_up`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`concern_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `follow_up_step_of` ON `follow_up_step` (`follow_up_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `follow_up_step_concern` ON `follow_up_step` (`concern_id`);