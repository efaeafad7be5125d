// The whole demo data set, relative to an instant that is passed in: the same instant gives the same plan.
// Nothing is sealed or written here: see load-seed.server.ts. Invented people only.
import { civilDate } from "~/domain/calendar/stockholm";
import { demoNames } from "../demo-people.server";
import { schoolYears } from "./calendar.server";
import { openNumberPool } from "./number-pool.server";
import type { DemoPerson, SeedPlan } from "./plan";
import { planConcerns } from "./plan-concerns.server";
import { planGrants } from "./plan-grants.server";
import { planGroups } from "./plan-groups.server";
import { planNotices } from "./plan-notices.server";
import { planPupils } from "./plan-pupils.server";
import { planReports } from "./plan-reports.server";
import { planStaff, type StaffPlan } from "./plan-staff.server";
import { planStatistics } from "./plan-statistics.server";
import { rollDice } from "./random.server";

export function planSeed(now: Date): SeedPlan {
  const years = schoolYears(civilDate(now), 3);
  const startsOn = years[0]?.startsOn as string;
  const numbers = openNumberPool(rollDice("numbers"));
  const staff = planStaff({
    dice: rollDice("staff"),
    numbers,
    startsOn: years.at(-1)?.startsOn as string,
    today: civilDate(now),
  });
  const people = planPupils({
    dice: rollDice("pupils"),
    numbers,
    units: staff.units,
    schoolYear: Number(startsOn.slice(0, 4)),
  });
  const groups = planGroups({ dice: rollDice("groups"), staff, seats: people.seats, years, now });
  const { attended } = groups;
  const concerns = planConcerns({
    dice: rollDice("concerns"),
    staff,
    pupils: people.pupils,
    attended,
    years,
    now,
  });
  const reports = planReports({
    dice: rollDice("reports"),
    staff,
    people,
    attended,
    concerns: concerns.concerns,
    now,
  });
  const told = planNotices({
    dice: rollDice("notices"),
    staff,
    people,
    concerns,
    handovers: groups.handovers,
    now,
  });
  const given = planGrants({ dice: rollDice("grants"), staff, people, now });
  const mentors = new Set(
    groups.groupStaff.filter((s) => s.role === "mentor" && s.endsOn === null).map((s) => s.accountId),
  );
  return {
    now,
    ...staff,
    pupils: people.pupils,
    guardians: people.guardians,
    groups: groups.groups,
    groupStaff: groups.groupStaff,
    members: groups.members,
    handovers: groups.handovers,
    concerns: concerns.concerns,
    links: concerns.links,
    grants: given.grants,
    attachments: told.attachments,
    notices: [...told.notices, ...given.notices, ...reports.notices],
    reports: reports.reports,
    received: reports.received,
    statistics: planStatistics({ dice: rollDice("statistics"), received: reports.received, now }),
    demoPeople: demoPeople(staff, mentors),
  };
}

/** Whom a newcomer signs in as, in the order of the way through. */
function demoPeople(staff: StaffPlan, mentors: ReadonlySet<string>): DemoPerson[] {
  return demoNames.map((name) => {
    const account = staff.accounts.find((a) => a.name === name);
    const duty = staff.duties.find((d) => d.accountId === account?.id);
    if (!account || !duty) throw new Error(`Nobody is called ${name}`);
    const unit = staff.units.find((u) => u.id === duty.schoolUnitId);
    const authority = staff.authorities.find((a) => a.id === account.authorityId);
    const contact = staff.contacts.find((c) => c.municipalityCode === account.municipalityCode);
    const place = unit?.name ?? authority?.name ?? contact?.unit.split(",")[0] ?? "";
    const role = mentors.has(account.id) ? "mentor" : duty.role;
    return { name, role, place, accountId: account.id, personalNumber: account.personalNumber };
  });
}
