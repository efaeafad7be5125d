// Which notes may mean a duty to report (SoL 19:1), and how long it is since the first of them was written. May: whether
// there is a duty is for each person to say, and suspicion is enough. Of somebody who has turned 18 there is none.
// Source of the kinds: the reasons for worry that a report states (report/categories), and the writer's own urgency.
import { type CivilDate, civilDate, daysBetween } from "../calendar/stockholm";
import type { Category, Priority } from "../concern/rules";
import { hasTurnedEighteen } from "../report/age";
import type { ReportCategory } from "../report/categories";
import type { Sign } from "./rules";

interface DutyKind {
  category: Category;
  /** At which urgency it counts: at any, or only where its writer found that something must be done now. */
  at: "any" | "act_now";
  /** The reason of a report that it could be; null where only its urgency says something. */
  reason: ReportCategory | null;
}

/** Lateness, learning and what works well are absent: on their own they are the school's everyday work. */
export const dutyKinds: readonly DutyKind[] = [
  { category: "injury", at: "any", reason: "physical_violence" },
  { category: "care", at: "any", reason: "neglect" },
  { category: "home", at: "any", reason: "witnessed_violence" },
  { category: "substance", at: "any", reason: "own_behaviour" },
  { category: "online", at: "act_now", reason: "exploitation" },
  { category: "absence", at: "act_now", reason: "absence" },
  { category: "mood", at: "act_now", reason: "own_behaviour" },
  { category: "conflict", at: "act_now", reason: "psychological_violence" },
  { category: "tiredness", at: "act_now", reason: "neglect" },
  { category: "other", at: "act_now", reason: null },
];

const urgent: Priority = "act_now";

export const mayMeanDuty = ({ category, priority }: Pick<Sign, "category" | "priority">): boolean =>
  dutyKinds.some((k) => k.category === category && (k.at === "any" || priority === urgent));

export interface DutyDays {
  /** The day on which the first such note was written: when the school knew, not when it happened. */
  since: CivilDate;
  days: number;
  category: Category;
  /** The latest report that the reader knows of, and the notes of such a kind that were written after it. */
  reportedOn: CivilDate | null;
  notesSince: number;
  /** Whether one was written lately, and after the report where there is one: what is old stands further in on the page. */
  isRecent: boolean;
}

const recentDays = 90;

/** `reportsSent`: those that the reader may know of, and no other, or the count would betray them (OSL 40:7 g). */
export function dutyDays(
  signs: readonly Sign[],
  { birthDate, reportsSent, now }: { birthDate: CivilDate | null; reportsSent: readonly Date[]; now: Date },
): DutyDays | null {
  if (hasTurnedEighteen(birthDate, now)) return null;
  const kinds = signs.filter(mayMeanDuty).sort((a, b) => +a.createdAt - +b.createdAt);
  const [first] = kinds;
  if (!first) return null;
  const since = civilDate(first.createdAt);
  const latest = kinds.at(-1) ?? first;
  const reported = reportsSent.filter((at) => at >= first.createdAt).sort((a, b) => +b - +a)[0];
  return {
    since,
    days: daysBetween(since, civilDate(now)),
    category: first.category,
    reportedOn: reported ? civilDate(reported) : null,
    isRecent:
      daysBetween(civilDate(latest.createdAt), civilDate(now)) <= recentDays &&
      !(reported && latest.createdAt <= reported),
    notesSince: reported ? kinds.filter((s) => s.createdAt > reported).length : 0,
  };
}
