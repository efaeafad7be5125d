// Decides who may do what with which child's record, and on what ground. Deny by default.
// Reads grants (the sole truth about who has which pupil), authorship and duties that the caller loaded; it
// loads nothing itself, and running the system gives no right to read a child's record.
// Source: OSL 23:1-2, 40:7 g; SoL 19:1; skollagen 29:14; GDPR 32. The list scopes stand here beside their predicates.
import { type Actor, hasRole, isStudentHealth, type StaffActor, worksAt } from "./actor";

export type GrantGround =
  | "teaching"
  | "mentor"
  | "principal"
  | "student_health"
  | "handover"
  | "temporary"
  | "named";

export type Ground =
  | GrantGround
  | "author"
  | "same_school"
  | "giver"
  | "receiver"
  | "report_author"
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

/** What the policy must be told, by action. */
export interface Facts {
  "pupil.read": { authorityId: string; grants: GrantFact[]; now: Date };
  "concern.log": { authorityId: string; grants: GrantFact[]; now: Date };
  "note.leave": { authorityId: string; schoolUnitId: string };
  "concern.read": {
    authorityId: string;
    grants: GrantFact[];
    now: Date;
    authorId: string;
    circle: "pupil" | "student_health";
  };
  "concern.change": { authorityId: string; authorId: string };
  "concern.handle": {
    authorityId: string;
    grants: GrantFact[];
    now: Date;
    authorId: string;
    circle: "pupil" | "student_health";
  };
  "loose-note.place": { authorityId: string; schoolUnitId: string };
  "handover.propose": { authorityId: string; grants: GrantFact[]; now: Date };
  "handover.read": { authorityId: string; fromId: string; toId: string | null; schoolUnitId: string };
  "handover.answer": { authorityId: string; toId: string | null; schoolUnitId: string };
  "handover.withdraw": { authorityId: string; fromId: string };
  "access.grant": { authorityId: string; schoolUnitId: string };
  "report.start": {
    authorityId: string;
    schoolUnitId: string;
    grants: GrantFact[];
    now: Date;
    authorOfNote: boolean;
  };
  "report.know": { authorityId: string; grants: GrantFact[]; now: Date; isAuthor: boolean };
  "report.work": { authorityId: string; grants: GrantFact[]; now: Date; isAuthor: boolean };
  "roster.import": { authorityId: string };
  "reception.work": { municipalityCode: string };
  "statistics.read": { municipalityCode: string };
}

export type Action = keyof Facts;

const strongest: readonly GrantGround[] = [
  "mentor",
  "teaching",
  "handover",
  "named",
  "temporary",
  "student_health",
  "principal",
];

/** The ground on which the actor has the pupil at `now`, the plainest first; null without one. */
export function activeGround(grants: readonly GrantFact[], now: Date): GrantGround | null {
  const active = grants.filter((g) => g.startsAt <= now && (g.endsAt === null || now < g.endsAt));
  return strongest.find((ground) => active.some((g) => g.ground === ground)) ?? null;
}

/** Whether one of the grants that hold at `now` is of this ground, whatever plainer ones stand beside it. */
function holds(grants: readonly GrantFact[], ground: GrantGround, now: Date): boolean {
  return grants.some(
    (g) => g.ground === ground && g.startsAt <= now && (g.endsAt === null || now < g.endsAt),
  );
}

const deny = (reason: string): Decision => ({ allow: false, reason });
const allow = (ground: Ground): Decision => ({ allow: true, ground });

type Rules = { [A in Action]: (actor: Actor, facts: Facts[A]) => Decision };

/** A rule for school staff of the same authority: anybody else is denied before it is asked. */
function staff<F extends { authorityId: string }>(
  rule: (actor: StaffActor, facts: F) => Decision,
): (actor: Actor, facts: F) => Decision {
  return (actor, facts) => {
    if (actor.kind !== "staff") return deny("not_staff");
    if (facts.authorityId !== actor.authorityId) return deny("other_authority");
    return rule(actor, facts);
  };
}

const byGrant = (_actor: StaffActor, facts: { grants: GrantFact[]; now: Date }): Decision => {
  const ground = activeGround(facts.grants, facts.now);
  return ground ? allow(ground) : deny("no_grant");
};

const rules: Rules = {
  "pupil.read": staff<Facts["pupil.read"]>(byGrant),
  "concern.log": staff<Facts["concern.log"]>(byGrant),
  "note.leave": staff((actor, f) =>
    worksAt(actor, f.schoolUnitId) ? allow("same_school") : deny("other_school"),
  ),
  "concern.read": staff((actor, f) => {
    if (f.authorId === actor.accountId) return allow("author");
    const ground = activeGround(f.grants, f.now);
    if (!ground) return deny("no_grant");
    return readableCircles(actor, ground).includes(f.circle) ? allow(ground) : deny("inner_circle");
  }),
  "concern.change": staff((actor, f) =>
    f.authorId === actor.accountId ? allow("author") : deny("not_author"),
  ),
  "concern.handle": staff((actor, f) => {
    const ground = activeGround(f.grants, f.now);
    if (!ground) return f.authorId === actor.accountId ? allow("author") : deny("no_grant");
    return readableCircles(actor, ground).includes(f.circle) ? allow(ground) : deny("inner_circle");
  }),
  "loose-note.place": staff((actor, f) =>
    hasRole(actor, "principal", f.schoolUnitId) ? allow("principal") : deny("not_principal"),
  ),
  "handover.propose": staff((_actor, f) => {
    const ground = activeGround(f.grants, f.now);
    // Named and temporary access are the principal's decision, and not passed on by the one who was given it.
    return ground === "mentor" || ground === "teaching" || ground === "handover"
      ? allow(ground)
      : deny("not_theirs_to_hand_over");
  }),
  "handover.read": staff((actor, f) => {
    if (f.fromId === actor.accountId) return allow("giver");
    if (f.toId === actor.accountId && worksAt(actor, f.schoolUnitId)) return allow("receiver");
    return hasRole(actor, "principal", f.schoolUnitId) ? allow("principal") : deny("not_a_party");
  }),
  "handover.answer": staff((actor, f) => {
    if (f.toId === actor.accountId && worksAt(actor, f.schoolUnitId)) return allow("receiver");
    if (f.toId === null && hasRole(actor, "principal", f.schoolUnitId)) return allow("principal");
    return deny("not_the_receiver");
  }),
  "handover.withdraw": staff((actor, f) =>
    f.fromId === actor.accountId ? allow("giver") : deny("not_the_giver"),
  ),
  "access.grant": staff((actor, f) =>
    hasRole(actor, "principal", f.schoolUnitId) ? allow("principal") : deny("not_principal"),
  ),
  // The duty to report is personal (SoL 19:1): whoever has the pupil, has left a note, or works at the school.
  "report.start": staff((actor, f) => {
    const ground = activeGround(f.grants, f.now);
    if (ground) return allow(ground);
    if (f.authorOfNote) return allow("author");
    return worksAt(actor, f.schoolUnitId) ? allow("same_school") : deny("other_school");
  }),
  "report.know": staff((_actor, f) => {
    if (f.isAuthor) return allow("report_author");
    const ground = (["student_health", "principal"] as const).find((g) => holds(f.grants, g, f.now));
    return ground ? allow(ground) : deny("report_secrecy");
  }),
  "report.work": staff((_actor, f) => {
    if (f.isAuthor) return allow("report_author");
    return holds(f.grants, "student_health", f.now) ? allow("student_health") : deny("report_secrecy");
  }),
  "roster.import": staff((actor) =>
    hasRole(actor, "authority_administrator") ? allow("administrator") : deny("not_administrator"),
  ),
  "reception.work": (actor, f) => {
    if (actor.kind !== "social") return deny("not_social_services");
    if (actor.municipalityCode !== f.municipalityCode) return deny("other_municipality");
    return actor.roles.includes("reception") ? allow("reception") : deny("not_reception");
  },
  "statistics.read": (actor, f) => {
    if (actor.kind !== "social") return deny("not_social_services");
    if (actor.municipalityCode !== f.municipalityCode) return deny("other_municipality");
    const role = actor.roles.find((r) => r === "analyst" || r === "reception");
    return role ? allow(role) : deny("no_role");
  },
};

/** The decision with its ground, which the audit stores and the screen can tell. */
export function can<A extends Action>(actor: Actor, action: A, facts: Facts[A]): Decision {
  return rules[action](actor, facts);
}

/** Which circles' notes a holder of the pupil may read: the inner circle is student health's own (OSL 23:2). */
export function readableCircles(
  actor: StaffActor,
  ground: GrantGround,
): readonly ("pupil" | "student_health")[] {
  return ground === "student_health" || isStudentHealth(actor) ? ["pupil", "student_health"] : ["pupil"];
}

/**
 * The list scope of `concern.read` for one pupil: circles in which all notes may be read, plus one's own notes.
 * An empty list of circles means: own notes only.
 */
export function concernScope(
  actor: Actor,
  facts: { authorityId: string; grants: GrantFact[]; now: Date },
): { circles: readonly ("pupil" | "student_health")[]; ownId: string } | null {
  if (actor.kind !== "staff" || actor.authorityId !== facts.authorityId) return null;
  const ground = activeGround(facts.grants, facts.now);
  return { circles: ground ? readableCircles(actor, ground) : [], ownId: actor.accountId };
}
