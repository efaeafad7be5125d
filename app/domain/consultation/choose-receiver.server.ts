// Whom the actor may ask without a name: student health of her own schools, and the municipalities whose social services
// read here, with their telephone numbers. Public facts about offices and schools; policy "consultation.ask".
// audit: none; a row with the actor here would say who was about to ask (decision 0023).
import type { StaffCtx } from "~/access/context.server";
import { can } from "~/access/policy";
import { dutiesOn } from "~db/account.server";
import { municipalitiesThatReceive, unitsIn } from "~db/register.server";
import { civilDate } from "../calendar/stockholm";
import { findMunicipality } from "../routing/municipalities";
import type { ReceiverOf } from "./rules";

export interface Receiver {
  /** As a form says it. */
  value: string;
  of: ReceiverOf;
  name: string;
  phone: string;
}

export async function consultationReceivers(ctx: StaffCtx): Promise<Receiver[]> {
  const { authorityId, accountId } = ctx.actor;
  const today = civilDate(ctx.now);
  const schools = new Map(
    (await dutiesOn(ctx.db.read, accountId, today)).flatMap((d) =>
      d.schoolUnitId &&
      can(ctx.actor, "consultation.ask", { authorityId, schoolUnitId: d.schoolUnitId }).allow
        ? [[d.schoolUnitId, d.schoolName ?? ""] as const]
        : [],
    ),
  );
  const teams = [...schools].map(([schoolUnitId, name]) => ({
    value: `unit:${schoolUnitId}`,
    of: { kind: "student_health" as const, schoolUnitId },
    name,
    phone: "",
  }));
  if (!can(ctx.actor, "consultation.ask", { authorityId, schoolUnitId: null }).allow) return teams;
  const codes = [...(await municipalitiesThatReceive(ctx.db.read, today))];
  const phones = new Map<string, string>();
  for (const unit of await unitsIn(ctx.db.read, { codes, activeOnly: true }))
    if (unit.phone && !phones.has(unit.municipalityCode)) phones.set(unit.municipalityCode, unit.phone);
  const receptions = codes.map((municipalityCode) => ({
    value: `municipality:${municipalityCode}`,
    of: { kind: "reception" as const, municipalityCode },
    name: findMunicipality(municipalityCode)?.name ?? "",
    phone: phones.get(municipalityCode) ?? "",
  }));
  return [...teams, ...receptions.sort((a, b) => a.name.localeCompare(b.name, "sv"))];
}
