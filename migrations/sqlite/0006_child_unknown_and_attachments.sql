CREATE TABLE `received_attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`received_id` text NOT NULL,
	`position` integer NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`digest` text NOT NULL,
	`sealed_meta` blob NOT NULL,
	FOREIGN KEY (`received_id`) REFERENCES `received_report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `received_attachment_position` ON `received_attachment` (`received_id`,`position`);--> statement-breakpoint
CREATE TABLE `received_attachment_chunk` (
	`attachment_id` text NOT NULL,
	`position` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`attachment_id`, `position`),
	FOREIGN KEY (`attachment_id`) REFERENCES `received_attachment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- Whose pupil is not known has none: SQLite makes a column nullable only by building the table anew. The runner of
-- migrations leaves references unchecked meanwhile and checks them all before it commits.
CREATE TABLE `__new_report` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'report' NOT NULL,
	`school_unit_id` text NOT NULL,
	`pupil_id` text,
	`created_by` text NOT NULL,
	`status` text NOT NULL,
	`form_version` integer NOT NULL,
	`language` text NOT NULL,
	`acute` integer DEFAULT false NOT NULL,
	`receiver_code` text,
	`receiver_unit` text,
	`moved_recently` integer DEFAULT false NOT NULL,
	`parents_apart` integer DEFAULT false NOT NULL,
	`route_decision` text,
	`route_ground` text,
	`sealed_route_reason` blob,
	`routed_by` text,
	`routed_at` integer,
	`route_confirmation` text,
	`route_confirmed_by` text,
	`entries_by` text,
	`entries_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`sent_at` integer,
	`sent_by` text,
	`follows_id` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_report`("id", "reference", "authority_id", "secrecy_area", "school_unit_id", "pupil_id", "created_by", "status", "form_version", "language", "acute", "receiver_code", "receiver_unit", "moved_recently", "parents_apart", "route_decision", "route_ground", "sealed_route_reason", "routed_by", "routed_at", "route_confirmation", "route_confirmed_by", "entries_by", "entries_at", "created_at", "updated_at", "sent_at", "sent_by", "follows_id", "version") SELECT "id", "reference", "authority_id", "secrecy_area", "school_unit_id", "pupil_id", "created_by", "status", "form_version", "language", "acute", "receiver_code", "receiver_unit", "moved_recently", "parents_apart", "route_decision", "route_ground", "sealed_route_reason", NULL, NULL, "route_confirmation", "route_confirmed_by", NULL, NULL, "created_at", "updated_at", "sent_at", "sent_by", "follows_id", "version" FROM `report`;--> statement-breakpoint
DROP TABLE `report`;--> statement-breakpoint
ALTER TABLE `__new_report` RENAME TO `report`;--> statement-breakpoint
CREATE UNIQUE INDEX `report_reference_unique` ON `report` (`reference`);--> statement-breakpoint
CREATE INDEX `report_pupil` ON `report` (`pupil_id`);--> statement-breakpoint
CREATE INDEX `report_creator` ON `report` (`created_by`,`status`);--> statement-breakpoint
ALTER TABLE `report_document` ADD `basis` text;