CREATE TABLE `audit_checkpoint` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL,
	`key_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_checkpoint_seq` ON `audit_checkpoint` (`seq`,`key_id`);--> statement-breakpoint
CREATE TABLE `audit_event` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`authority_id` text,
	`municipality_code` text,
	`kind` text NOT NULL,
	`ground` text NOT NULL,
	`pupil_id` text,
	`subject` text NOT NULL,
	CONSTRAINT "audit_event_person" CHECK(("audit_event"."actor_kind" in ('staff', 'social')) = ("audit_event"."actor_id" is not null) and ("audit_event"."actor_kind" <> 'anonymous' or "audit_event"."authority_id" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_event_id_unique` ON `audit_event` (`id`);--> statement-breakpoint
CREATE INDEX `audit_event_pupil` ON `audit_event` (`pupil_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_event_actor` ON `audit_event` (`actor_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_event_authority` ON `audit_event` (`authority_id`,`seq`);--> statement-breakpoint
CREATE TABLE `audit_link` (
	`seq` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`prev_hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audit_link_hash_unique` ON `audit_link` (`hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `audit_link_prev` ON `audit_link` (`prev_hash`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text NOT NULL,
	`pupil_id` text NOT NULL,
	`concern_id` text,
	`added_by` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sealed_meta` blob NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`concern_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachment_concern` ON `attachment` (`concern_id`);--> statement-breakpoint
CREATE INDEX `attachment_pupil` ON `attachment` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `attachment_chunk` (
	`attachment_id` text NOT NULL,
	`position` integer NOT NULL,
	`sealed` blob NOT NULL,
	PRIMARY KEY(`attachment_id`, `position`),
	FOREIGN KEY (`attachment_id`) REFERENCES `attachment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `concern` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text NOT NULL,
	`pupil_id` text NOT NULL,
	`author_id` text NOT NULL,
	`circle` text NOT NULL,
	`status` text NOT NULL,
	`priority` text NOT NULL,
	`category` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`handled_at` integer,
	`handled_by` text,
	`withdrawn_at` integer,
	`sealed_withdrawal` blob,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `concern_pupil` ON `concern` (`pupil_id`,`occurred_at`);--> statement-breakpoint
CREATE INDEX `concern_author` ON `concern` (`author_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `concern_link` (
	`id` text PRIMARY KEY NOT NULL,
	`pupil_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "concern_link_two" CHECK("concern_link"."from_id" <> "concern_link"."to_id")
);
--> statement-breakpoint
CREATE INDEX `concern_link_pupil` ON `concern_link` (`pupil_id`);--> statement-breakpoint
CREATE INDEX `concern_link_to` ON `concern_link` (`to_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `concern_link_pair` ON `concern_link` (`from_id`,`to_id`);--> statement-breakpoint
CREATE TABLE `concern_version` (
	`concern_id` text NOT NULL,
	`version` integer NOT NULL,
	`sealed_text` blob NOT NULL,
	`priority` text NOT NULL,
	`category` text NOT NULL,
	`circle` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`concern_id`, `version`),
	FOREIGN KEY (`concern_id`) REFERENCES `concern`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draft` (
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`sealed` blob NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `kind`, `subject`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `loose_note` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`school_unit_id` text NOT NULL,
	`author_id` text NOT NULL,
	`sealed_note` blob NOT NULL,
	`created_at` integer NOT NULL,
	`placed_at` integer,
	`placed_by` text,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loose_note_unit` ON `loose_note` (`school_unit_id`,`placed_at`);--> statement-breakpoint
CREATE INDEX `loose_note_author` ON `loose_note` (`author_id`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`pupil_id` text,
	`subject_id` text NOT NULL,
	`created_by` text,
	`created_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notice_account` ON `notice` (`account_id`,`read_at`);--> statement-breakpoint
CREATE INDEX `notice_subject` ON `notice` (`subject_id`);--> statement-breakpoint
CREATE TABLE `access_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`pupil_id` text NOT NULL,
	`account_id` text NOT NULL,
	`ground` text NOT NULL,
	`source_id` text NOT NULL,
	`sealed_reason` blob,
	`granted_by` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `access_grant_account` ON `access_grant` (`account_id`,`pupil_id`);--> statement-breakpoint
CREATE INDEX `access_grant_pupil` ON `access_grant` (`pupil_id`);--> statement-breakpoint
CREATE INDEX `access_grant_source` ON `access_grant` (`source_id`);--> statement-breakpoint
CREATE TABLE `handover` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text,
	`group_id` text,
	`change_on` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `school_group`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handover_from` ON `handover` (`from_id`);--> statement-breakpoint
CREATE INDEX `handover_to` ON `handover` (`to_id`,`status`);--> statement-breakpoint
CREATE TABLE `handover_pupil` (
	`handover_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`sealed_summary` blob,
	PRIMARY KEY(`handover_id`, `pupil_id`),
	FOREIGN KEY (`handover_id`) REFERENCES `handover`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handover_pupil_pupil` ON `handover_pupil` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`key` text NOT NULL,
	`account_id` text NOT NULL,
	`use_case` text NOT NULL,
	`result` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `use_case`, `key`)
);
--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_code_hash_unique` ON `invitation` (`code_hash`);--> statement-breakpoint
CREATE TABLE `lease` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`available_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`leased_by` text,
	`leased_until` integer,
	`done_at` integer,
	`failed_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`done_at`,`failed_at`,`available_at`);--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`method` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE INDEX `session_expiry` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `signing_order` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`account_id` text,
	`subject_id` text,
	`browser_hash` text NOT NULL,
	`sealed_state` blob NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signing_order_expiry` ON `signing_order` (`expires_at`);--> statement-breakpoint
CREATE TABLE `received_event` (
	`id` text PRIMARY KEY NOT NULL,
	`received_id` text NOT NULL,
	`at` integer NOT NULL,
	`account_id` text,
	`kind` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`received_id`) REFERENCES `received_report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `received_event_report` ON `received_event` (`received_id`,`at`);--> statement-breakpoint
CREATE TABLE `received_report` (
	`id` text PRIMARY KEY NOT NULL,
	`municipality_code` text NOT NULL,
	`secrecy_area` text NOT NULL,
	`reference` text NOT NULL,
	`way_in` text NOT NULL,
	`received_at` integer NOT NULL,
	`digest` text,
	`receipt` text,
	`acute` integer NOT NULL,
	`protected_identity` integer NOT NULL,
	`child_lookup` text,
	`sealed_content` blob NOT NULL,
	`sealed_file` blob,
	`sex` text NOT NULL,
	`age_group` text NOT NULL,
	`categories` text NOT NULL,
	`reporter_kind` text NOT NULL,
	`status` text NOT NULL,
	`opened_at` integer,
	`opened_by` text,
	`acknowledged_at` integer,
	`acknowledged_by` text,
	`registration_number` text,
	`protection_assessed_at` integer,
	`decision` text,
	`decided_at` integer,
	`ending` text,
	`ended_at` integer,
	`feedback_requested` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`opened_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `received_inbox` ON `received_report` (`municipality_code`,`status`,`received_at`);--> statement-breakpoint
CREATE INDEX `received_child` ON `received_report` (`municipality_code`,`child_lookup`);--> statement-breakpoint
CREATE UNIQUE INDEX `received_once` ON `received_report` (`municipality_code`,`reference`,`digest`);--> statement-breakpoint
CREATE TABLE `statistics_month` (
	`municipality_code` text NOT NULL,
	`month` text NOT NULL,
	`sex` text NOT NULL,
	`age_group` text NOT NULL,
	`category` text NOT NULL,
	`reporter_kind` text NOT NULL,
	`way_in` text NOT NULL,
	`outcome` text NOT NULL,
	`ending` text NOT NULL,
	`reports` integer NOT NULL,
	PRIMARY KEY(`municipality_code`, `month`, `sex`, `age_group`, `category`, `reporter_kind`, `way_in`, `outcome`, `ending`)
);
--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`document_id` text NOT NULL,
	`municipality_code` text NOT NULL,
	`channel` text NOT NULL,
	`digest` text NOT NULL,
	`sealed_file` blob NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `report_document`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delivery_report` ON `delivery` (`report_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_once` ON `delivery` (`report_id`,`municipality_code`,`digest`);--> statement-breakpoint
CREATE TABLE `delivery_event` (
	`id` text PRIMARY KEY NOT NULL,
	`delivery_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`detail` text,
	FOREIGN KEY (`delivery_id`) REFERENCES `delivery`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delivery_event_delivery` ON `delivery_event` (`delivery_id`,`at`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` text PRIMARY KEY NOT NULL,
	`reference` text NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'report' NOT NULL,
	`school_unit_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`created_by` text NOT NULL,
	`status` text NOT NULL,
	`form_version` integer NOT NULL,
	`language` text NOT NULL,
	`acute` integer DEFAULT false NOT NULL,
	`receiver_code` text,
	`route_decision` text,
	`route_ground` text,
	`sealed_route_reason` blob,
	`route_confirmation` text,
	`route_confirmed_by` text,
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
CREATE UNIQUE INDEX `report_reference_unique` ON `report` (`reference`);--> statement-breakpoint
CREATE INDEX `report_pupil` ON `report` (`pupil_id`);--> statement-breakpoint
CREATE INDEX `report_creator` ON `report` (`created_by`,`status`);--> statement-breakpoint
CREATE TABLE `report_attachment` (
	`report_id` text NOT NULL,
	`attachment_id` text NOT NULL,
	PRIMARY KEY(`report_id`, `attachment_id`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachment`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `report_author` (
	`report_id` text NOT NULL,
	`account_id` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`report_id`, `account_id`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_author_account` ON `report_author` (`account_id`);--> statement-breakpoint
CREATE TABLE `report_document` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`number` integer NOT NULL,
	`sealed_pdf` blob NOT NULL,
	`sealed_data` blob NOT NULL,
	`sha256` text NOT NULL,
	`state_digest` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_document_number` ON `report_document` (`report_id`,`number`);--> statement-breakpoint
CREATE TABLE `report_entry` (
	`report_id` text NOT NULL,
	`concern_id` text NOT NULL,
	`concern_version` integer NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`report_id`, `concern_id`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `report_entry_concern` ON `report_entry` (`concern_id`);--> statement-breakpoint
CREATE TABLE `report_field` (
	`report_id` text NOT NULL,
	`field` text NOT NULL,
	`sealed_value` blob NOT NULL,
	`version` integer NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`report_id`, `field`),
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `report_signature` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`document_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider` text NOT NULL,
	`sealed_evidence` blob NOT NULL,
	`signed_at` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`document_id`) REFERENCES `report_document`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_signature_once` ON `report_signature` (`document_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`authority_id` text,
	`municipality_code` text,
	`external_id` text,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`identity_lookup` text,
	`locale` text DEFAULT 'sv' NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_one_side" CHECK(("account"."kind" = 'staff' and "account"."authority_id" is not null and "account"."municipality_code" is null) or ("account"."kind" = 'social' and "account"."municipality_code" is not null and "account"."authority_id" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_identity_lookup_unique` ON `account` (`identity_lookup`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_external` ON `account` (`authority_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `contact_unit` (
	`municipality_code` text NOT NULL,
	`unit` text NOT NULL,
	`phone` text,
	`out_of_hours_phone` text,
	`channel` text NOT NULL,
	`source` text NOT NULL,
	`checked_on` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	PRIMARY KEY(`municipality_code`, `unit`)
);
--> statement-breakpoint
CREATE TABLE `duty` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`school_unit_id` text,
	`role` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `duty_account` ON `duty` (`account_id`);--> statement-breakpoint
CREATE INDEX `duty_unit` ON `duty` (`school_unit_id`,`role`);--> statement-breakpoint
CREATE TABLE `group_member` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`pupil_id` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`group_id`) REFERENCES `school_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_member_group` ON `group_member` (`group_id`);--> statement-breakpoint
CREATE INDEX `group_member_pupil` ON `group_member` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `group_staff` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`group_id`) REFERENCES `school_group`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_staff_group` ON `group_staff` (`group_id`);--> statement-breakpoint
CREATE INDEX `group_staff_account` ON `group_staff` (`account_id`);--> statement-breakpoint
CREATE TABLE `guardian` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`pupil_id` text NOT NULL,
	`external_id` text,
	`sealed_details` blob NOT NULL,
	`custody` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pupil_id`) REFERENCES `pupil`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `guardian_pupil` ON `guardian` (`pupil_id`);--> statement-breakpoint
CREATE TABLE `installation` (
	`id` integer PRIMARY KEY NOT NULL,
	`mode` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pupil` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`secrecy_area` text DEFAULT 'school' NOT NULL,
	`school_unit_id` text NOT NULL,
	`external_id` text,
	`given_name` text NOT NULL,
	`family_name` text NOT NULL,
	`name_key` text NOT NULL,
	`birth_date` text,
	`sex` text NOT NULL,
	`identity_lookup` text,
	`sealed_identity` blob,
	`residence_code` text,
	`placed_by_code` text,
	`stays_in_code` text,
	`protection` text NOT NULL,
	`left_on` text,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pupil_unit` ON `pupil` (`school_unit_id`,`name_key`);--> statement-breakpoint
CREATE INDEX `pupil_identity` ON `pupil` (`authority_id`,`identity_lookup`);--> statement-breakpoint
CREATE UNIQUE INDEX `pupil_external` ON `pupil` (`authority_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `school_authority` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`legal_profile` text NOT NULL,
	`organisation_number` text,
	`municipality_code` text
);
--> statement-breakpoint
CREATE TABLE `school_group` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`school_unit_id` text NOT NULL,
	`external_id` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`school_unit_id`) REFERENCES `school_unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_group_unit` ON `school_group` (`school_unit_id`,`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `school_group_external` ON `school_group` (`authority_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `school_unit` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`external_id` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`municipality_code` text NOT NULL,
	`phone` text,
	FOREIGN KEY (`authority_id`) REFERENCES `school_authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_unit_external` ON `school_unit` (`authority_id`,`external_id`);