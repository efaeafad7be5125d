// Takes a reporter's request for feedback, or a reminder of it, to the reception that has the report, and notes in the
// sender's ledger that it is there only after the reception has stored it. Run by the runner, as often as it takes: a
// report that is not there yet is waited for. Decides nothing about who asks. Source: SoL 19:6.
import { record } from "~/audit/record.server";
import type { Database } from "~db/database";
import { addToLedger, findDelivery, ledgerOf } from "~db/delivery.server";
import { storeFeedbackQuestion } from "../reception/store-feedback-question.server";
import { feedbackAskedKind, feedbackRemindedKind, questionStoredKind } from "../report/known-to-reporter";

const kinds = { request: feedbackAskedKind, reminder: feedbackRemindedKind };

export async function deliverFeedbackQuestion(
  { db }: { db: Database },
  input: { deliveryId: string; asked: "request" | "reminder"; now: Date },
): Promise<void> {
  const found = await findDelivery(db.read, input.deliveryId);
  if (!found) throw new Error("no such delivery");
  const { delivery, reference, authorityId } = found;
  const { municipalityCode, digest, reportId } = delivery;
  const { asked, now } = input;
  await storeFeedbackQuestion({ db }, { municipalityCode, reference, digest, asked, now });
  await db.write(async (tx) => {
    const ledger = await ledgerOf(tx, reportId);
    const askedTimes = ledger.filter((e) => Object.values(kinds).includes(e.kind)).length;
    const storedTimes = ledger.filter((e) => e.kind === questionStoredKind).length;
    // The runner died after an earlier try had noted it.
    if (storedTimes >= askedTimes) return;
    await addToLedger(tx, { deliveryId: delivery.id, at: now, kind: questionStoredKind });
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, authorityId },
      ground: "delivery",
      event: { kind: "delivery.feedback-asked", reportId, deliveryId: delivery.id, municipalityCode, asked },
    });
  });
}
