// What a reporter may know of a report, out of the sender's ledger: the decision only as the feedback that was asked for
// and given (SoL 19:6). Decides when a delivery is in trouble. Pure: the ledger and the time are passed in.
import type { KnownToReporter } from "../next-steps/steps";
import { outcomes } from "../reception/status";

export interface LedgerEntry {
  kind: string;
  at: Date;
  detail: string | null;
}

/** The sender's ledger: asked for after the report had gone; stored at the reception; reminded of. */
export const feedbackAskedKind = "feedback_asked";
/** What the municipality answered: its detail is a reception outcome. */
export const outcomeKind = "outcome";
export const feedbackRemindedKind = "feedback_reminded";
export const questionStoredKind = "question_stored";

/** Unopened for so long is trouble that the reporter is told of. */
const unopenedMs = 24 * 3_600_000;
const unopenedAcuteMs = 2 * 3_600_000;
/** Deliveries take seconds: so long without a receipt is trouble. */
const unstoredMs = 10 * 60_000;

interface Report {
  acute: boolean;
  sentAt: Date | null;
  updatedAt: Date;
}

/** When feedback was asked for: with the report, or afterwards. Null: not at all. */
function requestedAt(report: Report, ledger: readonly LedgerEntry[], inForm: boolean): Date | null {
  if (inForm) return report.sentAt ?? report.updatedAt;
  return ledger.find((e) => e.kind === feedbackAskedKind)?.at ?? null;
}

/** `alarmed`: of a delivery that is not to a reception in the tool, which tells of itself; null of one that is. */
export function knownToReporter(
  report: Report,
  ledger: readonly LedgerEntry[],
  { askedInForm, alarmed = null, now }: { askedInForm: boolean; alarmed?: boolean | null; now: Date },
): KnownToReporter {
  const at = (kind: string) => ledger.find((e) => e.kind === kind)?.at ?? null;
  const [storedAt, acknowledgedAt] = [at("stored"), at("acknowledged")];
  const openedAt = at("opened") ?? acknowledgedAt;
  const waited = (since: Date | null, ms: number) => since !== null && now.getTime() - since.getTime() > ms;
  const feedbackRequestedAt = requestedAt(report, ledger, askedInForm);
  const told = feedbackRequestedAt ? ledger.findLast((e) => e.kind === outcomeKind) : undefined;
  const outcome = outcomes.find((o) => o === told?.detail);
  return {
    acute: report.acute,
    sentAt: report.sentAt,
    deliveryInTrouble:
      alarmed !== null
        ? alarmed
        : storedAt
          ? openedAt === null && waited(storedAt, report.acute ? unopenedAcuteMs : unopenedMs)
          : ledger.some((e) => e.kind === "failed") || waited(report.sentAt, unstoredMs),
    storedAt,
    openedAt,
    acknowledgedAt,
    feedbackRequestedAt,
    feedback: told && outcome ? { at: told.at, outcome, decidedAt: told.at } : null,
  };
}
