// The municipalities where a school's pupils live, stay, or were placed from, and whether a report can reach each. Policy
// "register.overview": the administrator for all schools, a principal for her own. Names of municipalities and nothing
// more: no number, so that none says anything of a child, and pupils with protected identity are never looked at.
// Reads no child's record, and is not recorded. Source: issue 'Routing'; OSL 21:3, 21:3 a.
import type { StaffCtx } from "~/access/context.server";
import { overviewScope } from "~/access/policy";
import { requireGround } from "~/access/require";
import {
  municipalitiesOfPupils,
  municipalitiesOfSchools,
  municipalitiesThatReceive,
  unitsIn,
} from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import type { Connected } from "../delivery/choose-channel";
import { findMunicipality } from "../routing/municipalities";
import { type ChannelFault, channelFault, uncheckedSince } from "./channel-fault";

export interface Reachable {
  code: string;
  name: string;
  /** Active units in the register. */
  units: string[];
  /** Null where every active unit can be reached; "no_unit" where there is none. */
  fault: ChannelFault | "no_unit" | null;
  unchecked: boolean;
  phone: string | null;
}

export async function schoolMunicipalities(
  ctx: StaffCtx,
  { connected }: { connected: Connected },
): Promise<{ municipalities: Reachable[]; manages: boolean }> {
  const { authorityId } = ctx.actor;
  const ground = requireGround(ctx.actor, "register.overview", { authorityId });
  const today = civilDate(ctx.now);
  const schools = overviewScope(ctx.actor);
  const codes = await municipalitiesOfPupils(ctx.db.read, { authorityId, schools, today });
  const schoolsIn = await municipalitiesOfSchools(ctx.db.read, { authorityId, schools });
  const units = await unitsIn(ctx.db.read, { codes, activeOnly: true });
  const receiving = await municipalitiesThatReceive(ctx.db.read, today);
  const found = codes.flatMap((code): Reachable[] => {
    const municipality = findMunicipality(code);
    if (!municipality) return [];
    const own = units.filter((unit) => unit.municipalityCode === code);
    const faults = own.map((unit) =>
      channelFault(unit, { receives: receiving.has(code), connected, schoolsIn }),
    );
    return [
      {
        code,
        name: municipality.name,
        units: own.map((unit) => unit.unit),
        fault: own.length === 0 ? "no_unit" : (faults.find((fault) => fault !== null) ?? null),
        unchecked: own.some((unit) => unit.checkedOn <= uncheckedSince(today)),
        phone: own.find((unit) => unit.phone)?.phone ?? null,
      },
    ];
  });
  // Those that need somebody stand first.
  const order = (one: Reachable) => (one.fault ? 0 : one.unchecked ? 1 : 2);
  found.sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, "sv"));
  return { municipalities: found, manages: ground === "administrator" };
}
