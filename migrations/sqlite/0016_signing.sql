CREATE TABLE `received_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`received_id` text NOT NULL,
	`digest` text NOT NULL,
	`received_at` integer NOT NULL,
	`sealed_file` blob NOT NULL,
	`sealed_raw` blob NOT NULL,
	`sealed_summary` blob NOT NULL,
	FOREIGN KEY (`received_id`) REFERENCES `received_report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `received_evidence_once` ON `received_evidence` (`received_id`,`digest`);--> statement-breakpoint
CREATE TABLE `signature_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`document_id` text NOT NULL,
	`number` integer NOT NULL,
	`basis_digest` text NOT NULL,
	`sha256` text NOT NULL,
	`sealed_pdf` blob NOT NULL,
	`sealed_raw` blob NOT NULL,
	`sealed_summary` blob NOT NULL,
	`created_at` integer NOT NULL,
	`delivered_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signature_evidence_once` ON `signature_evidence` (`document_id`,`basis_digest`);--> statement-breakpoint
CREATE TABLE `signature_photo` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`document_id` text NOT NULL,
	`document_sha256` text NOT NULL,
	`attached_by` text NOT NULL,
	`attached_at` integer NOT NULL,
	`sealed_image` blob NOT NULL,
	`sealed_meta` blob NOT NULL,
	FOREIGN KEY (`attached_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signature_photo_subject` ON `signature_photo` (`kind`,`subject_id`);--> statement-breakpoint
CREATE TABLE `signature_request` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`account_id` text NOT NULL,
	`asked_by` text,
	`asked_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signature_request_account` ON `signature_request` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `signature_request_once` ON `signature_request` (`kind`,`subject_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `signing_policy` (
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`asked_of` text NOT NULL,
	`strength` text NOT NULL,
	`ground` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`authority_id`, `kind`),
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `session` ADD `sealed_number` blob;--> statement-breakpoint
ALTER TABLE `report_signature` ADD `revocation` text;