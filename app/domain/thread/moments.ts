// When something stands on a pupil's thread and what can be known of it without opening a text: enough to order the
// thread, to cut out the part that a page shows, to filter by and to draw the overview. Decides nothing about access:
// only what the reader may see becomes a moment.
import type { Priority } from "../concern/rules";

export interface Moment {
  kind: string;
  id: string;
  at: Date;
}

export interface EntryMoment extends Moment {
  kind: "entry";
  priority: Priority;
  category: string;
  authorId: string;
  authorName: string;
  withdrawn: boolean;
}

export interface ReportMoment extends Moment {
  kind: "report";
  sent: boolean;
}

export const isEntry = (moment: Moment): moment is EntryMoment => moment.kind === "entry";
export const isReport = (moment: Moment): moment is ReportMoment => moment.kind === "report";

/** Whether it tells that a report of concern exists: secret wherever it goes (OSL 40:7 g). */
export const tellsOfReport = ({ kind }: Moment): boolean => kind === "report" || kind === "outcome";

/** Newest first; what shares an instant keeps an order of its own, so that no page shows it twice or not at all. */
export function newestFirst(a: Moment, b: Moment): number {
  return +b.at - +a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
