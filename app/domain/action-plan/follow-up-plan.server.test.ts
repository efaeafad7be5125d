// What becomes of an action plan: its measures ticked, its evaluation, its progress on the thread.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { accessGrant } from "~db/schema/grant.server";
import { aPlanSchool, firstMeasure, fresh } from "~test/factories/plan";
import { refusedAt } from "~test/factories/report";
import { aMoment, later } from "~test/factories/world";
import { readThread } from "../pupil/read-thread.server";
import { closePlan } from "./close-plan.server";
import { followUpMeasure } from "./follow-up-measure.server";
import { overdueMeasures } from "./overdue-measures.server";
import { readPlan } from "./read-plan.server";

async function plansOnThread(ctx: StaffCtx, pupilId: string) {
  const { items } = await readThread(ctx, { pupilId });
  return items.flatMap((item) => (item.kind === "plan" ? [item] : []));
}

describe("follow-up, evaluation and progress on the thread", () => {
  it("measures are ticked with a note, which leaves what was signed as it was", async () => {
    const { teacher, colleague, pupilId, planId, save, finish } = await aPlanSchool();
    await save(teacher, fresh({ followUpOn: "2027-01-15" }), [{ what: "Ringa hem", dueOn: "2026-11-20" }]);
    await finish();
    const [before] = await plansOnThread(teacher, pupilId);
    expect(before).toMatchObject({
      finished: true,
      progress: { done: 0, of: 2, next: "2026-11-20", overdue: true },
    });
    const [first, second] = (await readPlan(teacher, { planId })).measures;
    const note = (ctx: typeof teacher, measureId: string, status: string, text: string, version = 0) =>
      followUpMeasure(ctx, { planId, measureId, status, note: text, version });
    await note(teacher, second?.id ?? "", "done", "Mamma svarade.");
    await note(teacher, second?.id ?? "", "done", "Mamma svarade.");
    expect(await refusedAt(note(colleague, second?.id ?? "", "not_done", "Nej."))).toEqual({
      note: "plan:fault.followed",
    });
    expect(await refusedAt(note(teacher, first?.id ?? "", "perhaps", ""))).toEqual({
      status: "plan:fault.status",
    });
    const read = await readPlan(teacher, { planId });
    expect(read).toMatchObject({ current: true, nothingSince: false });
    expect(read.measures[1]).toMatchObject({
      status: "done",
      note: "Mamma svarade.",
      followedBy: "Maria Ek",
    });
    expect((await plansOnThread(later(teacher, 1), pupilId))[0]?.progress).toEqual({
      done: 1,
      of: 2,
      next: "2026-12-01",
      overdue: false,
    });
    await note(teacher, first?.id ?? "", "not_done", "");
    expect((await plansOnThread(teacher, pupilId))[0]?.progress.next).toBe("2027-01-15");
  });

  it("an overdue measure is on its owner's to-do, while she has the pupil and nothing is noted", async () => {
    const { world, teacher, colleague, pupilId, planId, save } = await aPlanSchool();
    const mine = { ownerId: teacher.actor.accountId };
    await save(teacher, {}, [{ what: "Ringa hem", dueOn: "2026-11-20", ...mine }]);
    expect(await overdueMeasures(colleague)).toEqual([]);
    expect(await overdueMeasures(teacher)).toMatchObject([{ planId, dueOn: "2026-11-20" }]);
    const gone = { endsAt: aMoment };
    const grants = world.db.write((tx) =>
      tx.update(accessGrant).set(gone).where(eq(accessGrant.pupilId, pupilId)),
    );
    await grants;
    expect(await overdueMeasures(teacher)).toEqual([]);
    await world.db.write((tx) => tx.update(accessGrant).set({ endsAt: null }));
    const [, measure] = (await readPlan(teacher, { planId })).measures;
    const told = { planId, measureId: measure?.id ?? "", status: "done", note: "", version: 0 };
    await followUpMeasure(teacher, told);
    expect(await overdueMeasures(teacher)).toEqual([]);
  });

  it("is evaluated and closed, changes no more, and can be opened again", async () => {
    const { teacher, planId, save } = await aPlanSchool();
    await save(teacher, fresh({ evaluation: "Det hjälpte." }));
    await closePlan(teacher, { planId, close: true });
    await closePlan(teacher, { planId, close: true });
    expect(await readPlan(teacher, { planId })).toMatchObject({ status: "closed", can: { write: false } });
    expect(await refusedAt(save(teacher, fresh({ followUp: "Mer." })))).toEqual({
      form: "plan:fault.closed",
    });
    const first = await firstMeasure(teacher, planId);
    const late = followUpMeasure(teacher, { planId, ...first, status: "done", note: "" });
    expect(await refusedAt(late)).toEqual({ form: "plan:fault.closed" });
    await closePlan(teacher, { planId, close: false });
    await save(teacher, fresh({ followUp: "Mer." }));
  });
});
