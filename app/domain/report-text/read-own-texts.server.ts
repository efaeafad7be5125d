// Reads a school authority's own texts for whoever keeps them: what holds, with who wrote it and when, and the guarded
// categories. Policy "report.texts". audit: none here; nothing of a person is read, and each change is recorded.
import type { StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { textVersions } from "~db/authority-text.server";
import { latestGuardChoice } from "~db/report-guard.server";
import { guardedByDefault } from "../report/family-guard";

export async function readOwnTexts(ctx: StaffCtx) {
  const { authorityId } = ctx.actor;
  requireGround(ctx.actor, "report.texts", { authorityId });
  const choice = await latestGuardChoice(ctx.db.read, authorityId);
  return {
    versions: await textVersions(ctx.db.read, authorityId),
    guard: { categories: choice?.categories ?? [...guardedByDefault], version: choice?.version ?? 0 },
  };
}
