// What becomes of a report, in plausible proportions: about two fifths open an investigation, a sixth concern one
// already under way (national figures for 2018: 38 % opened; boys 55 %; two thirds aged 0-12).
import type { Ending, Outcome } from "~/domain/reception/status";
import type { ReportCategory } from "~/domain/report/categories";
import type { AgeGroup, ReporterKind, WayIn } from "~/domain/statistics/dimensions";
import type { Theme } from "./compose.server";
import type { Dice } from "./random.server";

const day = 86_400_000;

export interface Course {
  openedAt: Date | null;
  acknowledgedAt: Date | null;
  protectionAssessedAt: Date | null;
  registeredAt: Date | null;
  decision: Outcome | null;
  decidedAt: Date | null;
  ending: Ending | null;
  endedAt: Date | null;
}

export const decisionWeights: readonly (readonly [Outcome, number])[] = [
  ["opened", 39],
  ["not_opened", 44],
  ["already_under_way", 17],
];

export const endingWeights: readonly (readonly [Ending, number])[] = [
  ["support_with_consent", 44],
  ["no_need_found", 21],
  ["need_met_otherwise", 13],
  ["family_declined", 14],
  ["care_without_consent", 4],
  ["moved", 4],
];

/** What has happened by now to a report received then: nothing lies in the future. */
export function runCourse(dice: Dice, receivedAt: Date, now: Date): Course {
  const received = receivedAt.getTime();
  const past = (at: number) => (at <= now.getTime() ? new Date(at) : null);
  const openedAt = past(received + dice.between(20, 900) * 60_000);
  const acknowledgedAt = openedAt && past(openedAt.getTime() + dice.between(4, 120) * 60_000);
  const registeredAt = acknowledgedAt && past(acknowledgedAt.getTime() + dice.between(10, 300) * 60_000);
  const protectionAssessedAt =
    acknowledgedAt && past(acknowledgedAt.getTime() + dice.between(15, 240) * 60_000);
  const late = dice.chance(0.04);
  const decidedAt =
    registeredAt && past(received + dice.between(late ? 15 : 2, late ? 24 : 13) * day + 5 * 3_600_000);
  const decision = dice.weigh(decisionWeights);
  const investigated =
    decidedAt && decision === "opened" ? past(decidedAt.getTime() + dice.between(50, 121) * day) : null;
  const ending = dice.weigh(endingWeights);
  return {
    openedAt,
    acknowledgedAt,
    protectionAssessedAt,
    registeredAt,
    decision: decidedAt ? decision : null,
    decidedAt,
    ending: investigated ? ending : null,
    endedAt: investigated,
  };
}

const fallback: readonly (readonly [ReportCategory, number])[] = [
  ["neglect", 5],
  ["own_behaviour", 3],
  ["parent_mental_illness", 2],
];

const byTheme: Partial<Record<Theme, readonly (readonly [ReportCategory, number])[]>> = {
  home: [
    ["witnessed_violence", 4],
    ["physical_violence", 4],
    ["parent_addiction", 3],
    ["parent_mental_illness", 3],
    ["psychological_violence", 2],
    ["honour", 1],
    ["sexual_violence", 1],
  ],
  care: [
    ["neglect", 8],
    ["parent_addiction", 2],
    ["parent_mental_illness", 2],
  ],
  late: [
    ["absence", 3],
    ["neglect", 5],
  ],
  absence: [
    ["absence", 7],
    ["neglect", 2],
  ],
  mood: [
    ["own_behaviour", 4],
    ["parent_mental_illness", 2],
    ["psychological_violence", 2],
  ],
  peers: [
    ["own_behaviour", 5],
    ["exploitation", 1],
  ],
  conduct: [
    ["own_behaviour", 7],
    ["exploitation", 1],
  ],
};

export function categoryFor(dice: Dice, theme: Theme): ReportCategory {
  return dice.weigh(byTheme[theme] ?? fallback);
}

/** For what a municipality receives from all: by reporter, with how they usually send. */
export const reporterWeights: readonly (readonly [readonly [ReporterKind, WayIn], number])[] = [
  [["school", "tool"], 23],
  [["preschool", "tool"], 5],
  [["school", "e_service"], 4],
  [["police", "e_service"], 22],
  [["health_care", "paper"], 9],
  [["health_care", "phone"], 5],
  [["social_services", "phone"], 9],
  [["other_authority", "paper"], 4],
  [["dental_care", "paper"], 2],
  [["private_person", "phone"], 9],
  [["anonymous", "e_service"], 6],
  [["private_person", "visit"], 2],
];

export const ageGroupWeights: readonly (readonly [AgeGroup, number])[] = [
  ["0-5", 27],
  ["6-9", 23],
  ["10-12", 17],
  ["13-15", 20],
  ["16-17", 13],
];

export const categoryWeights: readonly (readonly [ReportCategory, number])[] = [
  ["physical_violence", 9],
  ["psychological_violence", 6],
  ["sexual_violence", 3],
  ["witnessed_violence", 10],
  ["neglect", 22],
  ["parent_addiction", 11],
  ["parent_mental_illness", 10],
  ["honour", 2],
  ["own_behaviour", 17],
  ["absence", 8],
  ["exploitation", 2],
];
