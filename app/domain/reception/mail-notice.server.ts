// Tells a reception unit by mail that something has come in: to the address in the register, in words that are the same
// every time, so that neither the reader nor the road learns what, about whom, from where or how many. One mail for all
// that waits at the unit. Does not retry: the runner does. A mail that left before the process died may go again: under the
// same Message-ID where it tells of the same reports, so that a mailbox knows it; under another where one more has come.
import { record } from "~/audit/record.server";
import type { MailFault, MailPort } from "~/integrations/mail/port";
import type { Database } from "~db/database";
import { finishAll, lastMailedAt, noteMailed, noticeUnitOf, waitingNotices } from "~db/mail.server";
import { noticeKind, waitsUntil } from "./notice-rules";

export interface MailText {
  subject: string;
  text: string;
}

export type Told = { done: true } | { waitsUntil: Date } | { fault: MailFault };

export async function mailNotice(
  { db, mail }: { db: Database; mail: MailPort | null },
  { receivedId, words, now }: { receivedId: string; words: MailText; now: Date },
): Promise<Told> {
  const unit = await noticeUnitOf(db.read, receivedId);
  if (!mail || !unit) return { done: true };
  const { unitId, acute, municipalityCode } = unit;
  const wait = waitsUntil({ acute, lastMailedAt: await lastMailedAt(db.read, "reception", unitId) }, now);
  if (wait) return { waitsUntil: wait };
  // What is stored while the mail is on its way is not told by it.
  const told = await waitingNotices(db.read, { kind: noticeKind, unit: unit.unit, municipalityCode });
  const sent = await mail.send({ of: [noticeKind, ...told.toSorted()], to: unit.email, ...words });
  if (!sent.sent) return { fault: sent.fault };
  await db.write(async (tx) => {
    await noteMailed(tx, "reception", unitId, now);
    await finishAll(tx, told, now);
    await record(tx, {
      at: now,
      actor: { kind: "system", accountId: null, municipalityCode },
      ground: "delivery",
      event: { kind: "mail.notice-sent", unitId, municipalityCode },
    });
  });
  return { done: true };
}
