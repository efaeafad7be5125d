// A question that waits rests while the pupil has left the school that asked: nothing goes to where the pupil no longer is,
// and the next school asks for itself. It stands again if the pupil comes back (decision 0035). Pure.

export function rests(asked: { status: string }, to: { leftOn: string | null }, today: string): boolean {
  return asked.status === "asked" && to.leftOn !== null && to.leftOn <= today;
}
