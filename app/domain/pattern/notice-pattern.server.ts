// What is worth a word on a pupil's page: a pattern in the notes, and the days since the first one that may mean a duty to
// report. From the rows that the reader may see (the scope is the caller's) and without opening a text. Asks for nothing
// and holds nothing back (JO 6755-2012). No policy of its own. audit: none; read-thread records the reading.

import { signsWithin } from "~db/concern-signs.server";
import type { Queries } from "~db/database";
import type { ThreadScope } from "../pupil/thread-entries.server";
import { hasTurnedEighteen } from "../report/age";
import { dangerContact } from "../report/danger-contact.server";
import { dutyDays } from "./duty-days";
import { patternsIn } from "./rules";

interface Of {
  pupil: { id: string; schoolUnitId: string; birthDate: string | null };
  scope: ThreadScope | null;
  /** The notes that are shown: no other is counted. */
  known: ReadonlySet<string>;
  /** When reports were sent that the reader may know of. */
  reportsSent: readonly Date[];
  now: Date;
}

export async function noticePattern(q: Queries, { pupil, scope, known, reportsSent, now }: Of) {
  const { birthDate, schoolUnitId } = pupil;
  const all = scope ? await signsWithin(q, pupil.id, scope) : [];
  const signs = all.filter(({ id }) => known.has(id));
  const patterns = patternsIn(signs, now);
  const duty = dutyDays(signs, { birthDate, reportsSent, now });
  if (patterns.length === 0 && !duty) return null;
  // Those where the school stands: asking without a name needs no receiver, and no municipality is named here.
  const { phone } = await dangerContact(q, { receiverCode: null, receiverUnit: null, schoolUnitId });
  return { patterns, duty, adult: hasTurnedEighteen(birthDate, now), phone };
}

export type Noticed = Awaited<ReturnType<typeof noticePattern>>;
