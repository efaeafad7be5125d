// The action plans of a pupil as the thread shows them: how far each has come and the next date, and nothing of the text,
// by which words find them nevertheless. Whoever has the pupil may know of them and read them (policy "plan.read").
// audit: none here; the use cases that call it log the read.
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { followUpDates, measuresOfPlans, plansOfPupil, versionsOfPlans } from "~db/action-plan.server";
import { planFieldPlace } from "../action-plan/places";
import { planTexts } from "../action-plan/plan-texts.server";
import { type Progress, progressOf } from "../action-plan/rules";
import { civilDate } from "../calendar/stockholm";
import type { KindOnThread, ThreadSubject } from "./kinds.server";
import type { Moment } from "./moments";

interface PlanMoment extends Moment {
  kind: "plan";
  closed: boolean;
}

export interface PlanItem extends PlanMoment {
  /** A version of it has been finished. */
  finished: boolean;
  progress: Progress;
}

export async function plansOnThread(
  ctx: StaffCtx,
  { pupilId, facts }: ThreadSubject,
): Promise<KindOnThread<PlanMoment, PlanItem>> {
  const plans = can(ctx.actor, "plan.read", facts).allow ? await plansOfPupil(ctx.db.read, pupilId) : [];
  const moments = plans.map(
    ({ id, createdAt, status }): PlanMoment => ({
      kind: "plan",
      id,
      at: createdAt,
      closed: status === "closed",
    }),
  );
  return {
    moments,
    open: (shown) =>
      opened(
        ctx,
        moments.filter(({ id }) => shown.has(id)),
      ),
    texts: async (ids) => {
      const texts = await planTexts(
        ctx,
        plans.filter(({ id }) => ids.has(id)).map(({ id }) => id),
      );
      return new Map([...texts].map(([id, text]) => [id, [{ in: "plan", text }]]));
    },
  };
}

async function opened({ db, vault, now }: StaffCtx, moments: readonly PlanMoment[]): Promise<PlanItem[]> {
  const ids = moments.map(({ id }) => id);
  const measures = await measuresOfPlans(db.read, ids);
  const versions = await versionsOfPlans(db.read, ids);
  const followUps = await followUpDates(db.read, ids);
  const texts = await vault.openTexts(
    followUps.map((f) => ({ ...planFieldPlace(f.planId, "followUpOn", f.version), sealed: f.sealedValue })),
  );
  const dates = new Map(followUps.map((f, at) => [f.planId, texts[at] ?? ""]));
  return moments.map((moment) => ({
    ...moment,
    finished: versions.some((v) => v.planId === moment.id),
    progress: progressOf(
      measures.filter((m) => m.planId === moment.id),
      dates.get(moment.id) ?? "",
      civilDate(now),
    ),
  }));
}
