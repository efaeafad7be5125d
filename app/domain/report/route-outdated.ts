// Whether a draft's municipality was chosen before its pupil left the school: the school's register follows the home of
// such a pupil no longer, so that what the rules proposed then may be wrong now. It is said, and can be chosen anew or
// kept; it never holds a report back (SoL 19:1, 29:1). Of a day that is both, what nobody has chosen since counts as
// before. Pure.
import { civilDate } from "../calendar/stockholm";
import { hasLeft } from "../pupil/has-left";

interface Routed {
  status: string;
  receiverCode: string | null;
  createdAt: Date;
  /** When a person last settled it. */
  routedAt: Date | null;
}

export function routeOutdated(report: Routed, pupil: { leftOn: string | null } | null, now: Date): boolean {
  if (!pupil?.leftOn || !hasLeft(pupil, now)) return false;
  if (report.status !== "draft" || report.receiverCode === null) return false;
  return report.routedAt
    ? civilDate(report.routedAt) < pupil.leftOn
    : civilDate(report.createdAt) <= pupil.leftOn;
}
