CREATE TABLE `seal_certificate` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`certificate` text NOT NULL,
	`first_used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sealed_document` (
	`sha256` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`series_id` text NOT NULL,
	`sealed_by` text NOT NULL,
	`certificate` text NOT NULL,
	`sealed_at` integer NOT NULL,
	`superseded_at` integer,
	FOREIGN KEY (`certificate`) REFERENCES `seal_certificate`(`fingerprint`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sealed_document_series` ON `sealed_document` (`series_id`,`kind`);--> statement-breakpoint
ALTER TABLE `received_report` ADD `sealed_twin` blob;--> statement-breakpoint
ALTER TABLE `report_document` ADD `sealed_twin` blob;--> statement-breakpoint
CREATE INDEX `delivery_digest` ON `delivery` (`digest`);