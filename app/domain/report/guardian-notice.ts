// Decides whether the reporter is advised not to tell the guardians before social services has been
// reached: at violence in the family, sexual violence and honour-related oppression. Advice, never a hindrance.
// Does not know who the feared person is: when the category alone leaves doubt, the careful answer is given.

import type { ReportCategory } from "./categories";

const doNotTell: Record<ReportCategory, boolean> = {
  physical_violence: true,
  psychological_violence: true,
  sexual_violence: true,
  witnessed_violence: true,
  neglect: false,
  parent_addiction: false,
  parent_mental_illness: false,
  honour: true,
  marriage_mutilation_abduction: true,
  own_behaviour: false,
  absence: false,
  exploitation: false,
};

/** report-form:guardianNotice.<answer> */
export type GuardianNotice = "do_not_tell" | "tell_when_safe";

export function guardianNotice(categories: readonly ReportCategory[]): GuardianNotice {
  return categories.some((category) => doNotTell[category]) ? "do_not_tell" : "tell_when_safe";
}
