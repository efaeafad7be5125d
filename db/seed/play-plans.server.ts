// Two action plans in the demo, by the product's own use cases: one half done, and one finished and signed on paper by a
// guardian, photographed back in. Made of what the demo's threads hold.
import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { StaffCtx } from "~/access/context.server";
import { actorFrom } from "~/access/session.server";
import { attachPlanPaper } from "~/domain/action-plan/attach-plan-paper.server";
import { choosableEntries } from "~/domain/action-plan/choosable-entries.server";
import { startPlan } from "~/domain/action-plan/choose-plan-entries.server";
import { finishPlan } from "~/domain/action-plan/finish-plan.server";
import { followUpMeasure } from "~/domain/action-plan/follow-up-measure.server";
import { readPlan } from "~/domain/action-plan/read-plan.server";
import { emptyMeasure } from "~/domain/action-plan/rules";
import { savePlan } from "~/domain/action-plan/save-plan.server";
import { addDays, civilDate } from "~/domain/calendar/stockholm";
import type { Words } from "~/domain/report/words";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "../database";
import { account, pupil } from "../schema/school.server";

interface House {
  db: Database;
  vault: Vault;
  now: Date;
  words: Words;
}

/** Those of 5B whom a newcomer meets first. */
const halfDone = ["Alva Lindqvist"];
const signed = ["Wilma Öberg", "Theo Åkesson", "Saga Holmgren", "Elias Nygren", "Ines Sjölund"];
/** A grey dot: what a photograph of paper is in the demo. */
const photograph = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
  "base64",
);

/** How many were made: none where the demo's people are not there. */
export async function playPlans(house: House): Promise<number> {
  const { db, vault, now } = house;
  const [row] = await db.read.select({ id: account.id }).from(account).where(eq(account.name, "Maria Ek"));
  const actor = row ? (await actorFrom(db.read, row.id, now))?.actor : null;
  if (actor?.kind !== "staff") return 0;
  const ctx: StaffCtx = { actor, now, db, vault, ports: { signing: null } };
  const first = await written(ctx, halfDone);
  if (first) await noteOne(ctx, first);
  const second = await written(ctx, signed);
  if (second) await signOnPaper(ctx, second, house.words);
  return [first, second].filter(Boolean).length;
}

/** The plan's id, of the first of the pupils who has two notes that she reads; null where none has. */
async function written(ctx: StaffCtx, names: readonly string[]): Promise<string | null> {
  for (const name of names) {
    const planId = await writtenAbout(ctx, name);
    if (planId) return planId;
  }
  return null;
}

async function writtenAbout(ctx: StaffCtx, name: string): Promise<string | null> {
  const [givenName = "", familyName = ""] = name.split(" ");
  const called = and(eq(pupil.givenName, givenName), eq(pupil.familyName, familyName));
  const [found] = await ctx.db.read.select({ id: pupil.id }).from(pupil).where(called).orderBy(asc(pupil.id));
  if (!found) return null;
  const { entries } = await choosableEntries(ctx, { pupilId: found.id });
  const concernIds = entries
    .filter((e) => !e.inner)
    .slice(0, 2)
    .map((e) => e.id);
  if (concernIds.length < 2) return null;
  const form = { concernIds, release: false, language: "sv" as const, idempotencyKey: randomUUID() };
  const { planId } = await startPlan(ctx, { ...form, pupilId: found.id });
  const today = civilDate(ctx.now);
  const field = (value: string) => ({ value, version: 0, print: "" });
  const mine = { ownerId: ctx.actor.accountId };
  await savePlan(ctx, {
    planId,
    fields: {
      goals: field("På plats när dagen börjar fyra dagar av fem, senast i januari."),
      followUp: field("Möte med vårdnadshavarna, mentor och kurator. Eleven är med om hen vill."),
      followUpOn: field(addDays(today, 35)),
    },
    measures: [],
    added: [
      {
        ...emptyMeasure,
        what: "Möta vid grinden de första två veckorna",
        ...mine,
        dueOn: addDays(today, -3),
      },
      { ...emptyMeasure, what: "Ringa hem varje fredag", ...mine, dueOn: addDays(today, 12) },
      { ...emptyMeasure, what: "Väcka i tid", owner: "vårdnadshavarna", dueOn: addDays(today, 20) },
    ],
    idempotencyKey: randomUUID(),
  });
  return planId;
}

async function noteOne(ctx: StaffCtx, planId: string): Promise<void> {
  const [measure] = (await readPlan(ctx, { planId })).measures;
  const note = "Åtta mornar av tio. Kom glad de flesta.";
  if (measure)
    await followUpMeasure(ctx, { planId, measureId: measure.id, status: "done", note, version: 0 });
}

async function signOnPaper(ctx: StaffCtx, planId: string, words: Words): Promise<void> {
  const { documentId } = await finishPlan(ctx, { planId, words, seal: null });
  const file = { name: "papper.png", bytes: photograph };
  const signer = "Vårdnadshavaren";
  await attachPlanPaper(ctx, { planId, documentId, signer, file, idempotencyKey: randomUUID() });
}
