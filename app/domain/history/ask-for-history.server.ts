// The new school sees that the pupil has gone to another school unit which uses the tool, and whom to ask there; never
// whether anything is written, which would itself be to tell (OSL 23:2). Policy "history.ask": the principal and student
// health of the new school. Where the pupil has gone: earlier-schools. Asking goes to the old school's principals.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { transfersTo } from "~db/history.server";
import { earlierSchools, principalsOf } from "./earlier-schools.server";
import { prepareQuestion, reasonOf, writeQuestion } from "./question.server";

export async function readEarlierSchools(ctx: StaffCtx, input: { pupilId: string }) {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  const ground = requireGround(ctx.actor, "history.ask", facts);
  const found = (await earlierSchools(ctx, [pupil])).get(pupil.id) ?? [];
  const transfers = pupil.protection === "none" ? await transfersTo(ctx.db.read, [pupil.id]) : [];
  const schools = await Promise.all(
    found.map(async ({ schoolUnitId, schoolName }) => {
      const latest = transfers.find((t) => t.fromUnitId === schoolUnitId);
      return {
        schoolUnitId,
        schoolName,
        principals: (await principalsOf(ctx, schoolUnitId)).map((p) => p.name),
        transfer: latest ? { id: latest.id, status: latest.status, askedAt: latest.askedAt } : null,
      };
    }),
  );
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "history.listed", pupilId: pupil.id },
    }),
  );
  return { pupil: { id: pupil.id, name: `${pupil.givenName} ${pupil.familyName}` }, schools };
}

/** The same again is answered like the first: while it waits it stands once. Throws Refusal, NotVisible. */
export async function askForHistory(
  ctx: StaffCtx,
  input: { pupilId: string; schoolUnitId: string; reason?: string },
): Promise<void> {
  const { pupil, facts } = await pupilFacts(ctx, input.pupilId);
  requireGround(ctx.actor, "history.ask", facts);
  const found = (await earlierSchools(ctx, [pupil])).get(pupil.id) ?? [];
  const from = found.find((p) => p.schoolUnitId === input.schoolUnitId);
  if (!from) throw new NotVisible();
  const question = await prepareQuestion(ctx, { pupil, from }, reasonOf(input.reason ?? ""));
  await ctx.db.write(async (tx) => {
    const again = await pupilFacts(ctx, pupil.id, tx);
    const ground = requireGround(ctx.actor, "history.ask", again.facts);
    // An import may just have made the pupil protected.
    if (again.pupil.protection !== "none") throw new NotVisible();
    await writeQuestion(ctx, tx, { question, ground });
  });
}
