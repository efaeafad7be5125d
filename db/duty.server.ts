// What people did at a time, by their duties: for a document that names the author of a note by role. Gives no right.
import { desc, inArray } from "drizzle-orm";
import type { CivilDate } from "~/domain/calendar/stockholm";
import type { Queries } from "./database";
import { duty } from "./schema/school.server";

type Role = (typeof duty.$inferSelect)["role"];

/** The role of an account on a day; null where no duty is known of that day. Of several the one that began last. */
export async function rolesOf(
  q: Queries,
  accountIds: readonly string[],
): Promise<(accountId: string, on: CivilDate) => Role | null> {
  const ids = [...new Set(accountIds)];
  if (ids.length === 0) return () => null;
  const duties = await q
    .select({ accountId: duty.accountId, role: duty.role, startsOn: duty.startsOn, endsOn: duty.endsOn })
    .from(duty)
    .where(inArray(duty.accountId, ids))
    .orderBy(desc(duty.startsOn), duty.role);
  return (accountId, on) =>
    duties.find((d) => d.accountId === accountId && d.startsOn <= on && (d.endsOn === null || d.endsOn >= on))
      ?.role ?? null;
}
