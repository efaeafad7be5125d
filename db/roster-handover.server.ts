// What the roster's grants were before an import and are after it, for the handovers that it proposes.
import { and, eq, inArray, ne } from "drizzle-orm";
import type { HeldByRoster } from "~/domain/handover/roster-handovers";
import type { Queries } from "./database";
import { accessGrant } from "./schema/grant.server";
import { handover, handoverPupil } from "./schema/handover.server";
import { groupStaff, pupil, schoolGroup } from "./schema/school.server";

/** Teachers' and mentors' grants of the authority, ended ones too. */
async function held(q: Queries, authorityId: string) {
  return q
    .select({
      sourceId: accessGrant.sourceId,
      accountId: accessGrant.accountId,
      pupilId: accessGrant.pupilId,
      ground: accessGrant.ground,
      startsAt: accessGrant.startsAt,
      endsAt: accessGrant.endsAt,
    })
    .from(accessGrant)
    .where(
      and(eq(accessGrant.authorityId, authorityId), inArray(accessGrant.ground, ["teaching", "mentor"])),
    );
}

export async function heldBefore(q: Queries, authorityId: string) {
  const rows = await held(q, authorityId);
  return {
    known: new Set(rows.map((row) => row.sourceId)),
    standing: new Set(rows.flatMap((row) => (row.endsAt === null ? [row.sourceId] : []))),
  };
}

export async function heldAfter(q: Queries, authorityId: string, today: string) {
  const staff = await q
    .select({ id: groupStaff.id, groupId: groupStaff.groupId, unit: schoolGroup.schoolUnitId })
    .from(groupStaff)
    .innerJoin(schoolGroup, eq(schoolGroup.id, groupStaff.groupId))
    .where(eq(schoolGroup.authorityId, authorityId));
  const groupOf = new Map(staff.map((row) => [row.id, row.groupId]));
  const rows = await held(q, authorityId);
  const pupils = await q
    .select({ id: pupil.id, unit: pupil.schoolUnitId, leftOn: pupil.leftOn, protection: pupil.protection })
    .from(pupil)
    .where(eq(pupil.authorityId, authorityId));
  return {
    after: rows.flatMap((row): HeldByRoster[] => {
      const groupId = groupOf.get(row.sourceId.split(":")[0] ?? "");
      return groupId && (row.ground === "teaching" || row.ground === "mentor")
        ? [{ ...row, ground: row.ground, groupId }]
        : [];
    }),
    unitOfGroup: new Map(staff.map((row) => [row.groupId, row.unit])),
    unitOfPupil: new Map(
      pupils.flatMap((row) =>
        row.protection === "none" && (row.leftOn === null || row.leftOn > today)
          ? [[row.id, row.unit] as const]
          : [],
      ),
    ),
    handedOver: await q
      .select({ fromId: handover.fromId, pupilId: handoverPupil.pupilId, changeOn: handover.changeOn })
      .from(handoverPupil)
      .innerJoin(handover, eq(handover.id, handoverPupil.handoverId))
      .where(and(eq(handover.authorityId, authorityId), ne(handover.status, "withdrawn"))),
  };
}
