// What can be brought to the student-health team about a pupil: earlier notes, by day and category without their text, and
// whether somebody of the team has the pupil. Policy "concern.log" and the scope of "concern.read", by read-composer, which
// records the reading.
import type { StaffCtx } from "~/access/context.server";
import { pupilFacts } from "~/access/pupil-facts.server";
import { composerFor } from "../pupil/read-composer.server";
import { receiversFor } from "./receivers-for.server";

export async function readBringable(ctx: StaffCtx, input: { pupilId: string }) {
  const { pupilId, name, earlier } = await composerFor(ctx, input);
  const { pupil } = await pupilFacts(ctx, pupilId);
  const about = { pupilId, circle: "pupil" as const, schoolUnitId: pupil.schoolUnitId, row: null };
  const { team } = await receiversFor(ctx.db.read, about, ctx.now);
  return { pupilId, name, earlier, team };
}
