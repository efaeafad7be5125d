// Loads an alarm for one who is shown such alarms: the school authority's administrator (policy "alarm.watch") or the
// municipality's reception ("reception.work"). For anybody else, and of a kind that is not listed, it does not exist.
import type { Ctx } from "~/access/context.server";
import { NotVisible } from "~/access/not-visible";
import type { Ground } from "~/access/policy-facts";
import { requireGround } from "~/access/require";
import type { AlarmRow } from "~db/alarm.server";
import { findAlarm } from "~db/alarm-list.server";
import type { Queries } from "~db/database";
import { type AlarmSide, answersTo, houseScope } from "./answers";

export interface AlarmScope {
  side: AlarmSide;
  scopeIds: readonly string[];
  ground: Ground;
}

/** The list scope, beside its predicate below. */
export function alarmScope({ actor }: Pick<Ctx, "actor">): AlarmScope {
  if (actor.kind === "social") {
    const { municipalityCode } = actor;
    const ground = requireGround(actor, "reception.work", { municipalityCode });
    return { side: "social", scopeIds: [municipalityCode], ground };
  }
  const ground = requireGround(actor, "alarm.watch", { authorityId: actor.authorityId });
  return { side: "school", scopeIds: [actor.authorityId, houseScope], ground };
}

export async function visibleAlarm(
  ctx: Ctx,
  alarmId: string,
  q: Queries = ctx.db.read,
): Promise<{ row: AlarmRow; ground: Ground }> {
  const { side, scopeIds, ground } = alarmScope(ctx);
  const row = await findAlarm(q, alarmId);
  if (row?.side !== side || !scopeIds.includes(row.scopeId) || !answersTo[side][row.kind])
    throw new NotVisible();
  return { row, ground };
}
