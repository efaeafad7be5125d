// How a reception's ledger is read: which rows name a colleague, and in what order stands what was done in one act.
// Decides nothing of what is written there.

/** Rows whose detail is a colleague's account: shown by name, and by name alone elsewhere. */
export const eventsAboutPeople = ["assigned", "protection_assessed"];

const order = ["received", "entered", "opened", "acknowledged", "registered", "decided"];

/** What was recorded in one act has one time: then the order is that of the work. */
export function inOrder<E extends { at: Date; kind: string }>(events: E[]): E[] {
  const place = ({ kind }: E) => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return events.sort((a, b) => +a.at - +b.at || place(a) - place(b));
}
