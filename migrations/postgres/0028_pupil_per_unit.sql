ALTER TABLE "pupil" DROP CONSTRAINT "pupil_external";--> statement-breakpoint
ALTER TABLE "pupil" ADD CONSTRAINT "pupil_external" UNIQUE("authority_id","school_unit_id","external_id");