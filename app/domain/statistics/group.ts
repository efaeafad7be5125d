// Which group a received report is counted in. A report with several reasons is counted by the first of them, so that
// every table has the same total. Nothing but closed values and the month: a group can never name anybody.
import { monthOf } from "./dimensions";

export interface CountedReport {
  municipalityCode: string;
  receivedAt: Date;
  sex: "female" | "male" | "unknown";
  ageGroup: string;
  categories: readonly string[];
  reporterKind: string;
  wayIn: string;
  decision?: string | null;
  ending?: string | null;
  status?: string;
}

const sexes = { female: "girl", male: "boy", unknown: "unknown" } as const;

export function groupOf(report: CountedReport) {
  return {
    municipalityCode: report.municipalityCode,
    month: monthOf(report.receivedAt),
    sex: sexes[report.sex],
    ageGroup: report.ageGroup,
    category: report.categories[0] ?? "unknown",
    reporterKind: report.reporterKind,
    wayIn: report.wayIn,
    // Decided by the municipality that it was forwarded to, and counted there by its outcome.
    outcome: report.decision ?? (report.status === "forwarded" ? "forwarded" : "pending"),
    ending: report.ending ?? "pending",
  };
}

export type Group = ReturnType<typeof groupOf>;
