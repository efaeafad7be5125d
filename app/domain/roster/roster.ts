// A roster as the school authority states it: the whole of what it knows on that day, rows named by its own ids.

export type StaffDutyRole =
  | "teacher"
  | "principal"
  | "counsellor"
  | "school_nurse"
  | "school_psychologist"
  | "special_educator"
  | "other_staff"
  | "authority_administrator";

interface Span {
  /** Civil dates; null: from the day of the first import, or for the time being. */
  startsOn: string | null;
  endsOn: string | null;
}

export interface RosterSchool {
  id: string;
  name: string;
  kind: "preschool" | "compulsory" | "upper_secondary";
  municipalityCode: string;
  phone: string | null;
}

export interface RosterStaff {
  id: string;
  name: string;
  personalNumber: string | null;
  email: string | null;
  phone: string | null;
}

export interface RosterGroup extends Span {
  id: string;
  school: string;
  name: string;
  kind: "class" | "teaching";
}

export interface RosterDuty extends Span {
  staff: string;
  role: StaffDutyRole;
  /** Null for a duty at the school authority itself. */
  school: string | null;
}

/** Somebody who stands in for somebody else at a school; it always has a last day. */
export interface RosterSubstitution {
  staff: string;
  absent: string;
  school: string;
  startsOn: string | null;
  endsOn: string;
}

export interface RosterGroupStaff extends Span {
  staff: string;
  group: string;
  role: "mentor" | "teacher";
}

export interface RosterPupil {
  id: string;
  school: string;
  givenName: string;
  familyName: string;
  personalNumber: string | null;
  birthDate: string | null;
  sex: "female" | "male" | "unknown";
  residenceCode: string | null;
  placedByCode: string | null;
  staysInCode: string | null;
  /** Part of the home municipality, where it has several receptions; null where the identity is protected. */
  district: string | null;
  protection: "none" | "confidentiality" | "protected_registration";
  address: string | null;
  phone: string | null;
}

export interface RosterMember extends Span {
  group: string;
  pupil: string;
}

export interface RosterGuardian {
  id: string;
  pupil: string;
  name: string;
  personalNumber: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  custody: "custody" | "no_custody" | "unknown";
}

export interface Roster {
  schools: RosterSchool[];
  staff: RosterStaff[];
  groups: RosterGroup[];
  duties: RosterDuty[];
  substitutions: RosterSubstitution[];
  groupStaff: RosterGroupStaff[];
  pupils: RosterPupil[];
  members: RosterMember[];
  guardians: RosterGuardian[];
}
