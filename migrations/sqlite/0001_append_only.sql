-- The audit is append-only; the versions of an entry, a document and a signature are never changed.
CREATE TRIGGER `audit_event_no_update` BEFORE UPDATE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'audit_event is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_link_no_update` BEFORE UPDATE ON `audit_link` BEGIN SELECT RAISE(ABORT, 'audit_link is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_checkpoint_no_update` BEFORE UPDATE ON `audit_checkpoint` BEGIN SELECT RAISE(ABORT, 'audit_checkpoint is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `concern_version_no_update` BEFORE UPDATE ON `concern_version` BEGIN SELECT RAISE(ABORT, 'concern_version is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `report_document_no_update` BEFORE UPDATE ON `report_document` BEGIN SELECT RAISE(ABORT, 'report_document is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `report_signature_no_update` BEFORE UPDATE ON `report_signature` BEGIN SELECT RAISE(ABORT, 'report_signature is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_no_delete` BEFORE DELETE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'audit_event is never deleted from'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_link_no_delete` BEFORE DELETE ON `audit_link` BEGIN SELECT RAISE(ABORT, 'audit_link is never deleted from'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_checkpoint_no_delete` BEFORE DELETE ON `audit_checkpoint` BEGIN SELECT RAISE(ABORT, 'audit_checkpoint is never deleted from'); END;
