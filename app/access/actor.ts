// Who acts. Built from the session on every request; what an actor may do is decided by policy.ts alone.

export type StaffRole =
  | "teacher"
  | "principal"
  | "counsellor"
  | "school_nurse"
  | "school_psychologist"
  | "special_educator"
  | "other_staff"
  | "authority_administrator";

export type SocialRole = "reception" | "analyst";

export interface StaffDuty {
  role: StaffRole;
  /** Null for a duty at the school authority itself. */
  schoolUnitId: string | null;
}

export interface StaffActor {
  kind: "staff";
  accountId: string;
  name: string;
  authorityId: string;
  duties: StaffDuty[];
}

export interface SocialActor {
  kind: "social";
  accountId: string;
  name: string;
  municipalityCode: string;
  roles: SocialRole[];
}

export type Actor = StaffActor | SocialActor;

/** The professions of student health (elevhälsa): their own notes stay among themselves (OSL 23:2). */
export const studentHealthRoles: readonly StaffRole[] = [
  "counsellor",
  "school_nurse",
  "school_psychologist",
  "special_educator",
];

export function hasRole(actor: StaffActor, role: StaffRole, schoolUnitId?: string): boolean {
  return actor.duties.some(
    (d) => d.role === role && (schoolUnitId === undefined || d.schoolUnitId === schoolUnitId),
  );
}

export function worksAt(actor: StaffActor, schoolUnitId: string): boolean {
  return actor.duties.some((d) => d.schoolUnitId === schoolUnitId);
}

/** At this school unit: another school's student health has no part in the pupils here. */
export function isStudentHealth(actor: StaffActor, schoolUnitId: string): boolean {
  return actor.duties.some((d) => studentHealthRoles.includes(d.role) && d.schoolUnitId === schoolUnitId);
}

/** At some school: enough to be shown a choice, never to be given its answer. */
export function isStudentHealthSomewhere(actor: StaffActor): boolean {
  return actor.duties.some((d) => studentHealthRoles.includes(d.role) && d.schoolUnitId !== null);
}
