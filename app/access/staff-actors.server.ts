// Staff accounts as the actors that they would be if they signed in now, for asking the policy about somebody else. As
// session.server.ts makes one of a session: a closed account, or one without a duty today, is nobody. Decides nothing.
import { civilDate } from "~/domain/calendar/stockholm";
import type { Queries } from "~db/database";
import { dutiesOfStaff } from "~db/readers.server";
import type { StaffActor, StaffRole } from "./actor";

export async function staffActors(
  q: Queries,
  accountIds: readonly string[],
  now: Date,
): Promise<Map<string, StaffActor>> {
  const rows = await dutiesOfStaff(q, { accountIds, date: civilDate(now) });
  const actors = new Map<string, StaffActor>();
  for (const { accountId, name, authorityId, closedAt, role, schoolUnitId } of rows) {
    const isOpen = closedAt === null || closedAt > now;
    if (!authorityId || !isOpen || role === "reception" || role === "analyst") continue;
    const actor = actors.get(accountId) ?? { kind: "staff", accountId, name, authorityId, duties: [] };
    actor.duties.push({ role: role as StaffRole, schoolUnitId });
    actors.set(accountId, actor);
  }
  return actors;
}
