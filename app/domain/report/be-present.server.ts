// Tells the others in a draft report that the actor has it open and at which field, and her who they are and what has been
// saved by whom. Policy "report.work": only those who may read the draft are seen and see. A row lives half a minute after
// the last sign and is removed by the next one in any report, or by the runner: ids and a field's name, no content, no
// history, no audit row (opening the report left one). A sign is not activity: the guard lets it prolong no session.
import type { StaffCtx } from "~/access/context.server";
import { reportFacts } from "~/access/report-facts.server";
import { requireGround } from "~/access/require";
import type { Database } from "~db/database";
import { fieldsOfReport } from "~db/report.server";
import {
  isPresenceBefore,
  presentIn,
  putPresence,
  removePresence,
  removePresenceBefore,
} from "~db/report-together.server";
import { refuse } from "../refusal";
import { fieldsOf, formOfVersion } from "./form";
import { presenceMs } from "./presence";

export interface SavedBy {
  version: number;
  name: string;
  at: Date;
  mine: boolean;
}

export interface Together {
  present: { name: string; field: string }[];
  /** By field: who saved it last. */
  saved: Record<string, SavedBy>;
}

const since = (now: Date) => new Date(now.getTime() - presenceMs);

export async function bePresent(
  ctx: StaffCtx,
  { reportId, field, gone }: { reportId: string; field: string; gone: boolean },
): Promise<Together> {
  const { accountId } = ctx.actor;
  await ctx.db.write(async (tx) => {
    const { report, facts } = await reportFacts(ctx, reportId, tx);
    requireGround(ctx.actor, "report.work", facts);
    await removePresenceBefore(tx, since(ctx.now));
    if (gone || report.status !== "draft") return removePresence(tx, { reportId, accountId });
    const known = fieldsOf(formOfVersion(report.formVersion)).some((f) => f.id === field);
    if (field !== "" && !known) refuse("form", "form_incomplete");
    await putPresence(tx, { reportId, accountId, field, now: ctx.now });
  });
  return whoIsThere(ctx, reportId);
}

/** For whoever may work on the report: the caller has decided. */
export async function whoIsThere(ctx: StaffCtx, reportId: string): Promise<Together> {
  const { accountId } = ctx.actor;
  const present = await presentIn(ctx.db.read, { reportId, besides: accountId, since: since(ctx.now) });
  const fields = await fieldsOfReport(ctx.db.read, reportId);
  const saved = fields.map((f) => {
    const by = { version: f.version, name: f.byName ?? "", at: f.updatedAt, mine: f.updatedBy === accountId };
    return [f.field, by] as const;
  });
  return { present, saved: Object.fromEntries(saved) };
}

/** The runner's: the last one who closed a page leaves nothing behind. */
export async function forgetPresence(db: Database, now: Date): Promise<void> {
  if (await isPresenceBefore(db.read, since(now)))
    await db.write((tx) => removePresenceBefore(tx, since(now)));
}
