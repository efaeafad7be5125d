// How long an invitation holds. Whoever has not used it by then is invited anew.
const holdsForMs = 7 * 24 * 3600_000;

export function invitationEnds(now: Date): Date {
  return new Date(now.getTime() + holdsForMs);
}
