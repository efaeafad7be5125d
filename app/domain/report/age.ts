// Decides whether a report of concern can be about this person: it is about a child under 18 (SoL 19:1).
// Counted by the date in Stockholm. An unknown birth date is a child: doubt never stops a report.

import { ageOn, type CivilDate, civilDate } from "../calendar/stockholm";

export function hasTurnedEighteen(birthDate: CivilDate | null, now: Date): boolean {
  return birthDate !== null && ageOn(birthDate, civilDate(now)) >= 18;
}
