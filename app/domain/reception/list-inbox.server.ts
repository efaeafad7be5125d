// Lists what a reception has before it: acute first, then what is due soonest, with how many things are due today or
// late. Opens on the unit that the reader works at; every unit of the municipality can be chosen: the unit sorts work and
// narrows no right. A protected identity's name is not shown. One page is read and opened, however many there are. Logged.
// Source: SoL 20:1-3; OSL 26:1; policy "reception.work".
import { actorRef, type SocialCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { record } from "~/audit/record.server";
import { unopenedAlarms } from "~db/alarm.server";
import {
  countByStatus,
  countDue,
  type InboxScope,
  inboxIds,
  inboxRows,
  ownUnit,
  unitsOf,
} from "~db/inbox.server";
import { countStanding } from "../alarm/list-alarms.server";
import { civilDate } from "../calendar/stockholm";
import { nextDue, type Stage } from "./due";
import { openContents } from "./open-content.server";
import type { ReceptionStatus } from "./status";

const assessing = ["opened", "acknowledged", "registered"] as const;
const closed = ["closed_not_opened", "closed_already_under_way", "ended", "forwarded"] as const;

/** reception:views.<id> */
export const inboxViews = {
  todo: { stage: "todo", statuses: ["received", ...assessing] },
  received: { stage: "todo", statuses: ["received"] },
  assessing: { stage: "todo", statuses: assessing },
  investigating: { stage: "investigating", statuses: ["investigating"] },
  closed: { stage: "closed", statuses: closed },
} as const satisfies Record<string, { stage: Stage; statuses: readonly ReceptionStatus[] }>;
export type InboxView = keyof typeof inboxViews | "due";

/** Whose: reception:whose.<id> */
export const inboxWhose = ["all", "mine", "unassigned"] as const;
export type InboxWhose = (typeof inboxWhose)[number];

const pageSize = 50;

export function isInboxView(text: string): text is InboxView {
  return text === "due" || Object.hasOwn(inboxViews, text);
}

export interface ListInbox {
  show: InboxView;
  whose?: InboxWhose;
  /** A unit's name, "all", or empty for the reader's own. */
  unit?: string;
  page: number;
}

export async function listInbox(ctx: SocialCtx, input: ListInbox) {
  const { municipalityCode, accountId } = ctx.actor;
  const ground = requireGround(ctx.actor, "reception.work", { municipalityCode });
  const q = ctx.db.read;
  const units = await unitsOf(q, municipalityCode);
  const unit = await chosenUnit(ctx, input.unit ?? "", units);
  const whose = input.whose ?? "all";
  const assigned = whose === "all" ? null : { to: whose === "mine" ? accountId : null };
  const scope: InboxScope = { municipalityCode, unit, assigned };
  const today = civilDate(ctx.now);
  const byStatus = await countByStatus(q, scope);
  const pressing = await countDue(q, scope, today);
  const counts = countsOf(byStatus, pressing.due);
  const listed =
    input.show === "due"
      ? ({ by: "due", today } as const)
      : ({ by: "stage", ...inboxViews[input.show] } as const);
  const pages = Math.max(1, Math.ceil(counts[input.show] / pageSize));
  const page = Math.min(Math.max(1, input.page), pages);
  const ids = await inboxIds(q, scope, listed, { limit: pageSize, offset: (page - 1) * pageSize });
  const rows = await inboxRows(q, municipalityCode, ids);
  const contents = await openContents(
    ctx.vault,
    rows.filter((row) => !row.protectedIdentity),
  );
  await ctx.db.write((tx) =>
    record(tx, {
      at: ctx.now,
      actor: actorRef(ctx.actor),
      ground,
      event: { kind: "reception.listed", receivedIds: rows.map((row) => row.id) },
    }),
  );
  const names = contents.map((content) => content?.child.name ?? null);
  return {
    reports: rows.map(({ sealedContent: _, ...row }) => ({
      ...row,
      childName: row.protectedIdentity ? null : (names.shift() ?? null),
      due: nextDue(row, ctx.now),
    })),
    units,
    unit,
    whose,
    counts,
    unopened: await unopenedAlarms(q, municipalityCode),
    alarms: await countStanding(ctx),
    late: pressing.late,
    dueToday: pressing.due - pressing.late,
    page,
    pages,
  };
}

/** A unit that the municipality has not got is nobody's choice: then all are shown, and no report is out of sight. */
async function chosenUnit(ctx: SocialCtx, asked: string, units: string[]): Promise<string | null> {
  if (units.length < 2 || asked === "all") return null;
  const wanted = asked === "" ? await ownUnit(ctx.db.read, ctx.actor.accountId) : asked;
  return units.find((unit) => unit === wanted) ?? null;
}

function countsOf(byStatus: Map<ReceptionStatus, number>, due: number): Record<InboxView, number> {
  const of = (statuses: readonly ReceptionStatus[]) =>
    statuses.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0);
  const { todo, received, investigating } = inboxViews;
  return {
    due,
    todo: of(todo.statuses),
    received: of(received.statuses),
    assessing: of(assessing),
    investigating: of(investigating.statuses),
    closed: of(closed),
  };
}
