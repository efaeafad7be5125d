DROP INDEX `pupil_external`;--> statement-breakpoint
CREATE UNIQUE INDEX `pupil_external` ON `pupil` (`authority_id`,`school_unit_id`,`external_id`);