// What the policy is told, by action, and what it answers: an allowing with its ground, or a no. Types alone.

export type GrantGround =
  | "teaching"
  | "mentor"
  | "principal"
  | "student_health"
  | "handover"
  | "temporary"
  | "named"
  | "substitution";

export type Ground =
  | GrantGround
  | "author"
  | "same_school"
  | "giver"
  | "receiver"
  | "report_author"
  | "report_signer"
  | "reception"
  | "analyst"
  | "administrator";

export type Decision = { allow: true; ground: Ground } | { allow: false; reason: string };

/** A grant of this actor for the pupil in question; `endsAt` is exclusive. */
export interface GrantFact {
  ground: GrantGround;
  startsAt: Date;
  endsAt: Date | null;
}

/** One actor and one pupil: the pupil's school unit is where student health's own notes and reports are at home. */
export interface HoldingFacts {
  authorityId: string;
  schoolUnitId: string;
  grants: GrantFact[];
  now: Date;
}

export interface ConsultationFacts {
  authorityId: string | null;
  schoolUnitId: string | null;
  municipalityCode: string | null;
}

/** What the policy must be told, by action. */
export interface Facts {
  "pupil.read": { authorityId: string; grants: GrantFact[]; now: Date };
  "concern.log": { authorityId: string; grants: GrantFact[]; now: Date };
  "note.leave": { authorityId: string; schoolUnitId: string };
  "concern.read": HoldingFacts & { authorId: string; circle: "pupil" | "student_health" };
  "concern.change": { authorityId: string; authorId: string };
  /** Who sees to a concern and how it goes: for those who have the pupil and may read it, its author not by herself. */
  "follow-up.read": HoldingFacts & { circle: "pupil" | "student_health" };
  "student-health.meet": { authorityId: string; schoolUnitId: string };
  "follow-up.oversee": { authorityId: string; schoolUnitId: string };
  /** Whoever tied two notes loosens them again, while having the pupil. */
  "link.remove": { authorityId: string; grants: GrantFact[]; now: Date; madeBy: string };
  /** A matter is read by those for whom its circle is: its name can tell as much as a note. */
  "matter.read": HoldingFacts & { circle: "pupil" | "student_health" };
  "matter.change": HoldingFacts & { circle: "pupil" | "student_health" };
  /** A note that waits with a unit's principal. */
  "loose-note.place": { authorityId: string; schoolUnitId: string };
  /** The record that it is laid on: of a pupil of the unit, or of one who has left it and whom nobody has. */
  "loose-note.lay": HoldingFacts & { hasLeft: boolean };
  "handover.propose": { authorityId: string; grants: GrantFact[]; now: Date };
  "handover.read": { authorityId: string; fromId: string; toId: string | null; schoolUnitId: string };
  "handover.answer": { authorityId: string; toId: string | null; schoolUnitId: string };
  "handover.withdraw": { authorityId: string; fromId: string };
  "access.grant": { authorityId: string; schoolUnitId: string };
  /** That the pupil has gone to another school, and whom to ask there. */
  "history.ask": HoldingFacts;
  /** What goes to the new school; the facts are the old school's. */
  "history.decide": { authorityId: string; schoolUnitId: string };
  "substitution.manage": { authorityId: string; schoolUnitId: string };
  /** About a pupil whom the reporter has: the roster is opened. */
  "report.start": HoldingFacts;
  /** About any child, in the reporter's own words: no roster is opened. */
  "report.describe": { authorityId: string; schoolUnitId: string };
  /** `hasSigned`: she has put her name to it, whoever wrote it, and follows what becomes of it. */
  "report.know": HoldingFacts & { isAuthor: boolean; hasSigned?: boolean };
  "report.work": HoldingFacts & { isAuthor: boolean };
  "report.discard": { authorityId: string; isAuthor: boolean; otherAuthors: number };
  "report.leave": { authorityId: string; isAuthor: boolean; otherAuthors: number };
  /** To read the finished document and sign it: also whoever is asked to, for as long as she has the pupil. */
  "report.sign": HoldingFacts & { isAuthor: boolean; isAsked: boolean };
  "report.release": HoldingFacts;
  "report.ask-feedback": { authorityId: string; isAuthor: boolean };
  "plan.read": HoldingFacts;
  "plan.write": HoldingFacts;
  "plan.sign": HoldingFacts;
  "plan.release": HoldingFacts;
  "roster.import": { authorityId: string };
  "register.manage": { authorityId: string };
  "signing.manage": { authorityId: string };
  /** What the authority adds to the report form in its own words, and which categories it guards. */
  "report.texts": { authorityId: string };
  /** The quick signals that the authority offers. */
  "signal.manage": { authorityId: string };
  "register.overview": { authorityId: string };
  /** What does not match between senders and receivers: by reference alone. */
  "alarm.watch": { authorityId: string };
  /** Without a name. A unit: its student health is asked; null: a municipality's reception. */
  "consultation.ask": { authorityId: string; schoolUnitId: string | null };
  /** By those who are asked. */
  "consultation.answer": ConsultationFacts;
  "reception.work": { municipalityCode: string };
  "statistics.read": { municipalityCode: string };
}

export type Action = keyof Facts;
