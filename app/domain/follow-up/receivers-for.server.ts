// To whom a follow-up can be passed on: of the pupil's contact persons those who may read the concern now, and the
// student-health team of the pupil's school where one of it may. A protected pupil's are those whom the principal has
// named. No policy: the caller has asked it.
import type { StaffCtx } from "~/access/context.server";
import type { Queries } from "~db/database";
import { holdersAmong } from "~db/follow-up.server";
import { contactsFor } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { canSeeTo } from "./owner-for";

/** What a form sends for the team. */
export const teamChoice = "team";

interface About {
  pupilId: string;
  circle: "pupil" | "student_health";
  schoolUnitId: string;
  row: { ownerId: string | null; teamUnitId: string | null } | null;
}

export async function receiversFor(q: Queries, about: About, now: StaffCtx["now"]) {
  const { pupilId, circle, schoolUnitId, row } = about;
  const date = civilDate(now);
  const holders = await holdersAmong(q, [pupilId], { now, date });
  // A class teacher is told, not handed what another has found: it goes to those who answer for more than a lesson.
  const contacts = (await contactsFor(q, { pupilId, schoolUnitId, date })).filter(
    (c) => c.role !== "teacher",
  );
  const people = contacts.filter(
    (c, at) =>
      c.accountId !== row?.ownerId &&
      canSeeTo(holders, c.accountId, circle) &&
      contacts.findIndex((other) => other.accountId === c.accountId) === at,
  );
  return { people, team: row?.teamUnitId !== schoolUnitId && holders.some((h) => h.isHealth) };
}
