// The substitutions at the principal's schools that have not ended, and who can be named. Policy "substitution.manage".
// audit: none; names of staff and days alone, nothing of a pupil.
import type { StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { can } from "~/access/policy";
import { dutiesOn, staffOf } from "~db/account.server";
import { healthElsewhere, withActedDuty } from "~db/acted-duty.server";
import { substitutionsAt } from "~db/substitution.server";
import { schoolStaffRoles } from "../access-grant/give-temporary-access.server";
import { civilDate } from "../calendar/stockholm";

export async function listSubstitutions(ctx: StaffCtx) {
  const { authorityId, accountId } = ctx.actor;
  const today = civilDate(ctx.now);
  const duties = await dutiesOn(ctx.db.read, accountId, today);
  const schools = [
    ...new Map(
      duties.flatMap((d) =>
        d.schoolUnitId &&
        can(ctx.actor, "substitution.manage", { authorityId, schoolUnitId: d.schoolUnitId }).allow
          ? [[d.schoolUnitId, { id: d.schoolUnitId, name: d.schoolName ?? "" }] as const]
          : [],
      ),
    ).values(),
  ];
  if (schools.length === 0) throw new NotVisible();
  const rows = await substitutionsAt(ctx.db.read, { schoolUnitIds: schools.map((s) => s.id), today });
  const staff = await Promise.all(
    schools.map(async (school) => {
      const all = await staffOf(ctx.db.read, {
        schoolUnitId: school.id,
        roles: [...schoolStaffRoles],
        date: today,
      });
      const people = [...new Map(all.map((s) => [s.accountId, s])).values()];
      const elsewhere = await healthElsewhere(ctx.db.read, {
        authorityId,
        schoolUnitId: school.id,
        date: today,
      });
      return {
        ...school,
        people: people.map((s) => ({ accountId: s.accountId, name: s.name })),
        /** Student health of the other schools, who can stand in for student health here. */
        elsewhere: elsewhere.filter((s) => !people.some((p) => p.accountId === s.accountId)),
      };
    }),
  );
  const acted = await withActedDuty(
    ctx.db.read,
    rows.map((row) => row.id),
  );
  return {
    schools: staff,
    rows: rows.map(({ absentId: _a, substituteId: _s, ...row }) => ({
      ...row,
      /** What stands in for student health has its access at the school too. */
      asHealth: acted.has(row.id),
      begun: row.startsOn <= today,
    })),
  };
}
