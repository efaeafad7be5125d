// What the runner does beside deliveries, in a line of its own, so that a mail server that hangs or a long upgrade holds
// no receipt back: notices by mail, links to action plans, the daily number, the letterbox of questions without a name,
// reminders of handovers, what ends with a duty, who was in a draft, reports from an earlier version. One process at a time, by lease.
// The clock is passed in. Does not decide what a mail may say: the use cases do.

import { endWithDuties } from "~/domain/access-grant/end-with-duties.server";
import { planLinkMail } from "~/domain/action-plan/mail-plan-link.server";
import { type PlanLinkWords, sendPlanLink } from "~/domain/action-plan/send-plan-link.server";
import { civilDate, civilTime, endOfDay } from "~/domain/calendar/stockholm";
import { eraseConsultations, handOverLetters } from "~/domain/consultation/hand-over-letters.server";
import { nextEmptying } from "~/domain/consultation/rules";
import { remindOfHandovers } from "~/domain/handover/remind-of-handovers.server";
import { mailDigests } from "~/domain/next-steps/mail-digests.server";
import { type MailText, mailNotice } from "~/domain/reception/mail-notice.server";
import { upgradeReceived } from "~/domain/reception/upgrade-received.server";
import { forgetPresence } from "~/domain/report/be-present.server";
import type { MailPort } from "~/integrations/mail/port";
import { dates } from "~/text/dates";
import { textsIn } from "~/text/i18n.server";
import type { Vault } from "~/vault/vault.server";
import type { Database } from "~db/database";
import { holdLease, takeLease } from "~db/lease.server";
import { finish, isMailDue, leaseNext, type OutboxRow, putBack, waitingCode } from "~db/outbox.server";
import { backOffMs } from "./back-off";

export interface BesideHouse {
  db: Database;
  vault: Vault;
  /** Null: no mail is configured, and nobody is told. */
  mail: MailPort | null;
  /** Whether staff are told each working day how much waits. */
  digest: boolean;
  holder: string;
  jitter: () => number;
}

const leaseMs = 10 * 60_000;
const mailsAtATime = 10;
const digestEveryMs = 15 * 60_000;
/** Stockholm's time. */
const digestFrom = "07:00";
const never = new Date("9999-01-01T00:00:00Z");

export async function runBeside(house: BesideHouse, now: Date, keepOn = () => true): Promise<void> {
  await forgetPresence(house.db, now);
  if (await isMailDue(house.db.read, now))
    await underLease(house, "mail-notices", now, () => mailNotices(house, now, keepOn));
  await underLease(house, "mail-digest", now, () => digests(house, now, keepOn));
  await underLease(house, "consultation-letters", now, async () => {
    await handOverLetters(house, now);
    await eraseConsultations(house, now);
    return nextEmptying(now).at;
  });
  await underLease(house, "duties-ended", now, async () => {
    await endWithDuties(house.db, now);
    return endOfDay(civilDate(now));
  });
  await underLease(house, "handover-reminders", now, async () => {
    if (civilTime(now).time >= digestFrom) await remindOfHandovers(house.db, now);
    return new Date(now.getTime() + digestEveryMs);
  });
  await underLease(house, "upgrade-received", now, async () =>
    (await upgradeReceived(house, { now, keepOn })) ? never : now,
  );
}

/** `work` says until when it need not be done again; where it fails or dies, the lease runs out by itself. */
async function underLease(house: BesideHouse, name: string, now: Date, work: () => Promise<Date>) {
  const { db, holder } = house;
  const until = new Date(now.getTime() + leaseMs);
  if (!(await db.write((tx) => takeLease(tx, { name, holder, now, until })))) return;
  const next = await work();
  await db.write((tx) => holdLease(tx, { name, holder, until: next }));
}

async function mailNotices(house: BesideHouse, now: Date, keepOn: () => boolean): Promise<Date> {
  const { db, holder } = house;
  const until = new Date(now.getTime() + leaseMs);
  for (let i = 0; i < mailsAtATime && keepOn(); i += 1) {
    const row = await db.write((tx) => leaseNext(tx, { holder, now, until, mail: true }));
    if (!row || !(await carryOut(house, row, now))) break;
  }
  return now;
}

/** False where the server cannot be used now: the others would wait for it in vain. */
async function carryOut(house: BesideHouse, row: OutboxRow, now: Date): Promise<boolean> {
  const { db, jitter } = house;
  const { id, subjectId } = row;
  const told =
    row.kind === planLinkMail
      ? await sendPlanLink(
          { ...house, ports: { signing: null }, now },
          { linkId: subjectId, words: linkText },
        )
      : await mailNotice(house, { receivedId: subjectId, words: noticeText(), now });
  if ("done" in told) await db.write((tx) => finish(tx, { id, now }));
  else if ("waitsUntil" in told)
    await db.write((tx) => putBack(tx, { id, now, availableAt: told.waitsUntil, error: waitingCode }));
  else {
    const again = new Date(now.getTime() + backOffMs(row.attempts, jitter()));
    const availableAt = told.fault === "refused" ? null : again;
    await db.write((tx) => putBack(tx, { id, now, availableAt, error: `mail_${told.fault}` }));
    return told.fault === "refused";
  }
  return true;
}

async function digests({ db, vault, mail, digest }: BesideHouse, now: Date, keepOn: () => boolean) {
  if (mail && digest && civilTime(now).time >= digestFrom)
    await mailDigests({ db, vault, mail }, { words: digestText, now, keepOn });
  return new Date(now.getTime() + digestEveryMs);
}

/** In both languages: who reads a mailbox is not known. */
function noticeText(): MailText {
  const [sv, en] = [textsIn("sv").t, textsIn("en").t];
  return {
    subject: sv("reception:notice_mail.subject"),
    text: `${sv("reception:notice_mail.body")}\n\n${en("reception:notice_mail.body")}\n`,
  };
}

/** To whom it goes is known; which language she reads is not. */
const linkText: PlanLinkWords = ({ url, until }) => {
  const [sv, en] = [textsIn("sv").t, textsIn("en").t];
  return {
    subject: sv("plan-link:mail.subject"),
    text: [
      sv("plan-link:mail.body", { url, until: dates.when(until, "sv") }),
      en("plan-link:mail.body", { url, until: dates.when(until, "en") }),
    ].join("\n\n--\n\n"),
  };
};

function digestText(count: number): MailText {
  const [sv, en] = [textsIn("sv").t, textsIn("en").t];
  return {
    subject: sv("next-steps:digest.subject"),
    text: `${sv("next-steps:digest.body", { count })}\n\n${en("next-steps:digest.body", { count })}\n`,
  };
}
