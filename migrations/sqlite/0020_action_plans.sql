CREATE TABLE `action_plan` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`school_unit_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`language` text NOT NULL,
	`status` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_by` text,
	`closed_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_plan_reference_unique` ON `action_plan` (`reference`);--> statement-breakpoint
CREATE INDEX `action_plan_pupil` ON `action_plan` (`pupil_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `action_plan_document` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`number` integer NOT NULL,
	`sealed_pdf` blob NOT NULL,
	`signed_length` integer NOT NULL,
	`sha256` text NOT NULL,
	`file_sha256` text NOT NULL,
	`state_digest` text NOT NULL,
	`whole_digest` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `action_plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_plan_document_number` ON `action_plan_document` (`plan_id`,`number`);--> statement-breakpoint
CREATE TABLE `action_plan_entry` (
	`plan_id` text NOT NULL,
	`concern_id` text NOT NULL,
	`concern_version` integer NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `concern_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `action_plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`concern_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_plan_entry_concern` ON `action_plan_entry` (`concern_id`);--> statement-breakpoint
CREATE TABLE `action_plan_field` (
	`plan_id` text NOT NULL,
	`field` text NOT NULL,
	`sealed_value` blob NOT NULL,
	`version` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `field`),
	FOREIGN KEY (`plan_id`) REFERENCES `action_plan`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `action_plan_link` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`document_id` text NOT NULL,
	`signer` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`protected_chosen` integer DEFAULT false NOT NULL,
	`opened_at` integer,
	`used_at` integer,
	`revoked_at` integer,
	`sealed_mail` blob,
	`mailed_at` integer,
	FOREIGN KEY (`plan_id`) REFERENCES `action_plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `action_plan_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_plan_link_token_hash_unique` ON `action_plan_link` (`token_hash`);--> statement-breakpoint
CREATE INDEX `action_plan_link_plan` ON `action_plan_link` (`plan_id`);--> statement-breakpoint
CREATE TABLE `action_plan_measure` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`position` integer NOT NULL,
	`sealed_content` blob NOT NULL,
	`owner_id` text,
	`due_on` text,
	`version` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`removed_at` integer,
	`status` text DEFAULT 'planned' NOT NULL,
	`sealed_note` blob,
	`followed_by` text,
	`followed_at` integer,
	`follow_version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `action_plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_plan_measure_plan` ON `action_plan_measure` (`plan_id`);--> statement-breakpoint
CREATE INDEX `action_plan_measure_owner` ON `action_plan_measure` (`owner_id`,`due_on`);--> statement-breakpoint
CREATE TABLE `action_plan_signature` (
	`id` text PRIMARY KEY NOT NULL,
	`plan_id` text NOT NULL,
	`document_id` text NOT NULL,
	`signer` text NOT NULL,
	`beside` text,
	`provider` text NOT NULL,
	`sealed_evidence` blob NOT NULL,
	`revocation` text,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `action_plan`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `action_plan_document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_plan_signature_once` ON `action_plan_signature` (`document_id`,`signer`);