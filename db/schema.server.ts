// The whole schema in one place, for drizzle and for the generation of migrations.
export * from "./schema/action-plan.server";
export * from "./schema/audit.server";
export * from "./schema/authority-text.server";
export * from "./schema/concern.server";
export * from "./schema/delivery.server";
export * from "./schema/follow-up.server";
export * from "./schema/grant.server";
export * from "./schema/handover.server";
export * from "./schema/matter.server";
export * from "./schema/operation.server";
export * from "./schema/quick-signal.server";
export * from "./schema/reception.server";
export * from "./schema/report.server";
export * from "./schema/school.server";
export * from "./schema/sealed.server";
export * from "./schema/signing.server";
export * from "./schema/upload.server";
