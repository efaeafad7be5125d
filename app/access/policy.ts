// Decides who may do what with which child's record, and on what ground. Deny by default.
// Reads grants (the sole truth about who has which pupil), authorship and duties that the caller loaded; it
// loads nothing itself, and running the system gives no right to read a child's record.
// Source: OSL 23:1-2, 40:7 g; SoL 19:1; skollagen 29:14; GDPR 32. The list scopes stand here beside their predicates.
import { type Actor, hasRole, isStudentHealth, type StaffActor, worksAt } from "./actor";
import type { Action, Decision, Facts, GrantFact, GrantGround, Ground, HoldingFacts } from "./policy-facts";

const strongest: readonly GrantGround[] = [
  "mentor",
  "teaching",
  "handover",
  "named",
  "temporary",
  "substitution",
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

/** A rule for staff on duty at the same authority: anybody else is denied before it is asked, authors too. */
function staff<F extends { authorityId: string }>(
  rule: (actor: StaffActor, facts: F) => Decision,
): (actor: Actor, facts: F) => Decision {
  return (actor, facts) => {
    if (actor.kind !== "staff") return deny("not_staff");
    if (facts.authorityId !== actor.authorityId) return deny("other_authority");
    if (actor.duties.length === 0) return deny("no_duty");
    return rule(actor, facts);
  };
}

const byGrant = (_actor: StaffActor, facts: { grants: GrantFact[]; now: Date }): Decision => {
  const ground = activeGround(facts.grants, facts.now);
  return ground ? allow(ground) : deny("no_grant");
};

const byCircle = (actor: StaffActor, f: Facts["concern.read"]): Decision => {
  if (f.authorId === actor.accountId) return allow("author");
  const ground = activeGround(f.grants, f.now);
  if (!ground) return deny("no_grant");
  return readableCircles(actor, f.schoolUnitId).includes(f.circle) ? allow(ground) : deny("inner_circle");
};

const byStudentHealth = (actor: StaffActor, f: HoldingFacts): Decision => {
  const ground = groundOfStudentHealth(actor, f);
  return ground ? allow(ground) : deny("inner_circle");
};

const administrators = staff((actor: StaffActor) =>
  hasRole(actor, "authority_administrator") ? allow("administrator") : deny("not_administrator"),
);
/** As a note, but nobody's own: who opened a matter and has left its circle reads it no more. */
const byMatterCircle = (actor: StaffActor, f: Facts["matter.read"]): Decision =>
  byCircle(actor, { ...f, authorId: "" });

const rules: Rules = {
  "pupil.read": staff<Facts["pupil.read"]>(byGrant),
  "concern.log": staff<Facts["concern.log"]>(byGrant),
  "note.leave": staff((actor, f) =>
    worksAt(actor, f.schoolUnitId) ? allow("same_school") : deny("other_school"),
  ),
  "concern.read": staff<Facts["concern.read"]>(byCircle),
  "concern.change": staff((actor, f) =>
    f.authorId === actor.accountId ? allow("author") : deny("not_author"),
  ),
  // Whoever left a note on a pupil she lacks sees that note, and nothing of what others do about it.
  "follow-up.read": staff((actor, f) => {
    const ground = activeGround(f.grants, f.now);
    if (!ground) return deny("no_grant");
    return readableCircles(actor, f.schoolUnitId).includes(f.circle) ? allow(ground) : deny("inner_circle");
  }),
  "student-health.meet": staff((actor, f) =>
    isStudentHealth(actor, f.schoolUnitId) ? allow("student_health") : deny("not_student_health"),
  ),
  "follow-up.oversee": staff((actor, f) =>
    hasRole(actor, "principal", f.schoolUnitId) ? allow("principal") : deny("not_principal"),
  ),
  "link.remove": staff<Facts["link.remove"]>((actor, f) =>
    f.madeBy === actor.accountId ? byGrant(actor, f) : deny("not_the_maker"),
  ),
  "matter.read": staff<Facts["matter.read"]>(byMatterCircle),
  "matter.change": staff<Facts["matter.change"]>(byMatterCircle),
  "loose-note.place": staff((actor, f) =>
    hasRole(actor, "principal", f.schoolUnitId) ? allow("principal") : deny("not_principal"),
  ),
  // Whoever has left is nobody's: the principal lays on that record what she has read, and reads nothing there by it.
  "loose-note.lay": staff((actor, f) => {
    if (!hasRole(actor, "principal", f.schoolUnitId)) return deny("not_principal");
    return f.hasLeft || activeGround(f.grants, f.now) ? allow("principal") : deny("no_grant");
  }),
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
  // Whose task the pupil is: whom the principal has let in for a time, or who stands in, has another errand.
  "history.ask": staff((actor, f) => {
    if (isStudentHealth(actor, f.schoolUnitId) && holds(f.grants, "student_health", f.now))
      return allow("student_health");
    return holds(f.grants, "principal", f.now) ? allow("principal") : deny("not_principal");
  }),
  "history.decide": staff((actor, f) =>
    hasRole(actor, "principal", f.schoolUnitId) ? allow("principal") : deny("not_principal"),
  ),
  "substitution.manage": staff((actor, f) =>
    hasRole(actor, "principal", f.schoolUnitId) ? allow("principal") : deny("not_principal"),
  ),
  // The duty to report is personal (SoL 19:1): who does not have the pupil reports in her own words.
  "report.start": staff<Facts["report.start"]>(byGrant),
  "report.describe": staff((actor, f) =>
    worksAt(actor, f.schoolUnitId) ? allow("same_school") : deny("other_school"),
  ),
  // An author keeps it while on duty at the authority, at whichever school: the duty to report is her own.
  "report.know": staff((actor, f) => {
    if (f.isAuthor) return allow("report_author");
    if (f.hasSigned) return allow("report_signer");
    const ground = groundOfStudentHealth(actor, f);
    if (ground) return allow(ground);
    return holds(f.grants, "principal", f.now) ? allow("principal") : deny("report_secrecy");
  }),
  "report.work": staff((actor, f) => {
    if (f.isAuthor) return allow("report_author");
    const ground = groundOfStudentHealth(actor, f);
    return ground ? allow(ground) : deny("report_secrecy");
  }),
  // Only whoever is alone in it: nobody takes away what another wrote. Who is not leaves it to the others instead.
  "report.discard": staff((_actor, f) =>
    f.isAuthor && f.otherAuthors === 0 ? allow("report_author") : deny("not_sole_author"),
  ),
  "report.leave": staff((_actor, f) =>
    f.isAuthor && f.otherAuthors > 0 ? allow("report_author") : deny("nobody_to_leave_it_to"),
  ),
  // Asking somebody opens the document to her and nothing else: neither the form, nor where it has gone.
  "report.sign": staff((actor, f) => {
    if (f.isAuthor) return allow("report_author");
    const ground = groundOfStudentHealth(actor, f);
    if (ground) return allow(ground);
    const held = f.isAsked ? activeGround(f.grants, f.now) : null;
    return held ? allow(held) : deny("not_asked");
  }),
  // Student health's own notes leave its circle for a report or a plan by its own decision alone (OSL 23:2).
  "report.release": staff(byStudentHealth),
  // Feedback is owed to those who reported (SoL 19:6), and to nobody else who knows of the report.
  "report.ask-feedback": staff((_actor, f) => (f.isAuthor ? allow("report_author") : deny("not_reporter"))),
  // Whom the principal has let in for a time reads a plan and writes in none.
  "plan.read": staff<Facts["plan.read"]>(byGrant),
  "plan.write": staff((actor, f) =>
    byGrant(actor, { ...f, grants: f.grants.filter((g) => g.ground !== "temporary") }),
  ),
  "plan.sign": staff<Facts["plan.sign"]>(byGrant),
  "plan.release": staff(byStudentHealth),
  "roster.import": administrators,
  "signing.manage": administrators,
  "register.manage": administrators,
  "alarm.watch": administrators,
  "report.texts": administrators,
  "signal.manage": administrators,
  "register.overview": staff((actor) => {
    if (hasRole(actor, "authority_administrator")) return allow("administrator");
    return hasRole(actor, "principal") ? allow("principal") : deny("neither_administrator_nor_principal");
  }),
  "consultation.ask": staff((actor, f) =>
    f.schoolUnitId === null || worksAt(actor, f.schoolUnitId) ? allow("same_school") : deny("other_school"),
  ),
  "consultation.answer": (actor, f) => {
    if (actor.kind === "social")
      return f.municipalityCode === actor.municipalityCode && actor.roles.includes("reception")
        ? allow("reception")
        : deny("not_asked");
    return f.authorityId === actor.authorityId && f.schoolUnitId && isStudentHealth(actor, f.schoolUnitId)
      ? allow("student_health")
      : deny("not_asked");
  },
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

/**
 * Which circles' notes a holder of the pupil may read: the inner circle is student health's own, at the pupil's own
 * school (OSL 23:2). A duty elsewhere opens nothing here, whatever gives the pupil.
 */
function readableCircles(actor: StaffActor, schoolUnitId: string): readonly ("pupil" | "student_health")[] {
  return isStudentHealth(actor, schoolUnitId) ? ["pupil", "student_health"] : ["pupil"];
}

/**
 * The ground on which student health at the pupil's school has the pupil: by the roster, or, for a protected identity,
 * by the principal's naming or as its mentor. Null for anybody else.
 */
function groundOfStudentHealth(actor: StaffActor, f: HoldingFacts): GrantGround | null {
  if (!isStudentHealth(actor, f.schoolUnitId)) return null;
  return holds(f.grants, "student_health", f.now) ? "student_health" : activeGround(f.grants, f.now);
}

/**
 * The list scope of `concern.read` for one pupil: circles in which all notes may be read, plus one's own notes.
 * An empty list of circles means: own notes only.
 */
export function concernScope(
  actor: Actor,
  facts: HoldingFacts,
): { circles: readonly ("pupil" | "student_health")[]; ownId: string } | null {
  if (actor.kind !== "staff" || actor.authorityId !== facts.authorityId) return null;
  if (actor.duties.length === 0) return null;
  const ground = activeGround(facts.grants, facts.now);
  return { circles: ground ? readableCircles(actor, facts.schoolUnitId) : [], ownId: actor.accountId };
}

/** The list scope of `consultation.answer`; null where nobody asks the actor. */
export function consultationScope(
  actor: Actor,
): { schoolUnitIds: readonly string[] } | { municipalityCode: string } | null {
  if (actor.kind === "social")
    return actor.roles.includes("reception") ? { municipalityCode: actor.municipalityCode } : null;
  const units = actor.duties.flatMap((d) =>
    d.schoolUnitId && isStudentHealth(actor, d.schoolUnitId) ? [d.schoolUnitId] : [],
  );
  return units.length > 0 ? { schoolUnitIds: [...new Set(units)] } : null;
}

/** The list scope of `register.overview`: null for all the authority's schools, else the principal's own. */
export function overviewScope(actor: StaffActor): readonly string[] | null {
  if (hasRole(actor, "authority_administrator")) return null;
  return actor.duties.flatMap((d) => (d.role === "principal" && d.schoolUnitId ? [d.schoolUnitId] : []));
}
