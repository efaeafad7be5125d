// What the form for a new matter shows: the pupil's latest notes within what its writer may read, those that hang together
// with the one she came from ticked. Policy "concern.log" and the scope of "concern.read"; logged.
import { isStudentHealth } from "~/access/actor";
import { actorRef, type StaffCtx } from "~/access/context.server";
import { concernScope } from "~/access/policy";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { linksAmong } from "~db/concern.server";
import { hangsTogether } from "../concern/link-kinds";
import { offeredNotes } from "./read-matter.server";

export async function readNewMatter(ctx: StaffCtx, input: { pupilId: string; concernId: string }) {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "concern.log", facts);
  const scope = concernScope(ctx.actor, facts);
  const entries = scope ? await offeredNotes(ctx, pupil.id, scope) : [];
  const shown = new Set(entries.map((e) => e.id));
  // By way of notes that she may read alone: what hangs together by another one is not for her to see.
  const links = (await linksAmong(ctx.db.read, pupil.id)).filter(
    ({ fromId, toId }) => shown.has(fromId) && shown.has(toId),
  );
  const ticked = hangsTogether(input.concernId, links);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "pupil.read", pupilId: pupil.id },
    }),
  );
  return {
    pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` },
    entries: entries.map((e) => ({ ...e, ticked: ticked.has(e.id) })),
    studentHealth: isStudentHealth(ctx.actor, pupil.schoolUnitId),
  };
}
