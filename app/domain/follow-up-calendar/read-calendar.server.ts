// The days on which somebody has something to see to, and how many, for the calendar that holds the secret address: no
// name, no pupil, no kind, no id. What is overdue stands on today. Nothing where the address is not known, or where the
// account has ended or has no duty today. audit: as the number on the first page, it tells nothing of a person.
import { actorFrom } from "~/access/session.server";
import type { Vault } from "~/vault/vault.server";
import { findAccount } from "~db/account.server";
import { findCalendarAddress } from "~db/calendar-address.server";
import type { Database } from "~db/database";
import { type CivilDate, civilDate } from "../calendar/stockholm";
import { ownFollowUps } from "../follow-up/own-follow-ups.server";
import { ownMatters } from "../matter/own-matters.server";
import { hashCalendarToken } from "./calendar-token.server";

interface House {
  db: Database;
  vault: Vault;
}

interface Calendar {
  accountId: string;
  language: "sv" | "en";
  days: { date: CivilDate; count: number }[];
}

export async function readCalendar(
  { db, vault }: House,
  { token, now }: { token: string; now: Date },
): Promise<Calendar | null> {
  const tokenHash = hashCalendarToken(token);
  const found = tokenHash && (await findCalendarAddress(db.read, { tokenHash }));
  if (!found) return null;
  const actor = (await actorFrom(db.read, found.accountId, now))?.actor;
  if (actor?.kind !== "staff") return null;
  const ctx = { actor, now, db, vault, ports: { signing: null } };
  const { rows } = await ownFollowUps(ctx);
  const today = civilDate(now);
  const dates = [
    ...rows.flatMap(({ row, group }) => (group === "waiting" ? [] : [row.dueOn])),
    ...(await ownMatters(ctx)).flatMap(({ row, group }) => (group === "waiting" ? [] : [row.nextOn])),
  ];
  const counts = new Map<CivilDate, number>();
  for (const dueOn of dates) {
    const [, date = today] = [today, dueOn].sort();
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  return {
    accountId: found.accountId,
    language: (await findAccount(db.read, found.accountId))?.locale ?? "sv",
    days: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, count]) => ({ date, count })),
  };
}
