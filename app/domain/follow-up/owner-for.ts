// Whose a concern becomes: its author's, who saw it and whose duty it is; where the author does not have the pupil, the
// mentor's, else the principal's. A note of student health's own goes to nobody outside its circle: to the team of the
// pupil's school, as a body. Null where nobody has the pupil: then it stays where it is. Pure.
// Source: issue, 'never ownerless'; OSL 23:2.

export interface Candidate {
  accountId: string;
  ground: string;
  /** Of the student health of the pupil's own school. */
  isHealth: boolean;
}

export type Owner = { ownerId: string; teamUnitId: null } | { ownerId: null; teamUnitId: string };

const person = (ownerId: string): Owner => ({ ownerId, teamUnitId: null });

/** Whether somebody with these grants reads the concern as one who has the pupil. */
export const canSeeTo = (
  candidates: readonly Candidate[],
  accountId: string,
  circle: "pupil" | "student_health",
): boolean => candidates.some((c) => c.accountId === accountId && (circle === "pupil" || c.isHealth));

export function ownerFor(
  concern: { circle: "pupil" | "student_health"; authorId: string; schoolUnitId: string },
  candidates: readonly Candidate[],
): Owner | null {
  const { circle, authorId, schoolUnitId } = concern;
  if (canSeeTo(candidates, authorId, circle)) return person(authorId);
  if (circle === "student_health") return { ownerId: null, teamUnitId: schoolUnitId };
  const next =
    candidates.find((c) => c.ground === "mentor") ?? candidates.find((c) => c.ground === "principal");
  return next ? person(next.accountId) : null;
}
