// Access that a person gave: a principal's temporary access with its reason, and the named access that a protected
// identity needs. What follows from the roster is not planned: the roster's own rule makes it.
import { addDays, civilDate, endOfDay } from "~/domain/calendar/stockholm";
import type { GrantRow, NoticeRow, PupilRow } from "./plan";
import type { PupilPlan } from "./plan-pupils.server";
import type { StaffPlan } from "./plan-staff.server";
import type { Dice } from "./random.server";

const day = 86_400_000;

export function planGrants(input: { dice: Dice; staff: StaffPlan; people: PupilPlan; now: Date }): {
  grants: GrantRow[];
  notices: NoticeRow[];
} {
  const { dice, staff, people, now } = input;
  const holderOf = (unitId: string, role: string) =>
    staff.duties.find((d) => d.schoolUnitId === unitId && d.role === role)?.accountId;
  const give = (
    pupil: PupilRow,
    accountId: string,
    given: { ground: "temporary" | "named"; reason: string; days: number },
  ) => {
    const id = dice.id();
    const startsAt = new Date(now.getTime() - 2 * day);
    return {
      id,
      authorityId: pupil.authorityId,
      secrecyArea: "school",
      pupilId: pupil.id,
      accountId,
      ground: given.ground,
      sourceId: id,
      grantedBy: holderOf(pupil.schoolUnitId, "principal") ?? null,
      startsAt,
      endsAt: endOfDay(addDays(civilDate(now), given.days)),
      createdAt: startsAt,
      reason: given.reason,
    };
  };
  const alva = people.pupils.find((p) => p.givenName === "Alva" && p.familyName === "Lindqvist") as PupilRow;
  const anna = staff.accounts.find((a) => a.name === "Anna Berg")?.id as string;
  const reason = "Hade klassen i två år och ska komplettera överlämningen efter samtal med hemmet.";
  const earlier = give(alva, anna, { ground: "temporary", reason, days: 10 });
  const named = people.pupils
    .filter((p) => p.protection !== "none")
    .flatMap((pupil) => {
      const accountId = holderOf(pupil.schoolUnitId, "counsellor");
      const why = "Håller i skolans kontakt med familjen.";
      return accountId ? [give(pupil, accountId, { ground: "named", reason: why, days: 120 })] : [];
    });
  const notice = {
    id: dice.id(),
    accountId: anna,
    kind: "temporary_access" as const,
    pupilId: alva.id,
    subjectId: alva.id,
    createdBy: earlier.grantedBy,
    createdAt: earlier.createdAt,
    readAt: null,
  };
  return { grants: [earlier, ...named], notices: [notice] };
}
