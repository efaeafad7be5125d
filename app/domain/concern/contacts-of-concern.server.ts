// Who can be told of a note: the suggested contacts of its pupil who may read it, so that a notice never leads anybody to a
// locked door; and who has been told, and whether she has read it. No policy of its own.
// audit: none here; the use cases that tell, or show it, record.
import { studentHealthRoles } from "~/access/actor";
import type { StaffCtx } from "~/access/context.server";
import type { Queries } from "~db/database";
import { holdersOf } from "~db/grant.server";
import { toldOf } from "~db/notice.server";
import { contactsFor } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";

interface Of {
  pupil: { id: string; schoolUnitId: string };
  circle: "pupil" | "student_health";
}

/** Nearest to the pupil first; never the actor herself. */
async function contactsOf(ctx: StaffCtx, { pupil, circle }: Of, q: Queries = ctx.db.read) {
  const { id: pupilId, schoolUnitId } = pupil;
  const contacts = await contactsFor(q, { pupilId, schoolUnitId, date: civilDate(ctx.now) });
  const holders = await holdersOf(q, pupilId, ctx.now);
  // A counsellor whom the principal has named for a protected pupil holds it by name, not by the roster.
  const inner = (c: (typeof contacts)[number], h: (typeof holders)[number]) =>
    h.ground === "student_health" || studentHealthRoles.some((role) => role === c.role);
  return contacts.filter(
    (c) =>
      c.accountId !== ctx.actor.accountId &&
      holders.some((h) => h.accountId === c.accountId && (circle === "pupil" || inner(c, h))),
  );
}

/** The ticked ones, each once. Refuses beside `tell` where one of them is no contact who may read it. */
export async function chosenContacts(
  ctx: StaffCtx,
  { ticked, ...of }: Of & { ticked: readonly string[] },
  q: Queries = ctx.db.read,
): Promise<string[]> {
  if (ticked.length === 0) return [];
  const ids = new Set((await contactsOf(ctx, of, q)).map((c) => c.accountId));
  const chosen = [...new Set(ticked)].filter((id) => id !== ctx.actor.accountId);
  if (chosen.some((id) => !ids.has(id))) refuse("tell", "contact_unknown");
  return chosen;
}

/** What stands on the note's page: who has been told and when she read it, and whom one can tell yet. */
export async function toldAndTellable(ctx: StaffCtx, concernId: string, of: Of) {
  const told = await toldOf(ctx.db.read, concernId);
  const ids = new Set(told.map((t) => t.accountId));
  return { told, tellable: (await contactsOf(ctx, of)).filter((c) => !ids.has(c.accountId)) };
}
