// Brings the substitutions that the roster names in line with it, inside the import's unit of work: those that it no
// longer names end today, as its other spans do. The principals' own are left alone. Gives no grants: rebuild-grants does.
// audit: none here; the import records.
import { randomUUID } from "node:crypto";
import type { Queries } from "~db/database";
import {
  insertSubstitution,
  moveSubstitution,
  rosterIds,
  rosterSubstitutions,
} from "~db/substitution.server";
import { civilDate } from "../calendar/stockholm";
import { planSpans } from "../roster/plan-spans";
import type { RosterSubstitution } from "../roster/roster";

export async function applyRosterSubstitutions(
  tx: Queries,
  input: { authorityId: string; named: readonly RosterSubstitution[]; now: Date },
): Promise<void> {
  const { authorityId, named, now } = input;
  const standing = await rosterSubstitutions(tx, authorityId);
  if (standing.length === 0 && named.length === 0) return;
  const ids = await rosterIds(tx, authorityId);
  const wanted = named.map((row) => {
    const absentId = ids.accounts.get(row.absent) ?? "";
    const substituteId = ids.accounts.get(row.staff) ?? "";
    const schoolUnitId = ids.schools.get(row.school) ?? "";
    return {
      ...row,
      absentId,
      substituteId,
      schoolUnitId,
      key: `${absentId}|${substituteId}|${schoolUnitId}`,
    };
  });
  const plan = planSpans(
    standing.map((row) => ({ ...row, key: `${row.absentId}|${row.substituteId}|${row.schoolUnitId}` })),
    wanted,
    civilDate(now),
  );
  for (const { wanted: one, startsOn } of plan.add)
    await insertSubstitution(tx, {
      id: randomUUID(),
      authorityId,
      schoolUnitId: one.schoolUnitId,
      absentId: one.absentId,
      substituteId: one.substituteId,
      startsOn,
      endsOn: one.endsOn,
      source: "roster",
      createdAt: now,
      version: 1,
    });
  const before = new Map(standing.map((row) => [row.id, row]));
  for (const change of [...plan.change, ...plan.end]) {
    const row = before.get(change.id);
    if (!row) continue;
    await moveSubstitution(tx, {
      id: row.id,
      version: row.version,
      startsOn: "startsOn" in change ? change.startsOn : row.startsOn,
      endsOn: change.endsOn ?? row.endsOn,
    });
  }
}
