// What stands of one school authority's roster, as plan-roster compares it: the sealed parts opened.
import type { RosterGroup, RosterGuardian, RosterPupil, RosterSchool, StaffDutyRole } from "./roster";

interface StandingDates {
  startsOn: string;
  /** Exclusive. */
  endsOn: string | null;
}

export interface StandingPupil {
  id: string;
  externalId: string | null;
  schoolUnitId: string;
  givenName: string;
  familyName: string;
  birthDate: string | null;
  sex: RosterPupil["sex"];
  identityLookup: string | null;
  residenceCode: string | null;
  placedByCode: string | null;
  staysInCode: string | null;
  district: string | null;
  protection: RosterPupil["protection"];
  leftOn: string | null;
  /** JSON { personalNumber, address, phone }. */
  details: string | null;
  version: number;
}

export interface RosterState {
  schools: {
    id: string;
    externalId: string | null;
    name: string;
    kind: RosterSchool["kind"];
    municipalityCode: string;
    phone: string | null;
  }[];
  accounts: {
    id: string;
    externalId: string | null;
    name: string;
    email: string | null;
    phone: string | null;
    identityLookup: string | null;
    closedAt: Date | null;
  }[];
  groups: ({
    id: string;
    externalId: string | null;
    schoolUnitId: string;
    name: string;
    kind: RosterGroup["kind"];
  } & StandingDates)[];
  duties: ({
    id: string;
    accountId: string;
    schoolUnitId: string | null;
    role: StaffDutyRole;
  } & StandingDates)[];
  groupStaff: ({
    id: string;
    groupId: string;
    accountId: string;
    role: "mentor" | "teacher";
  } & StandingDates)[];
  pupils: StandingPupil[];
  members: ({ id: string; groupId: string; pupilId: string } & StandingDates)[];
  guardians: {
    id: string;
    externalId: string | null;
    pupilId: string;
    /** JSON { name, personalNumber, address, phone, email }. */
    details: string;
    custody: RosterGuardian["custody"];
    version: number;
  }[];
}

export interface Put<Row> {
  add: Row[];
  change: Row[];
}

/** Which of the wanted rows are new, and which differ from what stands. */
export function put<Row extends { id: string }>(standing: readonly Row[], wanted: readonly Row[]): Put<Row> {
  const before = new Map(standing.map((row) => [row.id, row]));
  const differs = (row: Row, from: Row) =>
    (Object.keys(row) as (keyof Row)[]).some((key) => JSON.stringify(row[key]) !== JSON.stringify(from[key]));
  return {
    add: wanted.filter((row) => !before.has(row.id)),
    change: wanted.filter((row) => {
      const from = before.get(row.id);
      return from !== undefined && differs(row, from);
    }),
  };
}

/** Rows by the school authority's own id; those made by hand have none. */
export function byExternalId<Row extends { externalId: string | null }>(
  rows: readonly Row[],
): Map<string, Row> {
  return new Map(rows.flatMap((row) => (row.externalId === null ? [] : [[row.externalId, row] as const])));
}
