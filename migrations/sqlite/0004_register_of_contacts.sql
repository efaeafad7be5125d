ALTER TABLE `delivery` ADD `unit` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `receiver_unit` text;--> statement-breakpoint
ALTER TABLE `report` ADD `moved_recently` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `parents_apart` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `districts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `notice_email` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `channel_address` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `function_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `e_service_url` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `asks_for` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `specialist_contact` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `words_to_reporters` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `open_within_minutes` integer;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `checked_by` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_unit` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
-- Rows from before get their ids here, so that the next statement finds no two alike.
UPDATE `contact_unit` SET `id` = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)));--> statement-breakpoint
CREATE UNIQUE INDEX `contact_unit_id` ON `contact_unit` (`id`);