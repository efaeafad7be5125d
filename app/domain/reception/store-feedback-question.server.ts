// Stores at the receiving municipality that the reporter asks for feedback after the report came, or reminds of it: from
// then it is owed at once, where the decision has been made (SoL 19:6). Idempotent: what comes again changes nothing.
// Throws where the report is not stored here: the sender tries again. Does not answer: the reception's people do.
import { record } from "~/audit/record.server";
import type { Database } from "~db/database";
import { addReceivedEvent, changeReceived, receivedEventsOf } from "~db/reception.server";
import { civilDate } from "../calendar/stockholm";
import { whoHasIt } from "./who-has-it.server";

interface FeedbackQuestion {
  municipalityCode: string;
  reference: string;
  /** SHA-256 of the delivered file: which version of the report it is about. */
  digest: string;
  asked: "request" | "reminder";
  now: Date;
}

const kinds = { request: "feedback_asked", reminder: "feedback_reminded" } as const;

export async function storeFeedbackQuestion(
  { db }: { db: Database },
  { asked, now, ...report }: FeedbackQuestion,
): Promise<void> {
  await db.write(async (tx) => {
    const row = await whoHasIt(tx, report);
    if (!row) throw new Error("no such report is stored here");
    const kind = kinds[asked];
    if (asked === "request" && row.feedbackRequested) return;
    const events = asked === "reminder" ? await receivedEventsOf(tx, row.id) : [];
    if (events.some((e) => e.kind === kind && civilDate(e.at) === civilDate(now))) return;
    // A reminder changes nothing that a form at the reception was made from: its version stands.
    if (
      asked === "request" &&
      !(await changeReceived(tx, row, { feedbackRequested: true, feedbackRequestedAt: now }))
    )
      throw new Error("somebody changed it meanwhile");
    await addReceivedEvent(tx, { receivedId: row.id, at: now, accountId: null, kind });
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, municipalityCode: row.municipalityCode },
      ground: "delivery",
      event: {
        kind: "reception.feedback-asked",
        receivedId: row.id,
        municipalityCode: row.municipalityCode,
        asked,
      },
    });
  });
}
