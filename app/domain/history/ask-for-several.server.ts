// Asks the earlier schools about several newly arrived pupils of a class at once: a question for each pupil and school, with
// one word of why, each answered by itself. Policy "history.ask" for each pupil; whom the reader has without it, or who is
// protected, is not on the page. Says no more than the page of one pupil (ask-for-history). A double submit asks once.
import { actorRef, type StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import type { Ground } from "~/access/policy-facts";
import { pupilFacts } from "~/access/pupil-facts.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { grantsByPupil } from "~db/grant.server";
import { transfersTo } from "~db/history.server";
import { pupilsByClass } from "~db/pupil.server";
import { civilDate } from "../calendar/stockholm";
import { refuse } from "../refusal";
import { claimSentForm, readSentForm } from "../sent-form/claim-sent-form.server";
import { earlierSchools } from "./earlier-schools.server";
import { prepareQuestion, reasonOf, writeQuestion } from "./question.server";

type Row = Awaited<ReturnType<typeof pupilsByClass>>[number];
type Newcomer = Row & { authorityId: string; ground: Ground };

/** The pupils whose earlier schools the actor may ask, by class. */
async function classesToAsk(ctx: StaffCtx): Promise<Map<string, Newcomer[]>> {
  const { authorityId } = ctx.actor;
  const grants = await grantsByPupil(ctx.db.read, ctx.actor.accountId, ctx.now);
  const rows = await pupilsByClass(ctx.db.read, [...grants.keys()], civilDate(ctx.now));
  const classes = new Map<string, Newcomer[]>();
  for (const row of rows) {
    if (row.protection !== "none" || !row.groupName) continue;
    const held = {
      authorityId,
      schoolUnitId: row.schoolUnitId,
      grants: grants.get(row.id) ?? [],
      now: ctx.now,
    };
    const asked = can(ctx.actor, "history.ask", held);
    if (!asked.allow) continue;
    const pupils = classes.get(row.groupName) ?? [];
    classes.set(row.groupName, [...pupils, { ...row, authorityId, ground: asked.ground }]);
  }
  return classes;
}

/** What may be asked, pupil by pupil, with how far each question has come. */
async function toAsk(ctx: StaffCtx, pupils: readonly Newcomer[]) {
  const units = [...new Set(pupils.map((pupil) => pupil.schoolUnitId))];
  const found: Awaited<ReturnType<typeof earlierSchools>>[] = [];
  for (const unit of units)
    found.push(
      await earlierSchools(
        ctx,
        pupils.filter((pupil) => pupil.schoolUnitId === unit),
      ),
    );
  const schools = new Map(found.flatMap((of) => [...of]));
  const transfers = await transfersTo(
    ctx.db.read,
    pupils.map(({ id }) => id),
  );
  return pupils.flatMap((pupil) =>
    (schools.get(pupil.id) ?? []).map((from) => ({
      key: `${pupil.id}|${from.schoolUnitId}`,
      pupil,
      from,
      latest: transfers.find((t) => t.toPupilId === pupil.id && t.fromUnitId === from.schoolUnitId) ?? null,
    })),
  );
}

export async function readClassToAsk(ctx: StaffCtx, input: { className: string }) {
  const classes = await classesToAsk(ctx);
  const names = [...classes.keys()].sort((a, b) => a.localeCompare(b, "sv", { numeric: true }));
  const className = names.length === 1 ? (names[0] ?? "") : input.className;
  const pupils = classes.get(className) ?? [];
  const rows = pupils.length > 0 ? await toAsk(ctx, pupils) : [];
  await ctx.db.write(async (tx) => {
    for (const { id, ground } of pupils)
      await record(tx, {
        at: ctx.now,
        actor: actorRef(ctx.actor),
        ground,
        event: { kind: "history.listed", pupilId: id },
      });
  });
  return {
    classes: names,
    className: pupils.length > 0 ? className : null,
    pupils: pupils.length,
    rows: rows.map(({ key, pupil, from, latest }) => ({
      key,
      pupilId: pupil.id,
      name: `${pupil.givenName} ${pupil.familyName}`,
      schoolName: from.schoolName,
      transfer: latest && { id: latest.id, status: latest.status, askedAt: latest.askedAt },
    })),
  };
}

interface Several {
  className: string;
  /** Each a pupil and a school. */
  chosen: string[];
  /** All that nothing has been asked about. */
  all: boolean;
  reason: string;
  idempotencyKey: string;
}

/** Gives how many questions were sent. Throws Refusal. */
export async function askForSeveral(ctx: StaffCtx, input: Several): Promise<number> {
  const form = await readSentForm(ctx, "ask-for-several", input);
  if (form.first) return Number(form.first.count);
  const reason = reasonOf(input.reason);
  const rows = await toAsk(ctx, (await classesToAsk(ctx)).get(input.className) ?? []);
  const known = new Set(rows.map(({ key }) => key));
  // Somebody has become protected, or left: who looks at the page anew sees whom it is about.
  if (!input.chosen.every((key) => known.has(key))) refuse("chosen", "version_old");
  const picked = rows.filter((row) => input.chosen.includes(row.key) || (input.all && row.latest === null));
  if (picked.length === 0) refuse("chosen", "pupils_missing");
  const questions: Awaited<ReturnType<typeof prepareQuestion>>[] = [];
  for (const row of picked) questions.push(await prepareQuestion(ctx, row, reason));
  return ctx.db.write(async (tx) => {
    const first = await claimSentForm(tx, form, { count: String(questions.length) });
    if (first) return Number(first.count);
    for (const question of questions) {
      const again = await pupilFacts(ctx, question.row.toPupilId, tx);
      const ground = requireGround(ctx.actor, "history.ask", again.facts);
      if (again.pupil.protection !== "none") refuse("chosen", "version_old");
      await writeQuestion(ctx, tx, { question, ground });
    }
    return questions.length;
  });
}
