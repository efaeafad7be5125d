CREATE TABLE `incoming_chunk` (
	`attachment_id` text NOT NULL,
	`position` integer NOT NULL,
	`sealed` blob NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`attachment_id`, `position`)
);
--> statement-breakpoint
CREATE INDEX `incoming_chunk_at` ON `incoming_chunk` (`at`);