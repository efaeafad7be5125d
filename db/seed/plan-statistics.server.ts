// The rollups by month: of every planned report, and for Kramfors of the reports that the tool holds no copy of, so
// that three years of figures have something to show. Groups only; counted by a report's first category.
import { addMonths, civilDate } from "~/domain/calendar/stockholm";
import { groupOf } from "~/domain/statistics/group";
import {
  ageGroupWeights,
  categoryWeights,
  decisionWeights,
  endingWeights,
  reporterWeights,
} from "./outcomes.server";
import type { ReceivedRow, StatisticsRow } from "./plan";
import type { Dice } from "./random.server";

const code = "2282";
const months = 36;
const aYear = 504;
/** Reports a month, from January: July is quiet, spring and autumn are not. */
const season = [1.02, 1.0, 1.16, 1.05, 1.14, 0.86, 0.52, 0.82, 1.16, 1.14, 1.15, 0.98];

export function planStatistics(input: { dice: Dice; received: ReceivedRow[]; now: Date }): StatisticsRow[] {
  const { dice, received, now } = input;
  const rows = new Map<string, StatisticsRow>();
  const count = (row: Omit<StatisticsRow, "reports">) => {
    const key = Object.values(row).join("|");
    const known = rows.get(key);
    if (known) known.reports += 1;
    else rows.set(key, { ...row, reports: 1 });
  };
  for (const report of received) {
    count(groupOf(report));
  }
  for (const report of otherReports(dice, now)) count(report);
  return [...rows.values()];
}

function* otherReports(dice: Dice, now: Date): Generator<Omit<StatisticsRow, "reports">> {
  const today = civilDate(now);
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  for (let ago = months - 1; ago >= 0; ago -= 1) {
    const month = addMonths(firstOfMonth, -ago).slice(0, 7);
    const growth = 1 - ago * 0.004;
    const share = ago === 0 ? Number(today.slice(8)) / 31 : 1;
    const usual = (aYear / 12) * growth * share * (season[Number(month.slice(5)) - 1] ?? 1);
    const reports = Math.round(usual * (0.9 + dice.next() * 0.2));
    for (let i = 0; i < reports; i += 1) yield oneReport(dice, { month, ago });
  }
}

function oneReport(
  dice: Dice,
  { month, ago }: { month: string; ago: number },
): Omit<StatisticsRow, "reports"> {
  const [reporterKind, wayIn] = dice.weigh(reporterWeights);
  const decided = ago > 0 || dice.chance(0.35);
  const outcome = decided ? dice.weigh(decisionWeights) : "pending";
  const ended = outcome === "opened" && (ago > 4 || (ago > 2 && dice.chance(0.5)));
  return {
    municipalityCode: code,
    month,
    sex: dice.weigh([
      ["boy", 54],
      ["girl", 45],
      ["unknown", 1],
    ]),
    ageGroup: dice.weigh(ageGroupWeights),
    category: dice.weigh(categoryWeights),
    reporterKind,
    wayIn,
    outcome,
    ending: ended ? dice.weigh(endingWeights) : "pending",
  };
}
