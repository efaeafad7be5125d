// An action plan in a small world, by the product's own code: its writer, a colleague, a counsellor and a guardian, each
// with a number that a provider in memory knows; two notes, a plan made of them with one measure, and ways to sign it.

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { StaffCtx } from "~/access/context.server";
import { startPlan } from "~/domain/action-plan/choose-plan-entries.server";
import { finishPlan } from "~/domain/action-plan/finish-plan.server";
import { makePlanLink } from "~/domain/action-plan/plan-link.server";
import { readPlan } from "~/domain/action-plan/read-plan.server";
import { emptyMeasure, type PlanField } from "~/domain/action-plan/rules";
import { savePlan } from "~/domain/action-plan/save-plan.server";
import { beginPlanSignature, followPlanSignature } from "~/domain/action-plan/sign-plan.server";
import { guardianPlace } from "~/domain/roster/seal-roster";
import { account, guardian } from "~db/schema/school.server";
import { logged } from "./logged";
import { memorySigning } from "./memory-signing";
import { words } from "./report";
import { maria, ola } from "./signers";
import { aMoment, aWorld, later } from "./world";

export const eva = { personalNumber: "198001112385", givenName: "Eva", surname: "Lindqvist" };
export const bo = { personalNumber: "198001142390", givenName: "Bo", surname: "Lindqvist" };

/** Fields as a form sends them that met nothing yet. */
export const fresh = (values: Partial<Record<PlanField, string>>, version = 0) =>
  Object.fromEntries(Object.entries(values).map(([f, value]) => [f, { value, version, print: "" }]));

export async function aPlanSchool() {
  let clock = aMoment;
  const provider = memorySigning({ people: [maria, ola, eva, bo], now: () => clock });
  const world = await aWorld();
  const scope = { kind: "authority" as const, id: world.authorityId };
  const known = async (ctx: StaffCtx, personalNumber: string): Promise<StaffCtx> => {
    const identityLookup = await world.vault.lookup(scope, personalNumber);
    const { accountId } = ctx.actor;
    await world.db.write((tx) => tx.update(account).set({ identityLookup }).where(eq(account.id, accountId)));
    return { ...ctx, ports: { signing: provider.port } };
  };
  const teacher = await known(
    await world.staff("teacher", { name: "Maria Ek", group: "teacher" }),
    maria.personalNumber,
  );
  const colleague = await known(
    await world.staff("teacher", { name: "Ola Berg", group: "teacher" }),
    ola.personalNumber,
  );
  const counsellor = await world.staff("counsellor", { name: "Karin Ström" });
  const { pupilId } = world;
  const [parent] = await world.db.read.select().from(guardian).where(eq(guardian.pupilId, pupilId));
  if (!parent) throw new Error("a pupil without a guardian");
  /** What the roster says of a guardian. */
  const roster = async (
    id: string,
    is: { name?: string; personalNumber?: string | null; custody?: Custody; email?: string },
  ) => {
    const { owner, place } = guardianPlace({ id, pupilId, version: 1 });
    const { name = "Eva Lindqvist", personalNumber = eva.personalNumber, custody = "custody", email } = is;
    const details = JSON.stringify({ name, personalNumber, email });
    const sealedDetails = await world.vault.seal(owner, place, details);
    const row = { id, authorityId: world.authorityId, pupilId, sealedDetails, custody };
    await world.db.write((tx) =>
      tx.insert(guardian).values(row).onConflictDoUpdate({ target: guardian.id, set: row }),
    );
  };
  await roster(parent.id, {});
  const notes = [
    await logged(teacher, pupilId),
    await logged(teacher, pupilId, { form: { text: "Sov på lektionen." } }),
  ];
  const start = (ctx = teacher, concernIds = notes, key: string = randomUUID()) =>
    startPlan(ctx, { pupilId, concernIds, release: false, language: "sv", idempotencyKey: key });
  const { planId } = await start();
  const save = (
    ctx: StaffCtx,
    fields: ReturnType<typeof fresh>,
    added: Partial<typeof emptyMeasure>[] = [],
    key: string = randomUUID(),
  ) =>
    savePlan(ctx, {
      planId,
      fields,
      measures: [],
      added: added.map((m) => ({ ...emptyMeasure, ...m })),
      idempotencyKey: key,
    });
  await save(teacher, { ...fresh({ needs: "Lugn morgon." }, 1), ...fresh({ goals: "I tid." }) }, [
    { what: "Möta vid grinden", ownerId: teacher.actor.accountId, dueOn: "2026-12-01" },
  ]);
  const finish = (ctx = teacher) => finishPlan(ctx, { planId, words, seal: null });
  interface As {
    signer?: string;
    person?: { personalNumber: string };
    protectedChosen?: boolean;
  }
  /** Gives what the person does at the provider, and then the page's next question. */
  const begin = async (ctx: StaffCtx, documentId: string, as: As = {}) => {
    const { signer = "", person = maria, protectedChosen = false } = as;
    clock = ctx.now;
    const caller = { endUserIp: "127.0.0.1" };
    const form = { planId, documentId, signer, protectedChosen, words, caller };
    const order = await beginPlanSignature(ctx, form);
    if ("messageKey" in order) throw new Error(order.messageKey);
    const ref = provider.waiting().at(-1) ?? "";
    return () => {
      provider.approve(ref, person.personalNumber);
      return followPlanSignature(later(ctx, 3000), { planId, order, device: "desktop" });
    };
  };
  const sign = async (
    ctx: StaffCtx,
    documentId: string,
    as: As = {},
    between: () => Promise<unknown> = async () => {},
  ) => {
    const complete = await begin(ctx, documentId, as);
    await between();
    return complete();
  };
  const mother = `guardian:${parent.id}`;
  const link = (documentId: string, given: Partial<Parameters<typeof makePlanLink>[1]> = {}, ctx = teacher) =>
    makePlanLink(ctx, { planId, documentId, signer: mother, days: 7, protectedChosen: false, ...given });
  const house = (at = aMoment) => {
    clock = at;
    return { db: world.db, vault: world.vault, ports: { signing: provider.port }, now: at };
  };
  return {
    ...{ world, provider, teacher, colleague, counsellor, pupilId, notes, planId, mother },
    ...{ motherId: parent.id, roster, start, save, finish, begin, sign, link, house },
  };
}

type Custody = "custody" | "no_custody" | "unknown";
export type PlanSchool = Awaited<ReturnType<typeof aPlanSchool>>;

/** What a form says of a plan's first measure. */
export const firstMeasure = async (ctx: Parameters<typeof readPlan>[0], planId: string) => {
  const [m] = (await readPlan(ctx, { planId })).measures;
  return { measureId: m?.id ?? "", version: m?.followVersion ?? -1 };
};
