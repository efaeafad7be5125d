// Lists what a reception has before it: acute first, each report with what is to be done next and by when, and what is
// due today or late. Its own municipality alone; a protected identity's name is not shown in the list. Logged.
// Source: SoL 20:1-3; OSL 26:1; policy "reception.work".
import { actorRef, type SocialCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { countByStatus, datesOf, feedbackSettled, inboxOf, inboxPage } from "~db/inbox.server";
import { nextDue } from "./due";
import { openContents } from "./open-content.server";
import type { ReceptionStatus } from "./status";

const assessing = ["opened", "acknowledged", "registered"] as const;
const closed = ["closed_not_opened", "closed_already_under_way", "ended"] as const;

/** reception:show.<id> */
export const inboxViews = {
  todo: ["received", ...assessing],
  received: ["received"],
  assessing,
  investigating: ["investigating"],
  closed,
} as const satisfies Record<string, readonly ReceptionStatus[]>;
export type InboxView = keyof typeof inboxViews | "due";

const pageSize = 50;

export function isInboxView(text: string): text is InboxView {
  return text === "due" || Object.hasOwn(inboxViews, text);
}

export async function listInbox(ctx: SocialCtx, input: { show: InboxView; page: number }) {
  const { municipalityCode } = ctx.actor;
  const ground = requireGround(ctx.actor, "reception.work", { municipalityCode });
  const q = ctx.db.read;
  const counts = await countByStatus(q, municipalityCode);
  const settled = await feedbackSettled(q, municipalityCode);
  const withSettled = <T extends { id: string }>(row: T) => ({
    ...row,
    feedbackSettled: settled.has(row.id),
  });
  const unfinished = await datesOf(q, {
    municipalityCode,
    statuses: [...inboxViews.todo, "investigating", "closed_not_opened", "closed_already_under_way"],
  });
  const pressing = unfinished.flatMap((row) => {
    const due = nextDue(withSettled(row), ctx.now);
    return due && due.daysLeft <= 0 ? [{ id: row.id, late: due.late }] : [];
  });
  const statuses = input.show === "due" ? null : inboxViews[input.show];
  const offset = Math.max(0, input.page - 1) * pageSize;
  const rows = statuses
    ? await inboxPage(q, {
        municipalityCode,
        statuses,
        newestFirst: input.show === "closed",
        limit: pageSize,
        offset,
      })
    : await inboxOf(
        q,
        municipalityCode,
        pressing.slice(offset, offset + pageSize).map((one) => one.id),
      );
  const contents = await openContents(ctx.vault, rows);
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.listed", receivedIds: rows.map((row) => row.id) },
    }),
  );
  const total = statuses ? statuses.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0) : pressing.length;
  return {
    reports: rows.map(({ sealedContent: _, ...row }, position) => ({
      ...row,
      childName: row.protectedIdentity ? null : (contents[position]?.child.name ?? null),
      due: nextDue(withSettled(row), ctx.now),
    })),
    counts: Object.fromEntries([
      ...Object.entries(inboxViews).map(([view, of]) => [
        view,
        of.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0),
      ]),
      ["due", pressing.length],
    ]) as Record<InboxView, number>,
    late: pressing.filter((one) => one.late).length,
    dueToday: pressing.filter((one) => !one.late).length,
    pages: Math.max(1, Math.ceil(total / pageSize)),
  };
}
