ALTER TABLE `action_plan_link` ADD `sealed_mail_to` blob;--> statement-breakpoint
ALTER TABLE `action_plan_link` ADD `mail_failed_at` integer;