// Which grants the roster gives: teachers and mentors of a pupil's groups while both belong; the unit's principal and
// student health while on duty. A protected identity has named access only: its mentor and principal, all others by
// the principal's decision. A handover ends the giver's grant on the day of the change. A
// substitute has what the one who is replaced has, and for as long; student health's part by a duty (acted-duties). Pure; dates are civil, ends
// exclusive. Source: design (one table of grants), OSL 21:3; issue of the main job, step 4.
import { instantAt } from "../calendar/stockholm";

export interface Period {
  startsOn: string;
  endsOn: string | null;
}

export interface RosterFacts {
  pupils: (Period & { pupilId: string; schoolUnitId: string; protectedIdentity: boolean })[];
  members: (Period & { id: string; groupId: string; pupilId: string })[];
  groupStaff: (Period & { id: string; groupId: string; accountId: string; role: "mentor" | "teacher" })[];
  duties: (Period & {
    id: string;
    accountId: string;
    schoolUnitId: string;
    ground: "principal" | "student_health";
  })[];
  /** Standing handovers: from the day of the change the giver has the pupil no more by what came before. */
  handovers: { fromId: string; pupilId: string; changeOn: string }[];
  /** Who stands in for whom at a school. */
  substitutions?: (Period & {
    id: string;
    absentId: string;
    substituteId: string;
    schoolUnitId: string;
  })[];
  /** What somebody who is replaced has received by handover. */
  received?: { id: string; accountId: string; pupilId: string; startsAt: Date; endsAt: Date | null }[];
}

export interface RosterGrant {
  /** The same source gives the same id, so that a new import updates and never doubles. */
  sourceId: string;
  pupilId: string;
  accountId: string;
  ground: "teaching" | "mentor" | "principal" | "student_health" | "substitution";
  startsAt: Date;
  endsAt: Date | null;
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string | null, b: string | null) => (a === null ? b : b === null ? a : a < b ? a : b);

export function overlap(a: Period, b: Period): Period | null {
  const startsOn = later(a.startsOn, b.startsOn);
  const endsOn = earlier(a.endsOn, b.endsOn);
  return endsOn !== null && endsOn <= startsOn ? null : { startsOn, endsOn };
}

function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const list = groups.get(key(row));
    if (list) list.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

export function rosterGrants(facts: RosterFacts): RosterGrant[] {
  const pupils = new Map(facts.pupils.map((p) => [p.pupilId, p]));
  const staffOf = groupBy(facts.groupStaff, (s) => s.groupId);
  const dutiesAt = groupBy(facts.duties, (d) => d.schoolUnitId);
  const endings = new Map<string, string[]>();
  for (const h of facts.handovers) {
    const key = `${h.fromId}|${h.pupilId}`;
    endings.set(key, [...(endings.get(key) ?? []), h.changeOn].sort());
  }
  const grants: RosterGrant[] = [];
  const add = (base: Omit<RosterGrant, "startsAt" | "endsAt">, period: Period) => {
    const handedOver = endings
      .get(`${base.accountId}|${base.pupilId}`)
      ?.find((changeOn) => changeOn > period.startsOn);
    const endsOn =
      base.ground === "teaching" || base.ground === "mentor"
        ? earlier(period.endsOn, handedOver ?? null)
        : period.endsOn;
    grants.push({
      ...base,
      startsAt: instantAt(period.startsOn),
      endsAt: endsOn === null ? null : instantAt(endsOn),
    });
  };
  for (const member of facts.members) {
    const pupil = pupils.get(member.pupilId);
    if (!pupil) continue;
    for (const staff of staffOf.get(member.groupId) ?? []) {
      if (pupil.protectedIdentity && staff.role !== "mentor") continue;
      const both = overlap(member, staff);
      const period = both && overlap(both, pupil);
      if (!period) continue;
      add(
        {
          sourceId: `${staff.id}:${member.id}`,
          pupilId: pupil.pupilId,
          accountId: staff.accountId,
          ground: staff.role === "mentor" ? "mentor" : "teaching",
        },
        period,
      );
    }
  }
  for (const pupil of facts.pupils) {
    for (const duty of dutiesAt.get(pupil.schoolUnitId) ?? []) {
      if (pupil.protectedIdentity && duty.ground !== "principal") continue;
      const period = overlap(pupil, duty);
      if (!period) continue;
      add(
        {
          sourceId: `${duty.id}:${pupil.pupilId}`,
          pupilId: pupil.pupilId,
          accountId: duty.accountId,
          ground: duty.ground,
        },
        period,
      );
    }
  }
  return [...grants, ...substituteGrants(facts, pupils, grants)];
}

/**
 * A substitute has what the one who is replaced has as teacher, mentor or receiver of a handover at that school, while both
 * last. Not what is protected: there each is named by the principal (OSL 21:3).
 */
function substituteGrants(
  facts: RosterFacts,
  pupils: ReadonlyMap<string, RosterFacts["pupils"][number]>,
  grants: readonly RosterGrant[],
): RosterGrant[] {
  const taught = grants.filter((g) => g.ground === "teaching" || g.ground === "mentor");
  const received = (facts.received ?? []).map((g) => ({ ...g, sourceId: g.id }));
  const heldBy = groupBy([...taught, ...received], (g) => g.accountId);
  return (facts.substitutions ?? []).flatMap((s) =>
    (heldBy.get(s.absentId) ?? []).flatMap((held): RosterGrant[] => {
      const pupil = pupils.get(held.pupilId);
      if (!pupil || pupil.protectedIdentity || pupil.schoolUnitId !== s.schoolUnitId) return [];
      const startsAt = new Date(Math.max(+held.startsAt, +instantAt(s.startsOn)));
      const ends = [held.endsAt, s.endsOn === null ? null : instantAt(s.endsOn)].filter((e) => e !== null);
      const endsAt = new Date(Math.min(...ends.map(Number)));
      if (!(endsAt > startsAt)) return [];
      const sourceId = `${s.id}:${held.sourceId}`;
      return [
        {
          sourceId,
          pupilId: held.pupilId,
          accountId: s.substituteId,
          ground: "substitution",
          startsAt,
          endsAt,
        },
      ];
    }),
  );
}
