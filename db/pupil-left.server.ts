// Reads of pupils who have left a school unit: the row and the record that it keeps. Nothing here leads to where they are.
import { and, asc, desc, eq, lte } from "drizzle-orm";
import type { Queries } from "./database";
import { groupMember, pupil, schoolGroup } from "./schema/school.server";

/** By name; each once, with the last class it went in there. */
export async function pupilsWhoLeft(q: Queries, of: { schoolUnitId: string; today: string }) {
  const rows = await q
    .select({
      id: pupil.id,
      givenName: pupil.givenName,
      familyName: pupil.familyName,
      protection: pupil.protection,
      leftOn: pupil.leftOn,
      className: schoolGroup.name,
    })
    .from(pupil)
    .leftJoin(groupMember, eq(groupMember.pupilId, pupil.id))
    .leftJoin(
      schoolGroup,
      and(
        ...[eq(schoolGroup.id, groupMember.groupId), eq(schoolGroup.kind, "class")],
        eq(schoolGroup.schoolUnitId, of.schoolUnitId),
      ),
    )
    .where(and(eq(pupil.schoolUnitId, of.schoolUnitId), lte(pupil.leftOn, of.today)))
    .orderBy(asc(pupil.familyName), asc(pupil.givenName), asc(pupil.id), desc(groupMember.startsOn));
  const once = new Map<string, Omit<(typeof rows)[number], "leftOn" | "className"> & Left>();
  for (const { className, leftOn, ...row } of rows) {
    const lastClass = once.get(row.id)?.lastClass ?? className;
    once.set(row.id, { ...row, leftOn: leftOn ?? "", lastClass });
  }
  return [...once.values()];
}

interface Left {
  leftOn: string;
  lastClass: string | null;
}
