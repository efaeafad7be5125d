// The action plans of a pupil as the thread shows them: how far each has come and the next date, and nothing of the text.
// Whoever has the pupil may know of them (policy "plan.read"): the caller has asked for the pupil, which is the same.
// audit: none here; the reading of the thread is logged.
import type { StaffCtx } from "~/access/context.server";
import { followUpDates, measuresOfPlans, plansOfPupil, versionsOfPlans } from "~db/action-plan.server";
import { civilDate } from "../calendar/stockholm";
import { planFieldPlace } from "./places";
import { progressOf } from "./rules";

export async function plansOnThread(
  { db, vault, now }: Pick<StaffCtx, "db" | "vault" | "now">,
  pupilId: string,
) {
  const plans = await plansOfPupil(db.read, pupilId);
  const ids = plans.map((p) => p.id);
  const measures = await measuresOfPlans(db.read, ids);
  const versions = await versionsOfPlans(db.read, ids);
  const followUps = await followUpDates(db.read, ids);
  const texts = await vault.openTexts(
    followUps.map((f) => ({ ...planFieldPlace(f.planId, "followUpOn", f.version), sealed: f.sealedValue })),
  );
  const dates = new Map(followUps.map((f, at) => [f.planId, texts[at] ?? ""]));
  return plans.map(({ id, status, createdAt }) => ({
    id,
    status,
    createdAt,
    finished: versions.some((v) => v.planId === id),
    progress: progressOf(
      measures.filter((m) => m.planId === id),
      dates.get(id) ?? "",
      civilDate(now),
    ),
  }));
}

export type PlanOnThread = Awaited<ReturnType<typeof plansOnThread>>[number];
