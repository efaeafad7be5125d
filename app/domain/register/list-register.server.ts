// The register of contacts as the school authority's administrator sees it: every reception unit of the installation,
// those of a municipality by name, those unchecked for six months, those without a working channel. Policy
// "register.manage". Public facts about offices: nothing of a person is read, and nothing recorded.
import type { StaffCtx } from "~/access/context.server";
import { requireGround } from "~/access/require";
import { municipalitiesThatReceive, unitsIn } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import type { Connected } from "../delivery/choose-channel";
import { municipalities } from "../routing/municipalities";
import { channelFault, uncheckedSince } from "./channel-fault";

export const registerViews = ["all", "unchecked", "unreachable", "closed"] as const;
export type RegisterView = (typeof registerViews)[number];

interface ListRegister {
  search: string;
  view: RegisterView;
  connected: Connected;
}

export async function listRegister(ctx: StaffCtx, input: ListRegister) {
  requireGround(ctx.actor, "register.manage", { authorityId: ctx.actor.authorityId });
  const today = civilDate(ctx.now);
  const since = uncheckedSince(today);
  const receiving = await municipalitiesThatReceive(ctx.db.read, today);
  const rows = await unitsIn(ctx.db.read, { codes: codesOf(input.search) });
  const judged = rows.map((row) => ({
    ...row,
    fault: channelFault(row, { receives: receiving.has(row.municipalityCode), connected: input.connected }),
    unchecked: row.active && row.checkedOn <= since,
  }));
  const within: Record<RegisterView, (unit: (typeof judged)[number]) => boolean> = {
    all: (unit) => unit.active,
    unchecked: (unit) => unit.unchecked,
    unreachable: (unit) => unit.active && unit.fault !== null,
    closed: (unit) => !unit.active,
  };
  const count = (view: RegisterView) => judged.filter(within[view]).length;
  return {
    units: judged.filter(within[input.view]),
    counts: Object.fromEntries(registerViews.map((view) => [view, count(view)])) as Record<
      RegisterView,
      number
    >,
  };
}

/** Codes of the municipalities whose name or code holds what was typed; null where nothing was. */
function codesOf(search: string): string[] | null {
  const wanted = search.trim().toLocaleLowerCase("sv");
  if (wanted === "") return null;
  return municipalities
    .filter(({ code, name, county }) =>
      [code, name, county].some((text) => text.toLocaleLowerCase("sv").includes(wanted)),
    )
    .map(({ code }) => code);
}
