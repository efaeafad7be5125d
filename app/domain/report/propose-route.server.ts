// Where the rules would send a report as it now stands, and whether its child has turned 18. No policy: the caller has
// decided. audit: none here; the use cases that call it log what they do.
import type { StaffCtx } from "~/access/context.server";
import type { PupilRow } from "~db/pupil.server";
import { fieldsOfReport, type ReportRow } from "~db/report.server";
import { activeUnits } from "~db/report-document.server";
import { unitWithAuthority } from "~db/report-roster.server";
import { routingFacts } from "../routing/facts-of-pupil";
import { type Routing, route } from "../routing/rules";
import { type Home, unitByDistrict } from "../routing/unit-by-district";
import { hasTurnedEighteen } from "./age";
import { childOf } from "./report-child";
import { openFields, valuesOf } from "./sealed-fields";

export async function proposeRoute(
  ctx: StaffCtx,
  { report, pupil }: { report: ReportRow; pupil: PupilRow | null },
): Promise<{ proposed: Routing; adult: boolean }> {
  const child = childOf(pupil, await writtenOf(ctx, report.id));
  const unit = await unitWithAuthority(ctx.db.read, report.schoolUnitId);
  const { acute, movedRecently, parentsApart } = report;
  const told = { acute, movedRecently, parentsApart };
  const given = { schoolIn: unit?.municipalityCode ?? null, ...told, now: ctx.now };
  return {
    proposed: route(routingFacts(child, given)),
    adult: hasTurnedEighteen(child.birthDate, ctx.now),
  };
}

const asked = ["childBirthDate", "protectedIdentity"];

/** The reception unit that the child's district leads to, in the municipality that is chosen; null where none does. */
export async function proposedUnit(
  ctx: StaffCtx,
  {
    home,
    proposed,
    municipalityCode = proposed.municipality?.code ?? null,
  }: { home: Home | null; proposed: Routing; municipalityCode?: string | null },
): Promise<string | null> {
  if (!municipalityCode || !home?.district) return null;
  const units = await activeUnits(ctx.db.read, municipalityCode);
  return unitByDistrict(units, { home, proposed, municipalityCode });
}

async function writtenOf(ctx: StaffCtx, reportId: string) {
  const rows = (await fieldsOfReport(ctx.db.read, reportId)).filter((r) => asked.includes(r.field));
  return valuesOf(await openFields(ctx.vault, reportId, rows), null);
}
